import type { NextConfig } from "next";

const config: NextConfig = {
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["sharp", "pino", "undici", "pg", "graphile-worker", "@prisma/adapter-pg", "better-auth"],
  devIndicators: false,
  experimental: {
    // fewer, larger scripts are smaller together, and are fetched in fewer turns: 4 KB of each page
    turbopackChunking: { minChunkSize: 500_000, maxMergeChunkSize: 5_000_000 },
    // of the framework's own parts, too, what nobody uses is left out
    turbopackCjsTreeShaking: true,
  },
  // the development server would print what actions are called with: passwords and keys
  logging: { serverFunctions: false },
  // npm run check and npm test check the types, of tests too; whoever starts the studio need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;

import type { NextConfig } from "next";

const config: NextConfig = {
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["sharp", "pino", "undici", "pg", "graphile-worker", "@prisma/adapter-pg", "better-auth"],
  devIndicators: false,
  // the development server would print what actions are called with: passwords and keys
  logging: { serverFunctions: false },
  // npm run check and npm test check the types, of tests too; whoever starts the studio need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;

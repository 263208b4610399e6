import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: { "@": root, "server-only": path.join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    include: ["{lib,app,components,prisma,scripts,e2e}/**/*.test.{ts,tsx,mjs}"],
    globalSetup: "scripts/vitest-setup.mjs",
    env: {
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      // nothing listens here: a test that needs a sandbox starts its own
      SANDBOX_URL: "http://127.0.0.1:1",
      SECRET_KEY: "a secret of the tests, at least thirty-two characters",
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
    },
    pool: "forks",
    // most of them wait for something most of the time
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});

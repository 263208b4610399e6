import path from "node:path";
import process from "node:process";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import { plainTests } from "./scripts/studio/gates.mjs";

const root = import.meta.dirname;
const plain = plainTests();

/** They wait for minutes and moments that are real: begun first, they end beside the others instead of after them. */
const LONG = [
  "lib/worker/outage.test.ts",
  "lib/worker/clock.test.ts",
  "lib/sending/storm.test.ts",
  "lib/takes/life.test.ts",
  "lib/model/model.test.ts",
  "lib/access/matrix/matrix.test.ts",
  "lib/sending/failing.test.ts",
  "lib/pool.test.ts",
  "lib/asking/dead-workers.test.ts",
];

class LongestFirst extends BaseSequencer {
  async sort(files) {
    const isLong = ({ moduleId }) => LONG.includes(path.relative(root, moduleId));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: { "@": root, "server-only": path.join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    projects: [
      { extends: true, test: { name: "plain", include: plain, isolate: false } },
      { extends: true, test: { name: "alone", include: ["{lib,app,components,prisma,scripts,e2e}/**/*.test.{ts,tsx,mjs}"], exclude: plain } },
    ],
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
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // a machine that others use too may be late once; npm test names what needed it
    retry: process.env.CI ? 1 : 0,
    testTimeout: 240_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});

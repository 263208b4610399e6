import process from "node:process";
import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  globalSetup: "./e2e/setup.ts",
  fullyParallel: false,
  // each with a studio of its own (e2e/setup.ts)
  workers: 2,
  forbidOnly: true,
  // a machine that others use too may be late once; npm test names what needed it
  retries: process.env.CI ? 1 : 0,
  // on a machine three times as slow the longest ones still end
  timeout: 240_000,
  // letters are drawn a little differently from one version of the browser to the next
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.02, scale: "css" } },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    // no trace: recording one fetches the page's blobs, which the policy of the pages forbids, and that error would fail a journey
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      // a graphics card that is imitated takes more of the machine than all that it draws
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
    },
  },
});

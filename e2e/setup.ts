import { mkdirSync, writeFileSync } from "node:fs";
import { chromium, expect, type FullConfig } from "@playwright/test";
import { sandbox } from "@/e2e/sandbox";
import { startStudio } from "@/e2e/start-studio";
import { OWNER, RESULTS, STATE_FILE, STUDIO_FILE } from "@/e2e/studio";

/** Quick enough for a test, slow enough to be seen. */
const SANDBOX_TYPICAL_MS = 800;

/** Starts the studio that most journeys share, and becomes its owner by the printed link. */
export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  mkdirSync(RESULTS, { recursive: true });
  const { running, link, stop } = await startStudio();
  try {
    writeFileSync(STUDIO_FILE, JSON.stringify(running));
    await sandbox(running.sandboxUrl).set({ typicalMs: SANDBOX_TYPICAL_MS, sharesClips: true });
    await becomeOwner(config, link);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function becomeOwner(config: FullConfig, link: string): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    const page = await browser.newPage();
    await page.goto(link, { waitUntil: "networkidle" });
    await page.getByLabel("Name").fill(OWNER.name);
    await page.getByLabel("Email").fill(OWNER.email);
    await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    await page.getByRole("button", { name: "Open the studio" }).click();
    await expect(page).toHaveURL(/\/studio/, { timeout: 30_000 });
    await page.context().storageState({ path: STATE_FILE });
  } finally {
    await browser.close();
  }
}

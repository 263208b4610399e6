import { mkdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { chromium, type FullConfig } from "@playwright/test";
import { becomeOwner } from "@/e2e/become-owner";
import { rows } from "@/e2e/database";
import { sandbox } from "@/e2e/sandbox";
import { startStudio } from "@/e2e/start-studio";
import { RESULTS, stateFile, studioFile } from "@/e2e/studio";

/** Quick enough for a test, slow enough to be seen. */
const SANDBOX_TYPICAL_MS = 800;

/** Starts a studio for each worker, which most of its journeys share. */
export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  mkdirSync(RESULTS, { recursive: true });
  const started: (() => Promise<void>)[] = [];
  const stop = async () => void (await Promise.all(started.map((stopOne) => stopOne())));
  try {
    for (let place = 0; place < config.workers; place += 1) {
      process.env.TEST_PARALLEL_INDEX = String(place);
      started.push(await startOne(config));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Starts the studio of this place, and becomes its owner by the printed link. */
async function startOne(config: FullConfig): Promise<() => Promise<void>> {
  const { running, link, stop } = await startStudio();
  try {
    writeFileSync(studioFile(), JSON.stringify(running));
    await sandbox(running.sandboxUrl).set({ typicalMs: SANDBOX_TYPICAL_MS, sharesClips: true });
    await signIn(config, link);
    // journeys press and go on; grace.spec.ts is about the moment in which a press can be taken back
    await rows("UPDATE member SET has_grace = false");
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function signIn(config: FullConfig, link: string): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    const page = await browser.newPage();
    await becomeOwner(page, link);
    await page.context().storageState({ path: stateFile() });
  } finally {
    await browser.close();
  }
}

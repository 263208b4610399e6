import { mkdirSync, writeFileSync } from "node:fs";
import { chromium, type FullConfig } from "@playwright/test";
import { becomeOwner } from "@/e2e/become-owner";
import { rows } from "@/e2e/database";
import { startStudio } from "@/e2e/start-studio";
import { RESULTS, stateFile, studioFile } from "@/e2e/studio";

/** Starts a studio for each worker, which most of its journeys share. */
export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  mkdirSync(RESULTS, { recursive: true });
  const outcomes = await Promise.allSettled(Array.from({ length: config.workers }, (_, place) => startOne(config, String(place))));
  const stop = async () => void (await Promise.all(outcomes.map((outcome) => outcome.status === "fulfilled" && outcome.value())));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (!failed) return stop;
  await stop();
  throw failed.reason;
}

/** Starts the studio of this place, and becomes its owner by the printed link. */
async function startOne(config: FullConfig, place: string): Promise<() => Promise<void>> {
  const { running, link, stop } = await startStudio();
  try {
    writeFileSync(studioFile(place), JSON.stringify(running));
    await signIn(config, link, stateFile(place));
    // journeys press and go on; grace.spec.ts is about the moment in which a press can be taken back
    await rows("UPDATE member SET has_grace = false", [], running.databaseUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function signIn(config: FullConfig, link: string, file: string): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    const page = await browser.newPage();
    await becomeOwner(page, link);
    await page.context().storageState({ path: file });
  } finally {
    await browser.close();
  }
}

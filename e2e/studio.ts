import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** Where the run's studio says how to reach it. */
export const RESULTS = path.join(import.meta.dirname, "..", "test-results");
/** The owner's cookies: journeys begin signed in. */
export const stateFile = (place = ownPlace()) => path.join(RESULTS, `owner-${place}.json`);
export const studioFile = (place = ownPlace()) => path.join(RESULTS, `studio-${place}.json`);

export const OWNER = { name: "Maya Lindqvist", email: "maya@dailies.test", password: "a password for journeys" };

export interface RunningStudio {
  url: string;
  dataDir: string;
  databaseUrl: string;
  sandboxUrl: string;
  /** The supervisor's process. */
  pid: number;
}

/** The production studio that this worker's journeys talk to: each worker has one of its own. */
export function studio(): RunningStudio {
  return JSON.parse(readFileSync(studioFile(), "utf8"));
}

/** Playwright numbers its workers so; one that is started anew takes the number of the last. */
function ownPlace(): string {
  return process.env.TEST_PARALLEL_INDEX ?? "0";
}

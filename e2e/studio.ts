import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the run's studio says how to reach it. */
export const RESULTS = path.join(import.meta.dirname, "..", "test-results");
/** The owner's cookies: journeys begin signed in. */
export const STATE_FILE = path.join(RESULTS, "owner.json");
export const STUDIO_FILE = path.join(RESULTS, "studio.json");

export const OWNER = { name: "Maya Lindqvist", email: "maya@dailies.test", password: "a password for journeys" };

export interface RunningStudio {
  url: string;
  dataDir: string;
  databaseUrl: string;
  sandboxUrl: string;
  /** The supervisor's process. */
  pid: number;
}

/** The production studio that this run of journeys talks to. */
export function studio(): RunningStudio {
  return JSON.parse(readFileSync(STUDIO_FILE, "utf8"));
}

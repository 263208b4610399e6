import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EventLog } from "@/lib/sandbox/state/event-log";
import { Faults } from "@/lib/sandbox/state/faults";
import { PredictionStore } from "@/lib/sandbox/state/predictions";
import { openSettings, type SettingsBox, type SettingsChange } from "@/lib/sandbox/state/settings";

/** All that a running sandbox knows. */
export interface World {
  /** The address that its own links begin with. */
  origin: string;
  folders: { inputs: string; outputs: string; uploads: string };
  settings: SettingsBox;
  faults: Faults;
  log: EventLog;
  predictions: PredictionStore;
  /** What its webhook secrets and upload signatures are made from; kept across runs. */
  secret: string;
  /** Aborted when the sandbox closes: whatever waits or renders ends and is taken up again at the next start. */
  closing: AbortSignal;
}

/** Opens the sandbox's folder, making what is missing, and reads back what the last run knew. */
export function openWorld(folder: string, given: SettingsChange, closing: AbortSignal): World {
  const folders = { inputs: path.join(folder, "inputs"), outputs: path.join(folder, "outputs"), uploads: path.join(folder, "uploads") };
  for (const each of Object.values(folders)) mkdirSync(each, { recursive: true });
  return {
    origin: "",
    folders,
    settings: openSettings(path.join(folder, "settings.json"), given),
    faults: new Faults(),
    log: new EventLog(path.join(folder, "creates.jsonl")),
    predictions: new PredictionStore(path.join(folder, "predictions")),
    secret: readSecret(path.join(folder, "secret")),
    closing,
  };
}

function readSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

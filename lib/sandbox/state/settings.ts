import { readFileSync } from "node:fs";
import { z } from "zod";
import { replaceFile } from "@/lib/sandbox/state/replace-file";

export const VENDORS = ["wavespeed", "eachlabs"] as const;
export type Vendor = (typeof VENDORS)[number];

const perMinute = z.number().int().min(0).max(1_000_000);
const inFlight = z.number().int().min(0).max(1_000_000);
const ms = z
  .number()
  .int()
  .min(0)
  .max(365 * 24 * 3_600_000);

const Limits = z.strictObject({ createsPerMinute: perMinute, inFlight });

const Settings = z.strictObject({
  /** A prediction takes this long or as long as its clip takes to render, whichever is more; give or take a fifth. */
  typicalMs: ms,
  wavespeed: Limits,
  eachlabs: Limits,
  /** Outputs and predictions are deleted this long after they ended. */
  retentionMs: ms,
  /** Between tries of a callback: Eachlabs waits this long each time, WaveSpeed doubles it. */
  callbackRetryMs: ms,
  /** One motionless clip for each still and plan, whatever the words and the seed: for tests of load, not for people. */
  sharesClips: z.boolean(),
  /** What Eachlabs says a prediction cost, in dollars. Null: it says nothing. */
  eachlabsCost: z.number().min(0).nullable(),
  /** Whether Eachlabs lists a callback before its first delivery. It is written nowhere. */
  listsCallbacksAtOnce: z.boolean(),
  /** Whether WaveSpeed's history echoes inputs. As far as is known it does not. */
  historyEchoesInput: z.boolean(),
});
export type SandboxSettings = z.infer<typeof Settings>;

/** What may be changed: any of the settings; limits for one vendor under its name, for both at the top. */
export const SettingsChange = Settings.partial().extend({
  wavespeed: Limits.partial().optional(),
  eachlabs: Limits.partial().optional(),
  createsPerMinute: perMinute.optional(),
  inFlight: inFlight.optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

const DAY_MS = 24 * 3_600_000;

export const DEFAULT_SETTINGS: SandboxSettings = {
  typicalMs: 4_000,
  wavespeed: { createsPerMinute: 100, inFlight: 10 },
  eachlabs: { createsPerMinute: 100, inFlight: 10 },
  retentionMs: 7 * DAY_MS,
  callbackRetryMs: 10_000,
  sharesClips: false,
  eachlabsCost: null,
  listsCallbacksAtOnce: false,
  historyEchoesInput: false,
};

export interface SettingsBox {
  readonly now: SandboxSettings;
  change: (change: SettingsChange) => Promise<SandboxSettings>;
}

/** The sandbox's settings, kept in a file: those of the last run, with what this start asks for put over them. */
export function openSettings(file: string, given: SettingsChange = {}): SettingsBox {
  let now = merge(readBack(file), given);
  return {
    get now() {
      return now;
    },
    async change(change) {
      now = merge(now, change);
      await replaceFile(file, JSON.stringify(now));
      return now;
    },
  };
}

function merge(before: SandboxSettings, { wavespeed, eachlabs, createsPerMinute, inFlight, ...rest }: SettingsChange): SandboxSettings {
  const both = { ...(createsPerMinute !== undefined && { createsPerMinute }), ...(inFlight !== undefined && { inFlight }) };
  return Settings.parse({
    ...before,
    ...rest,
    wavespeed: { ...before.wavespeed, ...both, ...wavespeed },
    eachlabs: { ...before.eachlabs, ...both, ...eachlabs },
  });
}

function readBack(file: string): SandboxSettings {
  try {
    return merge(DEFAULT_SETTINGS, SettingsChange.parse(JSON.parse(readFileSync(file, "utf8"))));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

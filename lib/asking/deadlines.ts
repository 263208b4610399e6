import type { ProviderId } from "@/lib/providers/provider";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a provider keeps a finished clip: WaveSpeed says 7 days; Eachlabs promises 24 hours for a sibling service, so plan for that. */
export const OUTPUT_KEPT_MS: Record<ProviderId, number> = { wavespeed: 7 * 24 * HOUR, eachlabs: 24 * HOUR };

/** Past it a take is shown as stalled, and asked about rarely or by hand. */
export const STALLED_AFTER_MS = 30 * MINUTE;
const STALLED_CHECK_MS = 10 * MINUTE;

/** Two looks at one prediction are never closer than this, whatever calls back. */
export const LEAST_BETWEEN_CHECKS_MS = 2 * SECOND;

/** The pause before the next look: 3 s at first, growing to 10 s, with jitter; rarely once stalled. */
export function nextCheckMs(checks: number, isStalled: boolean, random: () => number = Math.random): number {
  if (isStalled) return STALLED_CHECK_MS;
  const base = Math.min(3 * SECOND + checks * SECOND, 9 * SECOND);
  return Math.round(base + random() * SECOND);
}

const LOOKS_MS = [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE];

/** When a lost create is looked for again after so many looks, counted from its sending; null: a person decides now. */
export function nextLookMs(looks: number): number | null {
  return LOOKS_MS[looks] ?? null;
}

const SAVE_PAUSES_MS = [1 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE];

/** The pause before the clip is fetched again, after so many tries. */
export function nextSaveMs(saves: number): number {
  return SAVE_PAUSES_MS[Math.min(saves, SAVE_PAUSES_MS.length - 1)] ?? 5 * MINUTE;
}

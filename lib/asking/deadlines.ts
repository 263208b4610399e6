import type { ProviderId } from "@/lib/providers/provider";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a provider keeps a finished clip: WaveSpeed says 7 days; Eachlabs promises 24 hours for a sibling service, so plan for that. */
export const OUTPUT_KEPT_MS: Record<ProviderId, number> = { wavespeed: 7 * 24 * HOUR, eachlabs: 24 * HOUR };

/** Past it a take is shown as stalled, and asked about rarely or by hand. */
export const STALLED_AFTER_MS = 30 * MINUTE;
const STALLED_CHECK_MS = 10 * MINUTE;

/** A provider that knows a take is asked about it for so long, whatever it keeps: what is not done yet can't be lost. */
export const PENDING_MOST_MS = 30 * 24 * HOUR;

/** Two looks at one prediction are never closer than this, whoever calls back. */
export const LEAST_BETWEEN_CHECKS_MS = 2 * SECOND;
/** The first few callbacks that the provider signed are followed sooner: it says that there is something new. */
export const LEAST_AFTER_VERIFIED_MS = SECOND / 2;
export const VERIFIED_AT_ONCE = 3;

/** The pause before the next look: 3 s at first, growing to 10 s, with jitter; rarely once stalled. */
export function nextCheckMs(checks: number, isStalled: boolean, random: () => number = Math.random): number {
  if (isStalled) return STALLED_CHECK_MS;
  const base = Math.min(3 * SECOND + checks * SECOND, 9 * SECOND);
  return Math.round(base + random() * SECOND);
}

/** The last look for a lost create by itself. */
export const LAST_LOOK_MS = 30 * MINUTE;
const LOOKS_MS = [10 * SECOND, MINUTE, 5 * MINUTE, LAST_LOOK_MS];

/** When a lost create is looked for again, counted from its sending, so long after it; null: no more by itself, a person decides. */
export function nextLookMs(sinceSentMs: number): number | null {
  return LOOKS_MS.find((at) => at >= sinceSentMs + LEAST_BETWEEN_CHECKS_MS) ?? null;
}

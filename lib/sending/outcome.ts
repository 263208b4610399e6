import { SubmitError } from "@/lib/providers/provider";

/** Why a provider is let alone for a while. `failing`: creates in a row were in doubt; `uploads`: it does not take stills. */
export type PauseReason = "key_refused" | "no_credit" | "busy" | "unreachable" | "failing" | "uploads";

/** What a failed create means for its take, its provider and the money. */
export type Outcome =
  | { then: "queue"; create: "nothing_sent" | "refused"; pause: PauseReason; waitReason: string; retryAfterMs: number | null }
  | { then: "fail"; create: "refused"; code: "refused" | "moderated"; message: string }
  | { then: "doubt"; create: "unknown"; message: string };

/**
 * The table of ARCHITECTURE.md: only what surely created nothing goes back to the queue, only a plain refusal fails the take,
 * and everything else is in doubt, because it may have been accepted.
 */
export function outcomeOf(error: unknown, provider: string): Outcome {
  if (!(error instanceof SubmitError)) return { then: "doubt", create: "unknown", message: `${provider} gave no answer that could be read.` };
  const { retryAfterMs } = error;
  switch (error.fault) {
    case "nothing_sent":
      return {
        then: "queue",
        create: "nothing_sent",
        pause: "unreachable",
        waitReason: `${provider} can't be reached. Nothing was sent; it is tried again.`,
        retryAfterMs,
      };
    case "busy":
      return { then: "queue", create: "refused", pause: "busy", waitReason: `${provider} has no room for more takes right now.`, retryAfterMs };
    case "unauthorized":
      return { then: "queue", create: "refused", pause: "key_refused", waitReason: keyRefused(provider), retryAfterMs: null };
    case "no_credit":
      return {
        then: "queue",
        create: "refused",
        pause: "no_credit",
        waitReason: `The balance at ${provider} does not cover this take yet.`,
        retryAfterMs: null,
      };
    case "refused":
      return { then: "fail", create: "refused", code: error.isModerated ? "moderated" : "refused", message: error.message };
    case "unknown":
      return { then: "doubt", create: "unknown", message: error.message };
  }
}

/** Why takes wait whose provider does not accept the key. */
export function keyRefused(provider: string): string {
  return `${provider} refused the key. Nothing is lost: check the key in Settings.`;
}

const SECOND = 1_000;
const PAUSES: Record<PauseReason, { firstMs: number; mostMs: number } | null> = {
  key_refused: null,
  no_credit: { firstMs: 60 * SECOND, mostMs: 30 * 60 * SECOND },
  busy: { firstMs: 5 * SECOND, mostMs: 60 * SECOND },
  unreachable: { firstMs: 2 * SECOND, mostMs: 60 * SECOND },
  // each trial of these may be paid for, so they come ever more seldom
  failing: { firstMs: 30 * SECOND, mostMs: 10 * 60 * SECOND },
  uploads: { firstMs: 2 * SECOND, mostMs: 60 * SECOND },
};
/** A vendor that asks for more than this is asked again all the same. */
const RETRY_AFTER_MOST_MS = 60 * 60 * SECOND;

/** So many creates in doubt in a row, and the provider is failing. */
export const DOUBTS_MAX = 3;

/** How long a provider is let alone after so many pauses in a row; null: until a person mends the key. The vendor's own word is honoured where it is longer. */
export function pauseMs(reason: PauseReason, pausesBefore: number, retryAfterMs: number | null): number | null {
  const step = PAUSES[reason];
  if (!step) return null;
  return Math.max(Math.min(step.firstMs * 2 ** Math.min(pausesBefore, 20), step.mostMs), Math.min(retryAfterMs ?? 0, RETRY_AFTER_MOST_MS));
}

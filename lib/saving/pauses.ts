const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A clip is never asked for more often than this, whoever asks. */
export const LEAST_BETWEEN_TRIES_MS = 2 * SECOND;

const PAUSES_MS = [LEAST_BETWEEN_TRIES_MS, LEAST_BETWEEN_TRIES_MS, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 5 * MINUTE, 5 * MINUTE];
const LONGEST_MS = 15 * MINUTE;
const TOO_LARGE_MS = 60 * MINUTE;
/** A try that brought so much was none in vain. */
const ADVANCE_BYTES = 1024 * 1024;

/** The pause before a clip is fetched again, after so many tries and by what the last one brought. */
export function nextSaveMs(saves: number, { cameBytes = 0, isTooLarge = false } = {}): number {
  if (isTooLarge) return TOO_LARGE_MS;
  if (cameBytes >= ADVANCE_BYTES) return LEAST_BETWEEN_TRIES_MS;
  return PAUSES_MS[Math.max(0, saves - 1)] ?? LONGEST_MS;
}

import { log } from "@/lib/log";

const PAUSE_MS = 1_000;
/** A process that is asked to end tries only so much longer. */
const TRIES_AT_THE_END = 3;

/** Set while this process is ending: see `persistently`. */
export const ending = { isAsked: false };

/**
 * Writes what only this process knows, again and again while the database is away. Once the process is asked to end it gives up soon:
 * an answer is in the spool by then, and the take's lease leads the next worker on. Throws the last error when it gives up.
 */
export async function persistently(about: string, write: () => Promise<void>): Promise<void> {
  for (let tries = 1, last = 0; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      log().error({ err: error, about, tries }, "what is known of a take could not be written down yet");
      if (ending.isAsked) last += 1;
      if (last >= TRIES_AT_THE_END) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * Math.min(tries, 5)));
    }
  }
}

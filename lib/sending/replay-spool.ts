import { log } from "@/lib/log";
import { outageOf } from "@/lib/outage";
import { NoSuchCreateError, writeAnswer } from "@/lib/sending/record-answer";
import { forgetAnswer, listAnswers, putAside } from "@/lib/sending/spool";

/**
 * Writes down what the spool holds: answers whose process ended, or could not reach the database, before they were recorded. Any number of
 * workers may do it at once, beside the one that still writes: an answer is recorded once. Ends early when the database is away.
 */
export async function replaySpool(): Promise<void> {
  for (const answer of await listAnswers()) {
    const { createId, takeId, predictionId } = answer;
    try {
      await writeAnswer(answer);
      log().info({ takeId, predictionId }, "an answer was recorded from the spool");
      await forgetAnswer(createId);
    } catch (error) {
      if (outageOf(error)) return;
      log().error({ err: error, takeId, predictionId }, "a spooled answer could not be recorded");
      if (error instanceof NoSuchCreateError) await putAside(createId);
    }
  }
}

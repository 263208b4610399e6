import { db } from "@/lib/db";

/** Texts read at once: some ten milliseconds. */
const READ_AT_ONCE = 5_000;

/**
 * Adds the words of new prompts and notes to those that are known: among them slips of the keys and parts of words are looked for. A worker does it now
 * and then, so that no press waits for it; of two workers one does.
 */
export async function learnWords(): Promise<void> {
  let isMore = true;
  while (isMore) {
    isMore = await db().$transaction(async (tx) => {
      const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtext('dailies_take_word')) AS "isOurs"`;
      if (!lock?.isOurs) return false;
      const [row] = await tx.$queryRaw<{ read: number }[]>`SELECT take_word_learn(${READ_AT_ONCE}::int) AS read`;
      return row?.read === READ_AT_ONCE;
    });
  }
}

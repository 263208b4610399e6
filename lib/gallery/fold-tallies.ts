import { db } from "@/lib/db";

/** Changes folded at once: a second of work at most. */
const FOLDED_AT_ONCE = 20_000;

/**
 * Adds changes of the tallies to their sums, so that counting stays short; what is counted is the same before, while and after. Waits for
 * nobody and keeps nobody waiting: triggers only add rows, and of two workers one does it. Answers whether more may be left.
 */
export async function foldTallies(): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtext('dailies_take_tally')) AS "isOurs"`;
    if (!lock?.isOurs) return false;
    const [news] = await tx.$queryRaw<{ folded: number }[]>`
      WITH news AS MATERIALIZED (
        SELECT * FROM take_tally WHERE NOT is_sum ORDER BY id LIMIT ${FOLDED_AT_ONCE}
      ), old AS (
        DELETE FROM take_tally k WHERE k.id IN (SELECT id FROM news) OR k.is_sum AND (k.project, k.provider, k.model, k.mode, k.status, k.verdict, k.resolution, k.ratio, k.person, k.rating, k.shelf)
          IN (SELECT project, provider, model, mode, status, verdict, resolution, ratio, person, rating, shelf FROM news)
        RETURNING *
      ), sums AS (
        INSERT INTO take_tally (is_sum, project, provider, model, mode, status, verdict, resolution, ratio, person, rating, shelf, takes)
        SELECT true, project, provider, model, mode, status, verdict, resolution, ratio, person, rating, shelf, sum(takes)
        FROM old GROUP BY project, provider, model, mode, status, verdict, resolution, ratio, person, rating, shelf HAVING sum(takes) <> 0
      )
      SELECT count(*)::int AS folded FROM news`;
    return news?.folded === FOLDED_AT_ONCE;
  });
}

/** Folds all that there is. */
export async function foldAllTallies(): Promise<void> {
  while (await foldTallies());
}

import { keptFor } from "@/lib/asking/kept-for";
import { db } from "@/lib/db";

/** Looks that together say a paid clip is gone lie at least so far apart: a store or a balancer may be wrong for a while. */
export const BETWEEN_DENIALS_MS = 10 * 60_000;

/**
 * True when the provider, past the time that it keeps clips, has said before that what was looked for is not there, long enough ago for
 * today's word not to be the same mistake, and has not said otherwise since. Read from what was noted of its answers, by the database's
 * clock: a note that could not be written costs one more look.
 */
export async function hasBeenDenied(takeId: string, look: "check" | "download"): Promise<boolean> {
  const [found] = await db().$queryRaw<{ isDenied: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM provider_event event
      WHERE event.take_id = take.id AND event.what = ${look} AND event.detail->>'isDenied' = 'true'
        AND event.created_at BETWEEN coalesce(take.output_until, take.sent_at + ${keptFor()}) AND now() - ${BETWEEN_DENIALS_MS} * interval '1 millisecond'
        AND NOT EXISTS (
          SELECT 1 FROM provider_event later
          WHERE later.take_id = take.id AND later.what = ${look} AND later.created_at > event.created_at AND later.detail->>'state' IS NOT NULL)
    ) AS "isDenied" FROM take WHERE take.id = ${takeId}`;
  return found?.isDenied ?? false;
}

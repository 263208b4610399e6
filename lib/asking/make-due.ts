import { LEAST_AFTER_VERIFIED_MS, LEAST_BETWEEN_CHECKS_MS, VERIFIED_AT_ONCE } from "@/lib/asking/deadlines";
import { db, type Tx } from "@/lib/db";
import { addTasks } from "@/lib/queue/tasks";
import { ENDED_BY_A_PERSON } from "@/lib/takes/limits";

interface Because {
  /** The provider itself has just called, as its signature shows. */
  isVerified?: boolean;
}

/**
 * Makes takes due to be asked about now, but no sooner after the last time than politeness allows. Harmless for any take.
 * The first few verified callbacks of a take are followed at once; whoever calls without a signature has us ask once in two seconds at most.
 */
export async function makeDue(takeIds: readonly string[], { isVerified = false }: Because = {}, tx: Tx = db()): Promise<void> {
  if (takeIds.length === 0) return;
  const due = await tx.$queryRaw<{ takeId: string; at: Date; status: string }[]>`
    UPDATE take SET next_check_at = greatest(now(), coalesce(last_check_at, '-infinity') + interval '1 millisecond' *
      CASE WHEN ${isVerified} AND (SELECT sum(deliveries) FROM callback_receipt WHERE take_id = take.id AND signature = 'verified') <= ${VERIFIED_AT_ONCE}
        THEN ${LEAST_AFTER_VERIFIED_MS}::int ELSE ${LEAST_BETWEEN_CHECKS_MS}::int END)
    WHERE id IN (SELECT id FROM take WHERE id = ANY(${[...takeIds]}) ORDER BY id FOR UPDATE)
      AND (status IN ('generating', 'canceled', 'unconfirmed') OR (status = 'failed' AND failure_code = ANY(${[...ENDED_BY_A_PERSON]})))
      AND sent_at IS NOT NULL
    RETURNING id AS "takeId", next_check_at AS at, status::text`;
  await addTasks(
    due.map(({ takeId, at, status }) => ({ ...askingOf(status, takeId), payload: { takeId }, runAt: at })),
    tx,
  );
}

/** A take whose prediction is known is asked about; one whose create was lost is looked for, and so is one that a person ended without knowing. */
export function askingOf(status: string, takeId: string): { name: "check" | "reconcile"; key: string } {
  const name = status === "generating" || status === "canceled" ? "check" : "reconcile";
  return { name, key: `${name}:${takeId}` };
}

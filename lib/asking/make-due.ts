import { LEAST_BETWEEN_CHECKS_MS } from "@/lib/asking/deadlines";
import { db, type Tx } from "@/lib/db";
import { addTasks } from "@/lib/queue/tasks";

/** Makes takes due to be asked about now, but no sooner after the last time than politeness allows. Harmless for any take. */
export async function makeDue(takeIds: readonly string[], tx: Tx = db()): Promise<void> {
  if (takeIds.length === 0) return;
  const due = await tx.$queryRaw<{ takeId: string; at: Date; status: string }[]>`
    UPDATE take SET next_check_at = greatest(now(), coalesce(last_check_at, '-infinity') + ${LEAST_BETWEEN_CHECKS_MS} * interval '1 millisecond')
    WHERE id IN (SELECT id FROM take WHERE id = ANY(${[...takeIds]}) ORDER BY id FOR UPDATE)
      AND status IN ('generating', 'canceled', 'unconfirmed') AND sent_at IS NOT NULL
    RETURNING id AS "takeId", next_check_at AS at, status::text`;
  await addTasks(
    due.map(({ takeId, at, status }) => {
      const name = status === "unconfirmed" ? "reconcile" : "check";
      return { name, payload: { takeId }, key: `${name}:${takeId}`, runAt: at };
    }),
    tx,
  );
}

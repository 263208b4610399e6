import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { addTask } from "@/lib/queue/tasks";
import { LEAST_BETWEEN_TRIES_MS } from "@/lib/saving/pauses";
import { getTake } from "@/lib/takes/data";
import { move } from "@/lib/takes/move";
import type { TakeView } from "@/lib/takes/view";

/**
 * Fetches a made clip as soon as politeness allows instead of at the next try; one that was given up for lost is tried once more.
 * Free: nothing is generated. Throws `not_found`.
 */
export async function saveAgain(actor: Actor, { takeId }: { takeId: string }): Promise<TakeView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const lost = await tx.take.findFirst({ where: { id: takeId, failureCode: "output_lost", outputUrl: { not: null } }, select: { id: true } });
    if (lost) await move(takeId, "saving", { leaseOwner: null, waitReason: null }, tx, { from: "failed" });
    const [due] = await tx.$queryRaw<{ at: Date }[]>`
      UPDATE take SET due_at = greatest(now(), coalesce(last_check_at, '-infinity') + ${LEAST_BETWEEN_TRIES_MS} * interval '1 millisecond')
      WHERE id = ${takeId} AND status = 'saving' AND lease_owner IS NULL
      RETURNING due_at AS at`;
    if (due) await addTask("save", { takeId }, { key: `save:${takeId}`, runAt: due.at }, tx);
  });
  return getTake(readScope(actor), takeId);
}

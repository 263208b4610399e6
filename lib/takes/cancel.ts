import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { releaseReservation } from "@/lib/costs/ledger";
import { db, dbNow, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { addTask } from "@/lib/queue/tasks";
import { getTake } from "@/lib/takes/data";
import type { TakeStatus } from "@/lib/takes/limits";
import { move } from "@/lib/takes/move";
import { isFinal } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

/** A take moves while it is being canceled at most so often before it has ended. */
const TRIES = 5;

/**
 * Stops a take as far as it can be stopped: queued at once and free; on its way, as soon as the answer is known; at the provider,
 * by asking it to stop or by no longer waiting. A clip that comes all the same is kept. Throws `not_found`, `conflict` when it had ended.
 */
export async function cancelTake(actor: Actor, { takeId }: { takeId: string }): Promise<TakeView> {
  requireRight(actor, "write");
  for (let tries = 0; tries < TRIES; tries += 1) {
    const take = await db().take.findUnique({ where: { id: takeId }, select: { status: true } });
    if (!take) throw new AppError("not_found", "There is no such take.");
    if (isFinal(take.status)) throw new AppError("conflict", "This take has ended already. Nothing was changed.");
    const isDone = await db().$transaction((tx) => cancelFrom(takeId, take.status, tx));
    if (isDone) return getTake(readScope(actor, "write"), takeId);
  }
  throw new AppError("unavailable", "The take is changing too fast to cancel. Try again.");
}

/** False when the take had moved on: look again. */
async function cancelFrom(takeId: string, status: TakeStatus, tx: Tx): Promise<boolean> {
  const now = await dbNow(tx);
  if (status === "queued") {
    const isMoved = await move(takeId, "canceled", { cancelAskedAt: now, canceledAt: now, waitReason: null }, tx, { from: "queued" });
    if (isMoved) await releaseReservation(takeId, tx);
    return isMoved;
  }
  if (status === "generating") {
    const isMoved = await move(takeId, "canceled", { cancelAskedAt: now, canceledAt: now, stalledAt: null }, tx, { from: "generating" });
    if (isMoved) await addTask("cancel", { takeId }, { key: `cancel:${takeId}` }, tx);
    return isMoved;
  }
  const { count } = await tx.take.updateMany({
    where: { id: takeId, status },
    data: { cancelAskedAt: now, ...(status === "saving" && { canceledAt: now }) },
  });
  return count === 1;
}

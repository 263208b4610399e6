import type { Actor } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import { requireOwn } from "@/lib/batches/pause";
import type { BatchStopped } from "@/lib/batches/view";
import { releaseReservations } from "@/lib/costs/ledger";
import { db, dbNow } from "@/lib/db";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { lockGate } from "@/lib/sending/room";
import { moveAll } from "@/lib/takes/move";

/**
 * Cancels what of a batch is queued, all of it or nothing, and gives back what was set aside for it. What was sent goes on: it is paid for.
 * For its maker and the owner. Throws `not_found`, `forbidden`.
 */
export async function cancelRest(actor: Actor, { batchId }: { batchId: string }): Promise<BatchStopped> {
  await requireOwn(actor, batchId);
  const canceled = await db().$transaction(async (tx) => {
    // whoever picks, claims or reorders takes holds these first: so nobody waits for the other in a circle
    for (const provider of PROVIDER_IDS) for (const mode of ["live", "sandbox"] as const) await lockGate(provider, mode, tx);
    const now = await dbNow(tx);
    const takeIds = await moveAll({ batchId }, "queued", "canceled", { cancelAskedAt: now, canceledAt: now, waitReason: null }, tx);
    await releaseReservations(takeIds, tx);
    return takeIds.length;
  });
  const batch = await getBatch(actor, batchId, "write");
  return { batch, running: batch.counts.running + batch.counts.unconfirmed, canceled };
}

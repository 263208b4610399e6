import { type Actor, requireRight } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import type { BatchStopped, BatchView } from "@/lib/batches/view";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { LEAVES_WITHIN_MS } from "@/lib/sending/claim";
import { wakeNow } from "@/lib/sending/wake";

const LOOK_EVERY_MS = 100;

/**
 * Sends no more of a batch until it is resumed, whatever restarts meanwhile. What was claimed before has left, or never will, when this
 * answers: no create leaves after it. Takes that are at their provider go on there. For its maker and the owner. Throws `not_found`,
 * `forbidden`.
 */
export async function pauseBatch(actor: Actor, { batchId }: { batchId: string }): Promise<BatchStopped> {
  await requireOwn(actor, batchId);
  await db().$executeRaw`UPDATE batch SET paused_at = coalesce(paused_at, now()) WHERE id = ${batchId}`;
  while (await isAnyLeaving(batchId)) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  const batch = await getBatch(actor, batchId, "write");
  return { batch, running: batch.counts.running + batch.counts.unconfirmed, canceled: 0 };
}

/** Goes on with a batch that was paused. For its maker and the owner. */
export async function resumeBatch(actor: Actor, { batchId }: { batchId: string }): Promise<BatchView> {
  await requireOwn(actor, batchId);
  await db().$transaction(async (tx) => {
    await tx.batch.update({ where: { id: batchId }, data: { pausedAt: null } });
    for (const provider of PROVIDER_IDS) await wakeNow(provider, tx);
  });
  return getBatch(actor, batchId, "write");
}

/** Takes a batch's line from above the feed, for everybody, once nothing of it waits any more. Its page stays. Throws `conflict` before. */
export async function hideBatch(actor: Actor, { batchId }: { batchId: string }): Promise<BatchView> {
  await requireOwn(actor, batchId);
  const { counts } = await getBatch(actor, batchId, "write");
  if (counts.queued + counts.running > 0) throw new AppError("conflict", "This batch is still under way. Its line can go when it is done.");
  await db().batch.update({ where: { id: batchId }, data: { hiddenAt: new Date() } });
  return getBatch(actor, batchId, "write");
}

/** Whose batch it is: its maker and the owner decide. Throws `not_found`, `forbidden`. */
export async function requireOwn(actor: Actor, batchId: string): Promise<void> {
  requireRight(actor, "write");
  const batch = await db().batch.findUnique({ where: { id: batchId }, select: { createdById: true } });
  if (!batch) throw new AppError("not_found", "There is no such batch.");
  if (actor.role !== "owner" && batch.createdById !== actor.memberId)
    throw new AppError("forbidden", "Only the member whose batch it is and the owner can do this.");
}

/** A create leaves within a moment of its claim, or not at all. */
async function isAnyLeaving(batchId: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ isAny: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM take WHERE batch_id = ${batchId} AND status = 'submitting'
        AND sent_at > statement_timestamp() - ${LEAVES_WITHIN_MS}::float8 * interval '1 millisecond'
    ) AS "isAny"`;
  return row?.isAny ?? false;
}

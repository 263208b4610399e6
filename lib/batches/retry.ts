import { type Actor, requireRight } from "@/lib/access/actor";
import { getBatch, IS_RETRIED } from "@/lib/batches/data";
import { requireOwn } from "@/lib/batches/pause";
import { assertShown } from "@/lib/batches/price";
import { queueRows, readRows } from "@/lib/batches/queue-takes";
import type { BatchRow, RetryBatch } from "@/lib/batches/schema";
import type { BatchView } from "@/lib/batches/view";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import { projectFor } from "@/lib/shots/place";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { rememberIntent } from "@/lib/takes/intent";
import { settingsOf } from "@/lib/takes/to-view";

/**
 * Tries every failed take of a batch again: new takes of the same recipes and seeds, in the same batch, each of which remembers the old one.
 * Another press and another spend, with the same checks as the first. Throws `conflict` when none has failed.
 */
export async function retryBatch(actor: Actor, { intentId, ...input }: RetryBatch): Promise<BatchView> {
  requireRight(actor, "spend");
  const { batchId } = input;
  await requireOwn(actor, batchId);
  const intent = { scope: `member:${actor.memberId}`, key: intentId, bodyHash: sha256(JSON.stringify(input)) };
  await rememberIntent(intent, async (tx) => {
    await assertDiskHasRoom();
    const { projectId } = await tx.batch.findUniqueOrThrow({ where: { id: batchId }, select: { projectId: true } });
    // under the project's lock, so that of two people who press at once one finds nothing left to try
    await projectFor(projectId, tx);
    const rows = await readRows(await retriesOf(batchId, tx), tx);
    if (rows.length === 0) throw new AppError("conflict", "No take of this batch has failed that was not tried again already.");
    assertShown(rows, input.shown, input.isUnpricedOk);
    const takeIds = await queueRows(actor, { id: batchId, projectId }, rows, tx);
    await tx.batch.update({ where: { id: batchId }, data: { hiddenAt: null } });
    return takeIds;
  });
  return getBatch(actor, batchId, "spend");
}

/** The recipes of the failed takes that nobody has tried again in this batch. */
export async function retriesOf(batchId: string, tx: Tx): Promise<(BatchRow & { retryOf: string })[]> {
  const failed = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM take WHERE batch_id = ${batchId} AND status = 'failed' AND NOT ${IS_RETRIED} ORDER BY created_at, id`;
  const takes = await tx.take.findMany({
    where: { id: { in: failed.map(({ id }) => id) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, provider: true, stillId: true, endStillId: true, prompt: true, negativePrompt: true, settings: true, seed: true },
  });
  return takes.map(({ id, settings, endStillId, negativePrompt, ...take }) => ({
    ...take,
    settings: settingsOf(settings),
    endStillId: endStillId ?? undefined,
    negativePrompt: negativePrompt ?? undefined,
    count: 1,
    retryOf: id,
  }));
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import { BATCH_TAKES_MAX } from "@/lib/batches/limits";
import { assertShown } from "@/lib/batches/price";
import { queueRows, readRows } from "@/lib/batches/queue-takes";
import type { StartBatch } from "@/lib/batches/schema";
import type { BatchView } from "@/lib/batches/view";
import { db } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { newId, sha256 } from "@/lib/ids";
import { projectFor } from "@/lib/shots/place";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { rememberIntent } from "@/lib/takes/intent";

/**
 * Queues the rows of a pair sheet as one batch: in one transaction with the check of the budgets over all of them, so that nothing is queued
 * unless all of it is. The same press again answers with the batch that it made. Throws `invalid` by the row and field, and `over_budget`.
 */
export async function startBatch(actor: Actor, { intentId, ...input }: StartBatch): Promise<BatchView> {
  requireRight(actor, "spend");
  const intent = { scope: `member:${actor.memberId}`, key: intentId, bodyHash: sha256(JSON.stringify(input)) };
  const [takeId] = await rememberIntent(intent, async (tx) => {
    await assertDiskHasRoom();
    const takes = input.rows.reduce((sum, { count }) => sum + count, 0);
    if (takes > BATCH_TAKES_MAX)
      throw invalidField("rows", `A batch has up to ${BATCH_TAKES_MAX} takes, and these rows make ${takes}. Run the sheet in parts.`);
    const rows = await readRows(input.rows, tx);
    assertShown(rows, input.shown, input.isUnpricedOk);
    const projectId = await projectFor(input.projectId, tx);
    const batch = await tx.batch.create({
      data: { id: newId(), projectId, name: input.name, createdById: actor.memberId },
      select: { id: true, projectId: true },
    });
    return queueRows(actor, batch, rows, tx);
  });
  const { batchId } = await db().take.findUniqueOrThrow({ where: { id: takeId ?? "" }, select: { batchId: true } });
  return getBatch(actor, batchId ?? "", "spend");
}

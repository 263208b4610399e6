import type { Tx } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/** Takes of a paused batch are not picked. On rows of `take`. */
export const IS_IN_NO_PAUSED_BATCH = Prisma.sql`NOT EXISTS (SELECT 1 FROM batch WHERE batch.id = take.batch_id AND batch.paused_at IS NOT NULL)`;

/**
 * Whether a take may be sent as far as its batch goes. Holds the batch until the transaction ends: a pause waits for a claim that is under
 * way, and a claim that waited for a pause sees it.
 */
export async function isBatchRunning(takeId: string, tx: Tx): Promise<boolean> {
  const [batch] = await tx.$queryRaw<{ isPaused: boolean }[]>`
    SELECT paused_at IS NOT NULL AS "isPaused" FROM batch WHERE id = (SELECT batch_id FROM take WHERE id = ${takeId}) FOR SHARE`;
  return !batch?.isPaused;
}

import type { Tx } from "@/lib/db";
import { closeCarried, reopenCarried } from "@/lib/notes/carried";
import { decided } from "@/lib/verdicts/state";

/**
 * Writes what a take's verdicts now come to, and what follows: an approval makes it the shot's choice where there is none or it was sent back, and closes the notes
 * that it answers; they open again when it is no longer approved. The caller holds the shot and the take.
 */
export async function settle({ takeId, shotId, by }: { takeId: string; shotId: string; by: { memberId: string | null } }, tx: Tx): Promise<void> {
  const [take, rows] = await Promise.all([
    tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { verdict: true } }),
    tx.verdict.findMany({ where: { takeId }, select: { kind: true, decides: true, updatedAt: true } }),
  ]);
  const verdict = decided(rows.map(({ updatedAt, ...row }) => ({ ...row, at: updatedAt })));
  if (verdict === take.verdict) return;
  await tx.take.update({ where: { id: takeId }, data: { verdict } });
  if (take.verdict === "approved") await reopenCarried(takeId, tx);
  if (verdict !== "approved") return;
  await closeCarried(takeId, by, tx);
  const { pickedTake } = await tx.shot.findUniqueOrThrow({ where: { id: shotId }, select: { pickedTake: { select: { verdict: true } } } });
  const isFree = !pickedTake || (pickedTake.verdict !== null && pickedTake.verdict !== "approved");
  if (isFree) await tx.shot.update({ where: { id: shotId }, data: { pickedTakeId: takeId } });
}

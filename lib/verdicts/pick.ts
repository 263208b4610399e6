import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import type { PickTake } from "@/lib/verdicts/schema";

/** Makes a take the shot's choice in place of the one before, or chooses none. Throws `not_found`, `forbidden`, `invalid` by the field. */
export async function pickTake(actor: Actor, { shotId, takeId }: PickTake): Promise<{ shotId: string; pickedTakeId: string | null }> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const [shot] = await tx.$queryRaw<{ before: string | null }[]>`SELECT picked_take_id AS before FROM shot WHERE id = ${shotId} FOR NO KEY UPDATE`;
    if (!shot) throw new AppError("not_found", "There is no such shot.");
    if (takeId !== null) {
      const take = await tx.take.findUnique({ where: { id: takeId }, select: { shotId: true, clip: { select: { takeId: true } } } });
      if (take?.shotId !== shotId) throw invalidField("takeId", "This take belongs to another shot.");
      if (!take.clip) throw invalidField("takeId", "This take has no clip to choose.");
    }
    await tx.shot.update({ where: { id: shotId }, data: { pickedTakeId: takeId } });
    for (const changed of new Set([shot.before, takeId])) {
      if (changed !== null) await tx.$executeRaw`SELECT pg_notify('dailies_state', ${JSON.stringify({ about: "review", takeId: changed })})`;
    }
  });
  return { shotId, pickedTakeId: takeId };
}

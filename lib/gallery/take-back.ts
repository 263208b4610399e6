import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { MarksBefore, MovedPart } from "@/lib/gallery/change-log";
import { requireMarking } from "@/lib/gallery/change-takes";
import { inChunks } from "@/lib/gallery/in-chunks";
import { takeBack } from "@/lib/gallery/marks";
import { moveShotsHome } from "@/lib/gallery/move-takes";
import { ChangeTakes, type TakeBack } from "@/lib/gallery/schema";
import type { TakenBack } from "@/lib/gallery/view";

/**
 * Takes back what the same member did to many takes, part by part as it was done. Takes that somebody changed again meanwhile stay as they
 * are. What broke off half-way is finished by asking again. Throws `not_found`, `forbidden`, `conflict` when it was taken back already.
 */
export async function takeBackChange(actor: Actor, { changeId }: TakeBack): Promise<TakenBack> {
  requireRight(actor, "review");
  const change = await db().takeChange.findFirst({
    where: { id: changeId, memberId: actor.memberId },
    select: { createdAt: true, change: true, takenBackAt: true, parts: { orderBy: { rank: "asc" }, select: { takeIds: true, before: true } } },
  });
  if (!change) throw new AppError("not_found", "This can't be taken back any more.");
  if (change.takenBackAt) throw new AppError("conflict", "This was taken back already.");
  const by = { memberId: actor.memberId, at: change.createdAt };
  const { data: mark } = ChangeTakes.shape.change.safeParse(change.change);
  if (mark) requireMarking(actor, mark);
  const takes = await inChunks(
    change.parts,
    async ([part]) => {
      if (!part) return [];
      if (!mark) return moveShotsHome(actor, MovedPart.parse(part.before));
      return db().$transaction((tx) => takeBack({ takeIds: part.takeIds, before: MarksBefore.parse(part.before) ?? [] }, mark, by, tx));
    },
    1,
  );
  await db().takeChange.update({ where: { id: changeId }, data: { takenBackAt: new Date() } });
  return { takes, of: change.parts.reduce((sum, part) => sum + part.takeIds.length, 0) };
}

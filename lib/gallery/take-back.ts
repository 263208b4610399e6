import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getChange } from "@/lib/gallery/change-log";
import { goOnWithChange } from "@/lib/gallery/go-on";
import type { NameChange } from "@/lib/gallery/schema";
import type { ChangeView } from "@/lib/gallery/view";

/**
 * Takes back what the same member did to many takes, however far it had come, part by part as it was done: as much as one asking does, the rest by going on.
 * Takes that somebody changed again meanwhile stay as they are. Throws `not_found`, `forbidden`, `conflict` when it was taken back already.
 */
export async function takeBackChange(actor: Actor, { changeId }: NameChange): Promise<ChangeView> {
  requireRight(actor, "review");
  await getChange(actor.memberId, changeId);
  const going = await db().takeChange.updateMany({ where: { id: changeId, takenBackAt: null }, data: { backAt: new Date() } });
  if (going.count === 0) throw new AppError("conflict", "This was taken back already.");
  return goOnWithChange(actor, { changeId });
}

/** Leaves a change of the member's own as it is: what was done stays done, what was not won't be. It can still be taken back. Throws `not_found`. */
export async function leaveChange(actor: Actor, { changeId }: NameChange): Promise<void> {
  requireRight(actor, "review");
  const { isBack } = await getChange(actor.memberId, changeId);
  await db().takeChange.update({ where: { id: changeId }, data: isBack ? { takenBackAt: new Date() } : { endedAt: new Date() } });
}

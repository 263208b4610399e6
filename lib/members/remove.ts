import { type Actor, requireRight } from "@/lib/access/actor";
import { endAccess } from "@/lib/access/end-access";
import { lockOwners } from "@/lib/access/lock-owners";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { requireOwnerBeside, requireOwnerStill } from "@/lib/members/owners";
import type { MemberRef } from "@/lib/members/schema";

/**
 * Takes a member's access away at once: their sessions, password and tokens end, open event streams too. What they made stays theirs, and takes that
 * they started go on. Throws `conflict` for the last owner, `not_found` for who is no member.
 */
export async function removeMember(actor: Actor, { memberId }: MemberRef, now = new Date()): Promise<void> {
  requireRight(actor, "manage");
  await db().$transaction(async (tx) => {
    await lockOwners(tx);
    await requireOwnerStill(tx, actor);
    await requireOwnerBeside(tx, memberId);
    const { count } = await tx.member.updateMany({ where: { id: memberId, removedAt: null }, data: { removedAt: now } });
    if (count !== 1) throw new AppError("not_found", "There is no such member.");
    await endAccess(tx, memberId, now);
  });
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { lockOwners } from "@/lib/access/lock-owners";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { requireOwnerBeside, requireOwnerStill } from "@/lib/members/owners";
import type { SetRole } from "@/lib/members/schema";

/** Gives a member another role, which counts from their next request. Throws `conflict` when nobody would be owner any more, `not_found` for who is no member. */
export async function setRole(actor: Actor, { memberId, role }: SetRole): Promise<void> {
  requireRight(actor, "manage");
  await db().$transaction(async (tx) => {
    await lockOwners(tx);
    await requireOwnerStill(tx, actor);
    if (role !== "owner") await requireOwnerBeside(tx, memberId);
    const { count } = await tx.member.updateMany({ where: { id: memberId, removedAt: null }, data: { role } });
    if (count !== 1) throw new AppError("not_found", "There is no such member.");
  });
}

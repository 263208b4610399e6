import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

// Both hold only as long as the transaction holds `lockOwners`.

/** Throws `forbidden` when the actor has just ceased to be an owner. */
export async function requireOwnerStill(tx: Tx, actor: Actor): Promise<void> {
  const owner = await tx.member.findFirst({ where: { id: actor.memberId, role: "owner", removedAt: null }, select: { id: true } });
  if (!owner) throw new AppError("forbidden", "You are no longer the owner.");
}

/** Throws `conflict` when nobody beside this member is owner. */
export async function requireOwnerBeside(tx: Tx, memberId: string): Promise<void> {
  const other = await tx.member.findFirst({ where: { role: "owner", removedAt: null, id: { not: memberId } }, select: { id: true } });
  if (!other) throw new AppError("conflict", "Somebody has to be the owner. Make another member the owner first.");
}

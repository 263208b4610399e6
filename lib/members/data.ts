import { type Actor, requireSignedIn } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { MemberRow, Preferences } from "@/lib/members/view";

export const PREFERENCE_FIELDS = { hasGrace: true, hasSingleKeys: true, hasDigest: true } as const;

/** A member's own preferences; null when the member is gone. */
export async function findPreferences(memberId: string): Promise<Preferences | null> {
  return db().member.findUnique({ where: { id: memberId }, select: PREFERENCE_FIELDS });
}

/** Who may come in, in the order they came. */
export async function listMembers(actor: Actor): Promise<MemberRow[]> {
  requireSignedIn(actor);
  const rows = await db().member.findMany({
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      createdAt: true,
      sessions: { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } },
    },
  });
  const owners = rows.filter((row) => row.role === "owner").length;
  return rows.map(({ createdAt, sessions, ...row }) => ({
    ...row,
    isYou: row.id === actor.memberId,
    isLastOwner: row.role === "owner" && owners === 1,
    joinedAt: createdAt.toISOString(),
    lastSeenAt: sessions[0]?.updatedAt.toISOString() ?? null,
  }));
}

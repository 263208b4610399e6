import { type Actor, isAllowed, type Role, requireSignedIn, TOKEN_SCOPES, type TokenScope } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { sha256 } from "@/lib/ids";

const memberFields = { id: true, name: true, email: true, role: true } as const;

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** A token as it may be shown: never what it is, only how it begins. */
export interface TokenView {
  id: string;
  name: string;
  hint: string;
  /** For whom it acts. */
  owner: { name: string; isYou: boolean };
  scopes: TokenScope[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** The member who is the owner; null before set-up. The first, where there are several. */
export function findOwner(tx: Tx = db()): Promise<MemberView | null> {
  return tx.member.findFirst({ where: { role: "owner", removedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: memberFields });
}

/** A member who may still come in; null for who was removed. */
export async function findMember(id: string): Promise<MemberView | null> {
  return db().member.findUnique({ where: { id, removedAt: null }, select: memberFields });
}

/** The tokens of every member to who may manage, else the member's own; newest first. */
export async function listTokens(actor: Actor): Promise<TokenView[]> {
  requireSignedIn(actor);
  const rows = await db().apiToken.findMany({
    where: isAllowed(actor, "manage") ? {} : { memberId: actor.memberId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      name: true,
      hint: true,
      scopes: true,
      createdAt: true,
      lastUsedAt: true,
      revokedAt: true,
      memberId: true,
      member: { select: { name: true } },
    },
  });
  return rows.map(({ member, memberId, ...row }) => ({
    ...row,
    owner: { name: member.name, isYou: memberId === actor.memberId },
    scopes: TOKEN_SCOPES.filter((scope) => row.scopes.includes(scope)),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

/** What has become of a set-up link. `closed`: used, replaced by a newer one, or never ours. */
export async function findSetupLink(token: string, now = new Date()): Promise<"open" | "expired" | "closed"> {
  const link = await db().setupLink.findUnique({ where: { tokenHash: sha256(token) }, select: { expiresAt: true, usedAt: true } });
  if (!link || link.usedAt || (await findOwner())) return "closed";
  return link.expiresAt > now ? "open" : "expired";
}

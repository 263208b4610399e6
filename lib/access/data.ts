import type { ReadScope, Role, TokenScope } from "@/lib/access/actor";
import { TOKEN_SCOPES } from "@/lib/access/actor";
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
  scopes: TokenScope[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** The member who is the owner; null before set-up. The first, where there are several. */
export function findOwner(tx: Tx = db()): Promise<MemberView | null> {
  return tx.member.findFirst({ where: { role: "owner" }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: memberFields });
}

export async function findMember(id: string): Promise<MemberView | null> {
  return db().member.findUnique({ where: { id }, select: memberFields });
}

export async function listTokens(_scope: ReadScope): Promise<TokenView[]> {
  const rows = await db().apiToken.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, name: true, hint: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  });
  return rows.map((row) => ({
    ...row,
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

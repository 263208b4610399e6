import { type Actor, requireRight, TOKEN_SCOPES } from "@/lib/access/actor";
import type { TokenView } from "@/lib/access/data";
import type { NewToken } from "@/lib/access/schema";
import { countTry, TOKEN_LIMIT } from "@/lib/access/tries";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId, newToken, sha256 } from "@/lib/ids";

const PREFIX = "dly_";
const SEEN_EVERY_MS = 60_000;

/** Makes a token that acts for whoever asks. `secret` is shown this once: only its hash is kept. */
export async function createToken(actor: Actor, input: NewToken): Promise<{ secret: string; token: TokenView }> {
  requireRight(actor, "manage");
  const secret = `${PREFIX}${newToken()}`;
  const row = await db().apiToken.create({
    data: {
      id: newId(),
      name: input.name,
      tokenHash: sha256(secret),
      hint: secret.slice(0, PREFIX.length + 4),
      scopes: input.scopes,
      memberId: actor.memberId,
    },
    select: { id: true, name: true, hint: true, createdAt: true },
  });
  return { secret, token: { ...row, createdAt: row.createdAt.toISOString(), scopes: input.scopes, lastUsedAt: null, revokedAt: null } };
}

/** Ends a token at once; the same token twice is no error. Throws `not_found` for an id that is none. */
export async function revokeToken(actor: Actor, input: { tokenId: string }, now = new Date()): Promise<void> {
  requireRight(actor, "manage");
  const { count } = await db().apiToken.updateMany({ where: { id: input.tokenId, revokedAt: null }, data: { revokedAt: now } });
  if (count === 1) return;
  const known = await db().apiToken.findUnique({ where: { id: input.tokenId }, select: { id: true } });
  if (!known) throw new AppError("not_found", "There is no such token.");
}

/** Who a token acts for. Throws `unauthenticated` for one that is unknown or revoked, `too_many` when an address goes on trying. */
export async function tokenActor(secret: string, client: string, now = new Date()): Promise<Actor> {
  const row = await db().apiToken.findUnique({
    where: { tokenHash: sha256(secret) },
    select: { id: true, scopes: true, revokedAt: true, lastUsedAt: true, member: { select: { id: true, name: true, role: true } } },
  });
  if (!row || row.revokedAt) {
    await countTry("token", client, TOKEN_LIMIT, now);
    throw new AppError("unauthenticated", "This token is not known, or was revoked. Make one with: npm run dailies -- token create");
  }
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= SEEN_EVERY_MS) {
    await db().apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  return {
    kind: "token",
    memberId: row.member.id,
    name: row.member.name,
    role: row.member.role,
    tokenId: row.id,
    scopes: TOKEN_SCOPES.filter((scope) => row.scopes.includes(scope)),
  };
}

import { type Actor, isAllowed, requireSignedIn, TOKEN_SCOPES } from "@/lib/access/actor";
import type { TokenView } from "@/lib/access/data";
import type { NewToken } from "@/lib/access/schema";
import { tellOfAccess } from "@/lib/access/tell-of-access";
import { countTry, TOKEN_LIMIT } from "@/lib/access/tries";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { newId, newToken, sha256 } from "@/lib/ids";
import { log } from "@/lib/log";

const PREFIX = "dly_";
const SEEN_EVERY_MS = 60_000;

/** Makes a token that acts for whoever asks. `secret` is shown this once: only its hash is kept. */
export async function createToken(actor: Actor, input: NewToken): Promise<{ secret: string; token: TokenView }> {
  requireSignedIn(actor);
  if (input.scopes.includes("spend") && !isAllowed(actor, "spend")) {
    throw invalidField("scopes", "You can’t start takes, so a token of yours can’t either. Leave “spend” out.");
  }
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
  const token = { ...row, owner: { name: actor.name, isYou: true }, scopes: input.scopes, lastUsedAt: null, revokedAt: null };
  return { secret, token: { ...token, createdAt: row.createdAt.toISOString() } };
}

/** Ends a token at once: one's own, and any by who may manage. The same token twice is no error. Throws `not_found` for an id that is none or another's. */
export async function revokeToken(actor: Actor, input: { tokenId: string }, now = new Date()): Promise<void> {
  requireSignedIn(actor);
  const where = { id: input.tokenId, ...(!isAllowed(actor, "manage") && { memberId: actor.memberId }) };
  const { count } = await db().apiToken.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } });
  if (count === 1) return tellOfAccess();
  const known = await db().apiToken.findUnique({ where, select: { id: true } });
  if (!known) throw new AppError("not_found", "There is no such token.");
}

/** Who a token acts for. Throws `unauthenticated` for one that is unknown or revoked, `too_many` when an address goes on trying. */
export async function tokenActor(secret: string, client: string, now = new Date()): Promise<Actor> {
  const row = await db().apiToken.findUnique({
    where: { tokenHash: sha256(secret) },
    select: { id: true, scopes: true, revokedAt: true, lastUsedAt: true, member: { select: { id: true, name: true, role: true, removedAt: true } } },
  });
  if (!row || row.revokedAt || row.member.removedAt) {
    await countTry("token", client, TOKEN_LIMIT, now);
    throw new AppError("unauthenticated", "This token is not known, or was revoked. Make one in Settings, or with: npm run dailies -- token create");
  }
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= SEEN_EVERY_MS) {
    await noteUse(row.id, now);
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

/** Who reads is not refused because it can't be noted that they did: the disk may be full. */
async function noteUse(id: string, now: Date): Promise<void> {
  try {
    await db().apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
  } catch (error) {
    log().debug({ err: error }, "the use of a token could not be noted");
  }
}

import { hashPassword } from "better-auth/crypto";
import { findOwner, type MemberView } from "@/lib/access/data";
import { lockOwners } from "@/lib/access/lock-owners";
import { type MakeOwner, NewOwner } from "@/lib/access/schema";
import { countTry, SIGN_IN_LIMIT } from "@/lib/access/tries";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId, newToken, sha256 } from "@/lib/ids";

const LINK_HOURS = 24;

/** A fresh one-time link that makes the owner, in place of any before it; null once there is an owner. Only its hash is kept. */
export async function setupLink(now = new Date()): Promise<{ token: string; path: string } | null> {
  const token = newToken();
  const isMade = await db().$transaction(async (tx) => {
    await lockOwners(tx);
    if (await findOwner(tx)) return false;
    await tx.setupLink.deleteMany({ where: { usedAt: null } });
    await tx.setupLink.create({ data: { tokenHash: sha256(token), createdAt: now, expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000) } });
    return true;
  });
  return isMade ? { token, path: `/setup?token=${token}` } : null;
}

/** Makes the owner by the link. Of two people who use it at once, one becomes the owner and the other gets `conflict`. */
export async function makeOwner(client: string, input: MakeOwner, now = new Date()): Promise<MemberView> {
  await countTry("setup", client, SIGN_IN_LIMIT, now);
  const link = await db().setupLink.findUnique({ where: { tokenHash: sha256(input.token) }, select: { expiresAt: true } });
  if (link && link.expiresAt <= now) throw new AppError("conflict", "This link has expired. Start the studio again: it prints a new one.");
  // Hashed before the lock: it is slow on purpose.
  const password = await hashPassword(input.password);
  return db().$transaction(async (tx) => {
    await lockOwners(tx);
    if (await findOwner(tx)) throw new AppError("conflict", "The studio has its owner already. Sign in, or ask the owner for an invitation.");
    const { count } = await tx.setupLink.updateMany({
      where: { tokenHash: sha256(input.token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count !== 1) throw new AppError("conflict", "This link is not the newest. Use the one that the studio printed when it last started.");
    return insertOwner(tx, input, password);
  });
}

/** Makes the owner without a link: for the command line, which already holds the database. Throws `conflict` when there is one. */
export async function createOwner(input: NewOwner): Promise<MemberView> {
  const password = await hashPassword(input.password);
  return db().$transaction(async (tx) => {
    await lockOwners(tx);
    const owner = await findOwner(tx);
    if (owner) throw new AppError("conflict", `The studio has its owner already: ${owner.email}.`);
    return insertOwner(tx, input, password);
  });
}

/** Makes the owner from OWNER_EMAIL and OWNER_PASSWORD; null when they are unset or there is an owner already. Throws a sentence when they won't do. */
export async function ownerFromEnv(): Promise<MemberView | null> {
  const { OWNER_EMAIL, OWNER_PASSWORD } = env();
  if (!OWNER_EMAIL || !OWNER_PASSWORD || (await findOwner())) return null;
  const parsed = NewOwner.safeParse({ name: OWNER_EMAIL.split("@")[0], email: OWNER_EMAIL, password: OWNER_PASSWORD });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("invalid", `${issue?.path[0] === "password" ? "OWNER_PASSWORD" : "OWNER_EMAIL"}: ${issue?.message}`);
  }
  return createOwner(parsed.data);
}

async function insertOwner(tx: Tx, input: NewOwner, password: string): Promise<MemberView> {
  const id = newId();
  const member = await tx.member.create({
    data: { id, name: input.name, email: input.email, role: "owner" },
    select: { id: true, name: true, email: true, role: true },
  });
  await tx.account.create({ data: { id: newId(), accountId: id, providerId: "credential", userId: id, password } });
  return member;
}

import { hashPassword } from "better-auth/crypto";
import type { MemberView } from "@/lib/access/data";
import { endAccess } from "@/lib/access/end-access";
import { countTry, JOIN_LIMIT, returnTry } from "@/lib/access/tries";
import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { newId, sha256 } from "@/lib/ids";
import { findInvitation, openNow } from "@/lib/invitations/data";
import type { Join } from "@/lib/invitations/schema";

/**
 * Makes a member of who holds an invitation. Of two who use it at once one gets in. Throws `not_found` for an invitation that is unknown, used, withdrawn
 * or too old, without saying which; `invalid` for an address that somebody has; `too_many` when an address goes on trying.
 */
export async function join(client: string, input: Join, now = new Date()): Promise<MemberView> {
  await countTry("join", client, JOIN_LIMIT, now);
  if (!(await findInvitation(input.token, now))) throw closed();
  // hashed before the transaction: it is slow on purpose
  const password = await hashPassword(input.password);
  const member = await db().$transaction((tx) => useInvitation(tx, input, password, now));
  await returnTry("join", client);
  return member;
}

async function useInvitation(tx: Tx, input: Join, password: string, now: Date): Promise<MemberView> {
  const tokenHash = sha256(input.token);
  // the row is held from here on: a second one waits, then finds it used
  const { count } = await tx.invitation.updateMany({ where: { tokenHash, ...openNow(now) }, data: { usedAt: now } });
  if (count !== 1) throw closed();
  const { role, email } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash }, select: { role: true, email: true } });
  const id = await placeFor(tx, input.email, email, now);
  const person = { name: input.name, email: input.email, role, removedAt: null };
  const member = await tx.member.upsert({
    where: { id },
    create: { id, ...person },
    update: person,
    select: { id: true, name: true, email: true, role: true },
  });
  await tx.account.create({ data: { id: newId(), accountId: id, providerId: "credential", userId: id, password } });
  return member;
}

/** The id to join under: a new one, or that of who was removed and is invited back by the very address they had. */
async function placeFor(tx: Tx, email: string, invited: string | null, now: Date): Promise<string> {
  // of two who join by two invitations under one address, the second finds the first
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dailies_join'))`;
  const holder = await tx.member.findUnique({ where: { email }, select: { id: true, removedAt: true } });
  if (!holder) return newId();
  if (!holder.removedAt) throw invalidField("email", "Somebody has this address here already. If it is you, sign in instead.");
  if (invited !== email)
    throw invalidField("email", "This address was a member’s. To come back under it, ask for an invitation made for this address.");
  await endAccess(tx, holder.id, now);
  return holder.id;
}

function closed(): AppError {
  return new AppError("not_found", "This invitation does not open. It was used, withdrawn or is too old: ask for a new one.");
}

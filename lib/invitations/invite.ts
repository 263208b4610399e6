import { type Actor, requireRight, requireSignedIn } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, invalidField } from "@/lib/errors";
import { newId, newToken, sha256 } from "@/lib/ids";
import { INVITATION_FIELDS, openNow, toInvitationView } from "@/lib/invitations/data";
import { INVITATION_DAYS, INVITATIONS_MAX } from "@/lib/invitations/limits";
import type { InvitationRef, NewInvitation } from "@/lib/invitations/schema";
import type { NewInvitationLink } from "@/lib/invitations/view";

const DAY_MS = 86_400_000;

/** Makes a link that lets one person in, for seven days. It is shown this once: only its hash is kept. */
export async function invite(actor: Actor, { role, email }: NewInvitation, now = new Date()): Promise<NewInvitationLink> {
  requireRight(actor, "manage");
  requireSignedIn(actor);
  if (email && (await db().member.findUnique({ where: { email, removedAt: null }, select: { id: true } }))) {
    throw invalidField("email", "This is a member’s address already. Change their role in the list.");
  }
  if ((await db().invitation.count({ where: openNow(now) })) >= INVITATIONS_MAX) {
    throw new AppError("conflict", `There are ${INVITATIONS_MAX} open invitations. Withdraw some first.`);
  }
  const token = newToken();
  const row = await db().invitation.create({
    data: {
      id: newId(),
      email,
      role,
      tokenHash: sha256(token),
      createdById: actor.memberId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
    },
    select: INVITATION_FIELDS,
  });
  const { PUBLIC_URL } = env();
  return { path: `/join/${token}`, origin: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null, invitation: toInvitationView(row) };
}

/** Closes an invitation at once; one that is closed already is no error. Throws `not_found` for an id that is none. */
export async function revokeInvitation(actor: Actor, { invitationId }: InvitationRef, now = new Date()): Promise<void> {
  requireRight(actor, "manage");
  const { count } = await db().invitation.updateMany({ where: { id: invitationId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  if (count === 1) return;
  const known = await db().invitation.findUnique({ where: { id: invitationId }, select: { usedAt: true } });
  if (!known) throw new AppError("not_found", "There is no such invitation.");
  if (known.usedAt) throw new AppError("conflict", "Somebody has just joined by it. You find them among the members.");
}

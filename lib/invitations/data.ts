import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { sha256 } from "@/lib/ids";
import type { InvitationView } from "@/lib/invitations/view";
import type { Prisma } from "@/prisma/generated/client";

/** Those that still open. One whose maker no longer manages the studio does not: what a person may give goes with the role they have. */
export function openNow(now: Date) {
  return {
    usedAt: null,
    revokedAt: null,
    expiresAt: { gt: now },
    createdBy: { role: "owner", removedAt: null },
  } satisfies Prisma.InvitationWhereInput;
}

export const INVITATION_FIELDS = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  createdBy: { select: { name: true } },
} satisfies Prisma.InvitationSelect;

type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof INVITATION_FIELDS }>;

export function toInvitationView({ createdBy, createdAt, expiresAt, ...row }: InvitationRow): InvitationView {
  return { ...row, by: createdBy?.name ?? null, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

/** The invitations that still open, newest first; for who may manage. */
export async function listInvitations(actor: Actor, now = new Date()): Promise<InvitationView[]> {
  requireRight(actor, "manage");
  const rows = await db().invitation.findMany({ where: openNow(now), orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: INVITATION_FIELDS });
  return rows.map(toInvitationView);
}

/** What the holder of a link may know of it: null when it doesn't open, whyever. */
export async function findInvitation(token: string, now = new Date()): Promise<{ email: string | null; role: InvitationView["role"] } | null> {
  return db().invitation.findFirst({ where: { tokenHash: sha256(token), ...openNow(now) }, select: { email: true, role: true } });
}

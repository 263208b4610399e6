import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getShares } from "@/lib/shares/data";
import { expiryAfter, refuseClosedEmbeds } from "@/lib/shares/make";
import { hashSharePassword } from "@/lib/shares/password";
import type { ChangeShare, SetSharePassword, ShareRef } from "@/lib/shares/schema";
import { newShareToken, shareUrl } from "@/lib/shares/token";
import type { NewShareLink, ShareView } from "@/lib/shares/view";
import type { Prisma } from "@/prisma/generated/client";

/** Changes what a link allows; it counts from the next request of whoever has it open. Throws `not_found` for none and `conflict` for a revoked one. */
export async function changeShare(actor: Actor, { shareId, recipient, expiresInDays, ...rules }: ChangeShare, now = new Date()): Promise<ShareView> {
  requireRight(actor, "write");
  const before = await db().share.findUnique({ where: { id: shareId }, select: { passwordHash: true, recipientName: true, recipientEmail: true } });
  const isForOne = recipient === undefined ? Boolean(before?.recipientName ?? before?.recipientEmail) : recipient !== null;
  refuseClosedEmbeds(rules.embedOrigins ?? [], Boolean(before?.passwordHash) || isForOne);
  return update(actor, shareId, {
    ...rules,
    ...(recipient !== undefined && { recipientName: recipient?.name ?? null, recipientEmail: recipient?.email ?? null }),
    ...(expiresInDays !== undefined && { expiresAt: expiryAfter(expiresInDays, now) }),
  });
}

/** Closes a link until it is resumed; what was opened with it goes on then. The same twice is no error. */
export async function pauseShare(actor: Actor, { shareId }: ShareRef, now = new Date()): Promise<ShareView> {
  return update(actor, shareId, { pausedAt: now });
}

export async function resumeShare(actor: Actor, { shareId }: ShareRef): Promise<ShareView> {
  return update(actor, shareId, { pausedAt: null });
}

/** Closes a link for good. What guests said stays. The same twice is no error. */
export async function revokeShare(actor: Actor, { shareId }: ShareRef, now = new Date()): Promise<ShareView> {
  requireRight(actor, "write");
  const { count } = await db().share.updateMany({ where: { id: shareId, revokedAt: null }, data: { revokedAt: now } });
  const [share] = await getShares(actor, [shareId]);
  if (count === 0 && !share) throw none();
  return required(share);
}

/** Puts a new address in the place of the old one, which opens nothing any more; whoever had it open is out. The new one is shown this once. */
export async function renewShare(actor: Actor, { shareId }: ShareRef, origin: string): Promise<NewShareLink> {
  const { token, kept } = newShareToken();
  const share = await update(actor, shareId, { ...kept, keyVersion: { increment: 1 } });
  return { share, url: shareUrl(origin, token) };
}

/** Sets or, with null, takes away the password. Either way everybody who had the link open has to come by it again. */
export async function setSharePassword(actor: Actor, { shareId, password }: SetSharePassword): Promise<ShareView> {
  requireRight(actor, "write");
  const passwordHash = password === null ? null : await hashSharePassword(password);
  return update(actor, shareId, { passwordHash, keyVersion: { increment: 1 } });
}

async function update(actor: Actor, shareId: string, data: Prisma.ShareUncheckedUpdateManyInput): Promise<ShareView> {
  requireRight(actor, "write");
  const { count } = await db().share.updateMany({ where: { id: shareId, revokedAt: null }, data });
  const [share] = await getShares(actor, [shareId]);
  if (count === 0 && share) throw new AppError("conflict", "This link was revoked. Make a new one.");
  return required(share);
}

function required(share: ShareView | undefined): ShareView {
  if (!share) throw none();
  return share;
}

function none(): AppError {
  return new AppError("not_found", "There is no such link.");
}

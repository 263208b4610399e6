import { db } from "@/lib/db";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Clears what lets nobody in any more: ended sessions, forgotten tries, old set-up links and invitations. */
export async function sweepAccess(now = new Date()): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS);
  await db().session.deleteMany({ where: { expiresAt: { lt: dayAgo } } });
  await db().tryCount.deleteMany({ where: { windowFrom: { lt: dayAgo }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: now } }] } });
  await db().invitation.deleteMany({ where: { expiresAt: { lt: dayAgo }, usedAt: null } });
  await db().setupLink.deleteMany({ where: { expiresAt: { lt: dayAgo } } });
}

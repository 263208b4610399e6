import type { Actor } from "@/lib/access/actor";
import { deviceWords } from "@/lib/access/device-words";
import { tellOfAccess } from "@/lib/access/tell-of-access";
import type { SessionView } from "@/lib/access/view";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Where a member is signed in: here first, then by when it was last used. */
export async function listSessions(actor: Actor, now = new Date()): Promise<SessionView[]> {
  requireOwnSession(actor);
  const rows = await db().session.findMany({
    where: { userId: actor.memberId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  });
  const views = rows.map((row) => ({
    id: row.id,
    device: deviceWords(row.userAgent),
    isHere: row.id === actor.sessionId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
  }));
  return [...views.filter((view) => view.isHere), ...views.filter((view) => !view.isHere)];
}

/** Signs a member out of one of their devices, at once; one that is signed out already is no error. Another member's session looks like none. */
export async function endMemberSession(actor: Actor, input: { sessionId: string }): Promise<void> {
  requireOwnSession(actor);
  await db().session.deleteMany({ where: { id: input.sessionId, userId: actor.memberId } });
  await tellOfAccess();
}

/** Signs a member out everywhere but here, and answers of how many devices. */
export async function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  requireOwnSession(actor);
  const { count } = await db().session.deleteMany({ where: { userId: actor.memberId, id: { not: actor.sessionId } } });
  await tellOfAccess();
  return { ended: count };
}

function requireOwnSession(actor: Actor): asserts actor is Actor & { sessionId: string } {
  if (actor.kind !== "member" || !actor.sessionId) throw new AppError("forbidden", "Sessions are the member’s own to see and to end, signed in.");
}

import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Actor } from "@/lib/access/actor";
import type { ChangePassword } from "@/lib/access/schema";
import { tellOfAccess } from "@/lib/access/tell-of-access";
import { countTry, forgetTries, SIGN_IN_LIMIT } from "@/lib/access/tries";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";

/** Changes a member's own password and signs them out everywhere but here. Throws `invalid` when the old one is not theirs, `too_many` after ten tries. */
export async function changePassword(actor: Actor, input: ChangePassword, now = new Date()): Promise<{ ended: number }> {
  const { memberId, sessionId } = actor;
  if (actor.kind !== "member" || !sessionId) throw new AppError("forbidden", "A password is the member’s own to change, signed in.");
  // whoever holds a session must not find out the password by trying
  await countTry("password", memberId, SIGN_IN_LIMIT, now);
  const account = await db().account.findFirst({ where: { userId: memberId, providerId: "credential" }, select: { id: true, password: true } });
  if (!account?.password || !(await verifyPassword({ hash: account.password, password: input.current }))) {
    throw invalidField("current", "That is not your password now.");
  }
  await forgetTries("password", memberId);
  const password = await hashPassword(input.password);
  return db().$transaction(async (tx) => {
    const { count } = await tx.account.updateMany({ where: { id: account.id, password: account.password }, data: { password } });
    if (count !== 1) throw new AppError("conflict", "The password was just changed somewhere else. Sign in again.");
    const ended = await tx.session.deleteMany({ where: { userId: memberId, id: { not: sessionId } } });
    await tellOfAccess(tx);
    return { ended: ended.count };
  });
}

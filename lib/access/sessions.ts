import type { Actor, Role } from "@/lib/access/actor";
import { authFor } from "@/lib/access/auth";
import { originOf } from "@/lib/access/host";
import { sessionTokenOf } from "@/lib/access/session-cookie";
import { tellOfAccess } from "@/lib/access/tell-of-access";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

const USE_NOTED_EVERY_S = 300;

/** True when there is a session cookie at all, good or not. */
export function hasSessionCookie(headers: Headers): boolean {
  return /(?:^|;\s*)(?:__Secure-)?dailies\.session_token=/.test(headers.get("cookie") ?? "");
}

/**
 * The member whose session the cookie is; null for none, an ended or an expired one, and at an address that isn't ours. One statement, since
 * every piece of a clip that a player fetches asks: a session that has just ended, or a role that has just changed, counts at once.
 */
export async function sessionActor(headers: Headers): Promise<Actor | null> {
  const origin = originOf(headers);
  const token = origin && sessionTokenOf(headers, origin);
  if (!token) return null;
  const [found] = await db().$queryRaw<{ sessionId: string; isStale: boolean; memberId: string; name: string; role: Role }[]>`
    SELECT session.id AS "sessionId", session.updated_at < now() - make_interval(secs => ${USE_NOTED_EVERY_S}::float8) AS "isStale",
      member.id AS "memberId", member.name, member.role::text
    FROM session JOIN member ON member.id = session.member_id
    WHERE session.token = ${token} AND session.expires_at > now() AND member.removed_at IS NULL`;
  if (!found) return null;
  const { isStale, ...member } = found;
  if (isStale) await noteUse(member.sessionId);
  return { kind: "member", ...member, tokenId: null, scopes: null };
}

/** Who reads is not refused because it can't be noted that they did: the disk may be full. */
async function noteUse(sessionId: string): Promise<void> {
  try {
    await db().session.updateMany({ where: { id: sessionId }, data: { updatedAt: new Date() } });
  } catch (error) {
    log().debug({ err: error }, "the use of a session could not be noted");
  }
}

/** Ends the session of the cookie and answers the headers that clear it. */
export async function endSession(origin: string, headers: Headers): Promise<Headers> {
  const { headers: answered } = await authFor(origin).api.signOut({ headers, returnHeaders: true });
  await tellOfAccess();
  return answered;
}

import type { Actor, Role } from "@/lib/access/actor";
import { authFor } from "@/lib/access/auth";
import { originOf } from "@/lib/access/host";
import { sessionTokenOf } from "@/lib/access/session-cookie";
import { db } from "@/lib/db";

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
  const [member] = await db().$queryRaw<{ memberId: string; name: string; role: Role }[]>`
    SELECT member.id AS "memberId", member.name, member.role::text FROM session JOIN member ON member.id = session.member_id
    WHERE session.token = ${token} AND session.expires_at > now()`;
  return member ? { kind: "member", ...member, tokenId: null, scopes: null } : null;
}

/** Ends the session of the cookie and answers the headers that clear it. */
export async function endSession(origin: string, headers: Headers): Promise<Headers> {
  const { headers: answered } = await authFor(origin).api.signOut({ headers, returnHeaders: true });
  return answered;
}

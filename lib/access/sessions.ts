import type { Actor } from "@/lib/access/actor";
import { authFor } from "@/lib/access/auth";
import { findMember } from "@/lib/access/data";
import { originOf } from "@/lib/access/host";

/** True when there is a session cookie at all, good or not. */
export function hasSessionCookie(headers: Headers): boolean {
  return /(?:^|;\s*)(?:__Secure-)?dailies\.session_token=/.test(headers.get("cookie") ?? "");
}

/** The member whose session the cookie is; null for none, an ended or an expired one, and at an address that isn't ours. */
export async function sessionActor(headers: Headers): Promise<Actor | null> {
  const origin = originOf(headers);
  if (!origin || !hasSessionCookie(headers)) return null;
  const session = await findSession(origin, headers);
  const member = session && (await findMember(session.user.id));
  return member && { kind: "member", memberId: member.id, name: member.name, role: member.role, tokenId: null, scopes: null };
}

async function findSession(origin: string, headers: Headers) {
  try {
    return await authFor(origin).api.getSession({ headers });
  } catch (error) {
    // it keeps to itself what went wrong: when the database is away, this says so
    await findMember("");
    throw error;
  }
}

/** Ends the session of the cookie and answers the headers that clear it. */
export async function endSession(origin: string, headers: Headers): Promise<Headers> {
  const { headers: answered } = await authFor(origin).api.signOut({ headers, returnHeaders: true });
  return answered;
}

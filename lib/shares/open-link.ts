import { sha256 } from "@/lib/ids";
import { closed } from "@/lib/shares/guest";
import { findShareByToken, type OpenShare } from "@/lib/shares/open-share";
import { newPass, passCookie } from "@/lib/shares/pass-cookie";

/** What a link may tell before it is opened: whether it leads anywhere. Throws `not_found` in the guard's words. */
export async function requireLink(token: string): Promise<OpenShare> {
  const share = await findShareByToken(sha256(token));
  if (!share) throw closed();
  return share;
}

/** Exchanges a link for a pass: answers the clean address and the cookie that opens it. Throws `not_found`. */
export async function openLink(headers: Headers, token: string): Promise<{ path: string; cookie: string }> {
  const share = await requireLink(token);
  const pass = newPass(share.id, share.keyVersion, { isUnlocked: share.passwordHash === null });
  return { path: `/g/${share.id}`, cookie: passCookie(headers, pass) };
}

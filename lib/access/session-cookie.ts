import { createHmac, timingSafeEqual } from "node:crypto";
import { COOKIE_PREFIX, sessionSecret } from "@/lib/access/auth";

/**
 * The token in the session cookie that a browser sends to this origin, when we signed it; null for none and for any other. Its form is the
 * session keeper's: the token, a dot and the token's HMAC-SHA256 in base64, all of it percent-encoded.
 */
export function sessionTokenOf(headers: Headers, origin: string): string | null {
  const signed = cookieOf(headers, `${origin.startsWith("https:") ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`);
  const dot = signed?.lastIndexOf(".") ?? -1;
  if (!signed || dot < 1) return null;
  const token = signed.slice(0, dot);
  const said = Buffer.from(signed.slice(dot + 1));
  const right = Buffer.from(createHmac("sha256", sessionSecret()).update(token).digest("base64"));
  return said.length === right.length && timingSafeEqual(said, right) ? token : null;
}

/** The first cookie of this name counts, as everywhere. */
function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of headers.get("cookie")?.split(";") ?? []) {
    const equals = pair.indexOf("=");
    if (pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

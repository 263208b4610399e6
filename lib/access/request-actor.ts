import type { Actor } from "@/lib/access/actor";
import { isWrite, requireSameSite } from "@/lib/access/cross-site";
import { clientOf } from "@/lib/access/host";
import { hasSessionCookie, sessionActor } from "@/lib/access/sessions";
import { tokenActor } from "@/lib/access/tokens";
import { AppError } from "@/lib/errors";

/**
 * Who makes a request: a Bearer token, else the session of its cookie. A cookie vouches for a write only when it comes from a page of ours.
 * Throws `unauthenticated` when it is nobody, `forbidden` for a write from elsewhere.
 */
export async function requestActor(request: Request): Promise<Actor> {
  const token = bearerOf(request.headers);
  if (token !== null) return tokenActor(token, clientOf(request.headers));
  if (!hasSessionCookie(request.headers)) throw nobody();
  if (isWrite(request.method)) requireSameSite(request.headers);
  const actor = await sessionActor(request.headers);
  if (!actor) throw nobody();
  return actor;
}

/** The token of an Authorization header; null when it has none. Other schemes are a proxy's affair. */
export function bearerOf(headers: Headers): string | null {
  const match = /^bearer(?:\s+(.*))?$/i.exec(headers.get("authorization")?.trim() ?? "");
  return match ? (match[1] ?? "").trim() : null;
}

function nobody(): AppError {
  return new AppError("unauthenticated", "Sign in, or send a token: Authorization: Bearer <token>");
}

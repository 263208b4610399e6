import { isWrite, requireSameSite } from "@/lib/access/cross-site";
import { clientOf } from "@/lib/access/host";
import { countedAddress } from "@/lib/access/stepped-tries";
import { countTry, type TryLimit } from "@/lib/access/tries";
import { failure, type Handler } from "@/lib/next/route";
import { requireShare, type Visit } from "@/lib/shares/guest";
import type { Permission } from "@/lib/shares/limits";

interface Params {
  shareId: string;
}

const MINUTE = 60_000;
/** More than anybody writes, and far less than a script does. */
const WRITES_LIMIT: TryLimit = { tries: 240, windowMs: 10 * MINUTE, firstPauseMs: MINUTE, longestPauseMs: 10 * MINUTE };

/**
 * Wraps a handler below /g/<share>/api: it runs only with what the guard let through, at this very request. Writes come from our own pages alone and are
 * counted. Nothing of an answer is kept by a shared cache, or shown again without asking; with a password nothing is kept at all.
 */
export function guestRoute<P extends Params>(
  need: Permission,
  handler: (request: Request, visit: Visit, params: P) => Promise<Response>,
): Handler<P> {
  return doorRoute<P>(async (request, params) => {
    const visit = await requireShare(request, params.shareId, { need });
    if (isWrite(request.method)) await countTry("share-writes", `${countedAddress(clientOf(request.headers))} ${params.shareId}`, WRITES_LIMIT);
    const response = await handler(request, visit, params);
    const isKept = response.headers.has("etag") && visit.share.passwordHash === null;
    response.headers.set("cache-control", isKept ? "private, no-cache" : "private, no-store");
    return response;
  });
}

/** The same for what is asked before the guard lets anybody through: its handler asks the guard for less. */
export function doorRoute<P>(handler: (request: Request, params: P) => Promise<Response>): Handler<P> {
  return async (request, context) => {
    const answer = async () => {
      try {
        if (isWrite(request.method)) requireSameSite(request.headers);
        return await handler(request, await context.params);
      } catch (error) {
        return failure(error);
      }
    };
    const response = await answer();
    response.headers.set("vary", "cookie");
    return response;
  };
}

/** Data for a guest. */
export function guestJson(data: unknown, more: { status?: number; cookie?: string | null } = {}): Response {
  const response = Response.json(data, { status: more.status ?? 200 });
  if (more.cookie) response.headers.append("set-cookie", more.cookie);
  return response;
}

/** Sends a browser that sent a plain form on to a page of ours. */
export function seeOther(path: string, cookie?: string | null): Response {
  const response = new Response(null, { status: 303, headers: { location: path, "cache-control": "private, no-store" } });
  if (cookie) response.headers.append("set-cookie", cookie);
  return response;
}

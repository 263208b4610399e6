import { isWrite, requireSameSite } from "@/lib/access/cross-site";
import { clientOf } from "@/lib/access/host";
import { countedAddress } from "@/lib/access/stepped-tries";
import { countTry, type TryLimit } from "@/lib/access/tries";
import { failure, type Handler } from "@/lib/next/route";
import { type Shown, show } from "@/lib/next/show";
import { requireShare, type Visit } from "@/lib/shares/guest";
import type { Permission } from "@/lib/shares/limits";
import { isForm } from "@/lib/shares/read-form";

interface Params {
  shareId: string;
}

const MINUTE = 60_000;
const PAUSES = { windowMs: 10 * MINUTE, firstPauseMs: MINUTE, longestPauseMs: 10 * MINUTE };

/**
 * What is counted by itself, of one address at one link. Words: more than anybody writes, and far less than a script does. Looks are what a page tells while it
 * is only watched; an office that watches together behind one address must not use up what it may say. Zips leave files behind.
 */
const COUNTED = {
  words: { tries: 240, ...PAUSES },
  looks: { tries: 1_200, ...PAUSES },
  zips: { tries: 30, ...PAUSES },
} satisfies Record<string, TryLimit>;

/**
 * Wraps a handler below /g/<share>/api: it runs only with what the guard let through, at this very request. Writes come from our own pages alone and are
 * counted. Nothing of an answer is kept by a shared cache, or shown again without asking; with a password nothing is kept at all.
 */
export function guestRoute<P extends Params>(
  need: Permission,
  handler: (request: Request, visit: Visit, params: P) => Promise<Response>,
  counted: keyof typeof COUNTED = need === "view" ? "looks" : "words",
): Handler<P> {
  return doorRoute<P>(async (request, params) => {
    const visit = await requireShare(request, params.shareId, { need });
    if (isWrite(request.method)) {
      await countTry(`share-${counted}`, `${countedAddress(clientOf(request.headers))} ${params.shareId}`, COUNTED[counted]);
    }
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
        return isForm(request) ? inWords(show(error)) : failure(error);
      }
    };
    const response = await answer();
    response.headers.set("vary", "cookie");
    return response;
  };
}

/** What a script gets as data, for the person who sent a plain form. Of a link that is closed there is a page that says so: the browser goes on to it. */
function inWords({ error, status, retryAfterS }: Shown): Response {
  const headers = new Headers({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  if (retryAfterS !== null) headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfterS))));
  if (error.code === "not_found") headers.set("refresh", "0; url=/s");
  return new Response(`${error.message}\n`, { status, headers });
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

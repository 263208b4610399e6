import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log, withRequestId } from "@/lib/log";

/** By this name a request is found in the log. */
export const REQUEST_ID_HEADER = "x-request-id";

/** What follows here opens something by itself: it is never written down. */
const BEARING = /^(\/+(?:api\/callbacks\/[^/]*|api\/media\/public|s|join)\/+)[^/]+/i;
/** Whatever else is this long may be a token too; ids are shorter. */
const LONG_PART = /[^/]{40,}/g;

/**
 * Gives the request a name, answers it as a header, and writes one line when the answer has gone: method, path, status, milliseconds.
 * Neither queries nor tokens in the path are written. What pages are drawn with (`/_next/`) is of interest at level debug only.
 */
export function noteRequest(request: IncomingMessage, response: ServerResponse, work: () => void): void {
  const requestId = randomBytes(9).toString("base64url");
  const startedAt = performance.now();
  const { method } = request;
  const path = loggedPath(request.url ?? "/");
  response.setHeader(REQUEST_ID_HEADER, requestId);
  response.once("close", () => {
    const line = { requestId, method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) };
    const isBroken = !response.writableFinished;
    log()[path.startsWith("/_next/") ? "debug" : "info"](isBroken ? { ...line, isBroken } : line, "request");
  });
  withRequestId(requestId, work);
}

/** The path as it may be written down: without its query and without what opens something. */
export function loggedPath(url: string): string {
  return url.split(/[?#]/, 1)[0]?.replace(BEARING, "$1[cut]").replace(LONG_PART, "[cut]") ?? "/";
}

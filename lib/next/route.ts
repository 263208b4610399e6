import { isWrite, refuseForeign } from "@/lib/access/cross-site";
import { bearerOf } from "@/lib/access/request-actor";
import { show } from "@/lib/next/show";

/** A handler as Next calls it. */
export type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

/** Wraps a handler of app/api: failures become `{ error }` with their status, writes from another site are refused. */
export function route<P = unknown>(handler: Handler<P>): Handler<P> {
  return async (request, context) => {
    try {
      if (isWrite(request.method) && bearerOf(request.headers) === null) refuseForeign(request.headers);
      return await handler(request, context);
    } catch (error) {
      return failure(error, bearerOf(request.headers) !== null);
    }
  };
}

/** `{ error: { code, message, fields? } }` with its status and headers. */
export function failure(error: unknown, isToken = false): Response {
  const shown = show(error);
  const headers = new Headers({ "cache-control": "no-store" });
  if (shown.status === 401) headers.set("www-authenticate", `Bearer realm="Dailies"${isToken ? ', error="invalid_token"' : ""}`);
  if (shown.retryAfterS !== null) headers.set("retry-after", String(Math.max(1, Math.ceil(shown.retryAfterS))));
  return Response.json({ error: shown.error }, { status: shown.status, headers });
}

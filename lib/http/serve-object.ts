import { attachment } from "@/lib/http/attachment";
import { isKnown, isSameEntity, readRange } from "@/lib/http/range";
import type { Storage } from "@/lib/storage/storage";

/** An object of ours, as a record of it says: never as a request does. */
export interface ServedObject {
  storageKey: string;
  bytes: number;
  /** Changes whenever the bytes do: their SHA-256 or made of it. Without quotes. */
  tag: string;
  contentType: string;
  /** Offered under this name, to be kept; without it, shown in place. */
  downloadName?: string | undefined;
  /** How long a browser may keep it, where not for good. Only its own cache, in any case. */
  maxAgeS?: number | undefined;
}

/** The length once more: our web server makes it the answer's, as Next leaves Content-Length out. */
export const LENGTH_HEADER = "x-dailies-length";

/** Who calls, as our web server saw it. */
const SERVER_HEADER = "x-dailies-client";

const FOR_GOOD = "private, max-age=31536000, immutable";

/**
 * Answers GET and HEAD for an object with ranges, a strong entity tag and headers that let it be nothing but what it is.
 * The caller has checked access. Null when the storage has no such object.
 */
export async function serveObject(
  request: Request,
  storage: Pick<Storage, "read" | "lend" | "size">,
  object: ServedObject,
): Promise<Response | null> {
  const etag = `"${object.tag}"`;
  const headers = headersOf(object, etag);
  if (isKnown(request.headers.get("if-none-match"), etag)) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  const asked = request.headers.get("range");
  const answer = readRange(isSameEntity(request.headers.get("if-range"), etag) ? asked : null, object.bytes);
  if (answer.kind === "unsatisfiable") {
    headers.set("content-range", `bytes */${object.bytes}`);
    headers.set("cache-control", "no-store");
    return new Response(null, { status: 416, headers });
  }
  const range = answer.kind === "part" ? answer.range : undefined;
  const length = String(range ? range.end - range.start + 1 : object.bytes);
  headers.set("content-length", length);
  headers.set(LENGTH_HEADER, length);
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${object.bytes}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD") return (await storage.size(object.storageKey)) === null ? null : new Response(null, { status, headers });
  try {
    const body = await (isSentAsRead(request) ? (storage.lend ?? storage.read) : storage.read)(object.storageKey, range, request.signal);
    return body && new Response(body, { status, headers });
  } catch (error) {
    // Whoever asked has gone: that is no failure of ours, and nobody hears the answer.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    throw error;
  }
}

/** Our web server, which alone sets this header, sends each chunk before it asks for the next (lib/web/lent-chunks.test.ts holds Next to that). Others may collect them. */
function isSentAsRead(request: Request): boolean {
  return request.headers.has(SERVER_HEADER);
}

function headersOf({ contentType, downloadName, maxAgeS }: ServedObject, etag: string): Headers {
  return new Headers({
    "content-type": contentType,
    "content-disposition": downloadName ? attachment(downloadName) : "inline",
    "accept-ranges": "bytes",
    etag,
    "cache-control": maxAgeS === undefined ? FOR_GOOD : `private, max-age=${maxAgeS}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
  });
}

import { IngestError } from "@/lib/uploads/ingest/ingest-error";

/** The body broke off before its end: what came is good and the rest may follow. */
export class CutShortError extends Error {
  constructor(options?: ErrorOptions) {
    super("The upload broke off.", options);
    this.name = "CutShortError";
  }
}

const HEADERS_MAX = 8 * 1024;

/**
 * Streams the bytes of the first part of a multipart body, holding no more than a chunk. Ends only after the part's closing boundary;
 * throws CutShortError when the body ends or fails before that, and IngestError (400) when it is no multipart body.
 */
export async function* firstPart(body: AsyncIterable<Uint8Array>, contentType: string | null): AsyncGenerator<Buffer> {
  const boundary = boundaryOf(contentType);
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  // With a line break before it, the opening boundary looks like every other.
  let held = Buffer.from("\r\n", "latin1");
  let isInside = false;
  for await (const chunk of orCut(body)) {
    held = Buffer.concat([held, chunk]);
    if (!isInside) {
      const end = endOfHeaders(held, delimiter);
      if (end === null) continue;
      held = held.subarray(end);
      isInside = true;
    }
    const at = held.indexOf(delimiter);
    const ready = held.subarray(0, at >= 0 ? at : Math.max(0, held.length - delimiter.length + 1));
    if (ready.length > 0) yield ready;
    if (at >= 0) return;
    held = held.subarray(ready.length);
  }
  throw new CutShortError();
}

function boundaryOf(contentType: string | null): string {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? "");
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw new IngestError(400, "An upload is one file of a multipart form.");
  return boundary;
}

/** Where the part's bytes begin; null when more has to come. */
function endOfHeaders(held: Buffer, delimiter: Buffer): number | null {
  const end = held.indexOf("\r\n\r\n", delimiter.length, "latin1");
  const isOpened = held.subarray(0, delimiter.length).equals(delimiter.subarray(0, Math.min(held.length, delimiter.length)));
  if (!isOpened || (end < 0 && held.length > HEADERS_MAX)) throw new IngestError(400, "An upload is one file of a multipart form.");
  return end < 0 ? null : end + 4;
}

/** A client that goes away makes its body fail; whatever the reason, the rest did not come. */
async function* orCut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new CutShortError({ cause });
  }
}

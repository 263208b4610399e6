import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PICTURE_MAX_BYTES } from "@/lib/media/image";
import { isFull } from "@/lib/storage/disk";
import { ingestBase } from "@/lib/uploads/handlers";
import { type Claim, readClaim } from "@/lib/uploads/ingest/claim";
import { finishUpload } from "@/lib/uploads/ingest/finish";
import { IngestError } from "@/lib/uploads/ingest/ingest-error";
import { CutShortError, firstPart } from "@/lib/uploads/ingest/multipart";
import { partSize, removePart, writePart } from "@/lib/uploads/ingest/parts";
import { findResult, type UploadResult } from "@/lib/uploads/ingest/results";
import { asWriter } from "@/lib/uploads/ingest/writers";

const DRAIN_MAX = PICTURE_MAX_BYTES;
const NO_STORE = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Answers HEAD of a signed address: how many bytes are here, so that the rest can follow. */
export async function answerOffset(request: Request, origin: string): Promise<Response> {
  return answered(async () => {
    const claim = readClaim(request.url, ingestBase(origin));
    return asWriter(claim.key, async () => {
      const upload = await findUpload(claim);
      const start = upload.doneAt ? upload.size : await partSize(claim.key);
      return new Response(null, { headers: { ...NO_STORE, "x-ut-range-start": String(start) } });
    });
  });
}

/** Answers PUT of a signed address: takes the bytes, and once all are here makes a still of them and answers that. */
export async function receiveUpload(request: Request, origin: string): Promise<Response> {
  return answered(async () => {
    const claim = readClaim(request.url, ingestBase(origin));
    return asWriter(claim.key, async (stop) => {
      const upload = await findUpload(claim);
      if (upload.doneAt) return reply(await findResult(claim.key), claim, origin);
      await takeBytes(request, claim, stop);
      return reply(await finishUpload(upload, origin), claim, origin);
    });
  });
}

async function findUpload({ key, name, size, customId }: Claim) {
  const upload = await db().upload.findUnique({ where: { key } });
  if (!upload) throw new IngestError(404, "This upload is not known any more. Add the file again.");
  const isTheirs = customId.startsWith(`${upload.memberId}.`) && upload.name === name && upload.size === size;
  if (!isTheirs) throw new IngestError(409, "Another upload is in the way. Add the file again.");
  return upload;
}

async function takeBytes(request: Request, { key, size }: Claim, stop: AbortSignal): Promise<void> {
  const start = startOf(request.headers.get("range"));
  if (start > (await partSize(key))) throw new IngestError(416, "The upload went on further than it had come. Add the file again.");
  if (!request.body) throw new IngestError(400, "The upload has no body.");
  const file = firstPart(untilStopped(request.body, stop), request.headers.get("content-type"));
  try {
    const total = await writePart(key, start, noMoreThan(file, size - start));
    if (total !== size) throw new IngestError(400, "Less was sent than the file's size. Add the file again.");
  } catch (error) {
    if (error instanceof IngestError) await removePart(key);
    throw error;
  }
}

function startOf(range: string | null): number {
  return Number(/^bytes=(\d{1,15})-$/.exec(range ?? "")?.[1] ?? 0);
}

/** Length is checked on what comes, not on what was announced. */
async function* noMoreThan(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw new IngestError(413, "More was sent than the file's size.");
    yield chunk;
  }
}

/**
 * Ends as if cut short when another writer waits: a browser that resumes may leave its first request dangling. When nobody wants more, what
 * still comes is read and dropped, within reason: a browser that is cut off while it sends never sees the answer.
 */
async function* untilStopped(body: ReadableStream<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  stop.addEventListener("abort", cancel, { once: true });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    for (let left = DRAIN_MAX; left > 0 && !stop.aborted; ) {
      const next = await reader.read().catch(() => ({ done: true, value: undefined }));
      left = next.done ? 0 : left - (next.value?.length ?? 0);
    }
    stop.removeEventListener("abort", cancel);
    cancel();
  }
}

/** The SDK shows the `error` of a good answer as it is, and hides that of a bad one: a refused picture is told in a good one. */
function reply(result: UploadResult | null, { key }: Claim, origin: string): Response {
  if (!result) throw new IngestError(503, "The picture could not be taken in just now. Add it again: it goes on where it stopped.");
  const url = `${ingestBase(origin)}/${key}`;
  const body = "error" in result ? result : { url, appUrl: url, ufsUrl: url, fileHash: "", serverData: result.serverData };
  return Response.json(body, { headers: NO_STORE });
}

async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const [status, message] = explain(error);
    return Response.json({ error: message }, { status, headers: NO_STORE });
  }
}

function explain(error: unknown): [number, string] {
  if (error instanceof IngestError) return [error.status, error.message];
  if (error instanceof CutShortError) return [400, "The upload broke off. Add the same file again: it goes on where it stopped."];
  if (isFull(error)) return [503, "There is no room left on the studio's disk. Try again once there is."];
  if (error instanceof AppError) return [503, error.message];
  throw error;
}

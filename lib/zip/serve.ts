import { db, dbNow } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { storage } from "@/lib/storage/current";
import type { Storage } from "@/lib/storage/storage";
import type { ZipScope } from "@/lib/zip/scope";
import { streamZip } from "@/lib/zip/stream";

/**
 * Answers GET and HEAD for a zip that `makeZip` settled, to whoever it was made for: whole, or the range that a broken download wants yet.
 * Throws `not_found` for one that is somebody else's, has run out, or holds more than may be shown by now.
 */
export async function serveZip(request: Request, scope: ZipScope, zipId: string): Promise<Response> {
  const zip = await db().zip.findFirst({ where: { id: zipId, ...scope.owner, tag: { not: "" }, expiresAt: { gt: await dbNow() } } });
  const isShown = zip && (scope.shows.prompts || !zip.hasPrompts) && (scope.shows.costs || !zip.hasCosts);
  if (!isShown) throw new AppError("not_found", "This download has run out, or is somebody else’s. Choose the takes again.");
  const bytes = Number(zip.bytes);
  const reading = (read: Storage["read"]): Storage["read"] => {
    return async (_key, range = { start: 0, end: bytes - 1 }, signal) => streamZip({ zipId, scope, read, signal }, range);
  };
  const { read, lend = read } = storage();
  const held = { size: async () => bytes, read: reading(read), lend: reading(lend) };
  const object = { storageKey: "", bytes, tag: zip.tag, contentType: "application/zip", downloadName: zip.name, maxAgeS: 0 };
  const response = await serveObject(request, held, object);
  if (!response) throw new AppError("not_found", "This download has run out. Choose the takes again.");
  return response;
}

import type { ReadScope } from "@/lib/access/actor";
import { findClipFile, findClipName } from "@/lib/clips/data";
import { withClipOnDisk } from "@/lib/deliver/clip-on-disk";
import { AppError } from "@/lib/errors";
import { isKnown } from "@/lib/http/range";
import { type ServedObject, serveObject } from "@/lib/http/serve-object";
import { pngOfFrame } from "@/lib/media/animate";
import { createTurnstile } from "@/lib/media/turnstile";

const turn = createTurnstile(2);

/** Answers GET and HEAD for one frame of a take's clip as a PNG of its size. Frames are counted from 1, as the player does. Throws not_found. */
export async function serveFrame(request: Request, scope: ReadScope, takeId: string, number: string): Promise<Response> {
  const clip = /^[1-9]\d{0,5}$/.test(number) ? await findClipFile(scope, takeId, "clip") : null;
  const downloadName = clip && (await findClipName(scope, takeId, request, `-frame-${number}.png`));
  if (!clip || !downloadName) throw new AppError("not_found", "There is no such frame.");
  const tag = `${clip.tag.slice(0, 40)}-frame-${number}`;
  const served = { storageKey: "", tag, contentType: "image/png", downloadName };
  if (isKnown(request.headers.get("if-none-match"), `"${tag}"`)) return serveBytes(request, new Uint8Array(), served);
  const png = await cut(clip.storageKey, Number(number) - 1);
  if (!png) throw new AppError("not_found", "There is no such frame.");
  return serveBytes(request, png, served);
}

/** One frame of a take's clip, counted from 0, as a PNG of its size; null when there is no such clip, or no such frame of it. */
export async function cutFrame(scope: ReadScope, takeId: string, frame: number): Promise<Buffer | null> {
  const clip = await findClipFile(scope, takeId, "clip");
  return clip && cut(clip.storageKey, frame);
}

function cut(storageKey: string, frame: number): Promise<Buffer | null> {
  return turn(() => withClipOnDisk(storageKey, (file) => pngOfFrame(file, frame)));
}

/** As an object of the storage is served, for bytes that are at hand. */
async function serveBytes(request: Request, bytes: Uint8Array, object: Omit<ServedObject, "bytes">): Promise<Response> {
  const held = {
    size: async () => bytes.length,
    read: async (_key: string, range = { start: 0, end: bytes.length - 1 }) =>
      new Blob([new Uint8Array(bytes.subarray(range.start, range.end + 1))]).stream(),
  };
  const response = await serveObject(request, held, { ...object, bytes: bytes.length });
  if (!response) throw new AppError("not_found", "There is no such frame.");
  return response;
}

import type { ReadScope } from "@/lib/access/actor";
import { type ClipPart, findClipFile, findClipName } from "@/lib/clips/data";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { askedVersion } from "@/lib/stills/small";
import { storage } from "@/lib/storage/current";

const ENDINGS: Record<ClipPart, string> = { clip: ".mp4", poster: "-poster.jpg", sprite: "-sprite.jpg" };

/**
 * Answers GET and HEAD for a part of a take's clip, or for the small version of its poster (`?width=320`); `?download=1` offers the part itself under a
 * good name. Throws not_found.
 */
export async function serveClip(request: Request, scope: ReadScope, takeId: string, part: ClipPart): Promise<Response> {
  const whole = await findClipFile(scope, takeId, part);
  const isDownload = new URL(request.url).searchParams.get("download") === "1";
  const file = whole && part === "poster" && !isDownload ? await askedVersion(request, "poster", whole) : whole;
  const downloadName = file && isDownload ? await findClipName(scope, takeId, request, ENDINGS[part]) : null;
  const response = file && (await serveObject(request, storage(), { ...file, downloadName: downloadName ?? undefined }));
  if (!response) throw new AppError("not_found", "There is no such clip, or it isn't ready yet.");
  return response;
}

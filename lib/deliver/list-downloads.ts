import type { ReadScope } from "@/lib/access/actor";
import { findClipFile } from "@/lib/clips/data";
import { db } from "@/lib/db";
import { madeKey } from "@/lib/deliver/made";
import { MADE_KINDS } from "@/lib/deliver/schema";
import type { DownloadView } from "@/lib/deliver/view";
import { AppError } from "@/lib/errors";
import { guessBytes } from "@/lib/media/animate";
import { storage } from "@/lib/storage/current";

/** A PNG of a photograph, as measured. */
const PNG_BYTES_PER_PIXEL = 1.6;

/** The forms in which a take's clip can be had, with sizes: exact where the file is there. Throws not_found. */
export async function listDownloads(scope: ReadScope, takeId: string): Promise<DownloadView[]> {
  const [file, poster] = await Promise.all([findClipFile(scope, takeId, "clip"), findClipFile(scope, takeId, "poster")]);
  const clip = file && (await db().clip.findUnique({ where: { takeId }, select: { width: true, height: true, durationMs: true, fps: true } }));
  if (!file || !clip) throw new AppError("not_found", "There is no such clip, or it isn't ready yet.");
  const base = `/api/media/takes/${takeId}`;
  const animations = await Promise.all(
    MADE_KINDS.map(async (kind): Promise<DownloadView> => {
      const made = await storage().size(madeKey(takeId, kind));
      return { kind, url: `${base}/made/${kind}`, bytes: made ?? guessBytes(kind, clip), isExact: made !== null, isToBeMade: made === null };
    }),
  );
  const frameBytes = Math.round(clip.width * clip.height * PNG_BYTES_PER_PIXEL);
  return [
    { kind: "mp4", url: `${base}/clip?download=1`, bytes: file.bytes, isExact: true, isToBeMade: false },
    { kind: "mp4_bare", url: `${base}/clip?download=1&recipe=none`, bytes: file.bytes, isExact: true, isToBeMade: false },
    ...animations,
    { kind: "frame", url: `${base}/frames/{frame}`, bytes: frameBytes, isExact: false, isToBeMade: false },
    ...(poster ? [{ kind: "poster", url: `${base}/poster?download=1`, bytes: poster.bytes, isExact: true, isToBeMade: false } as const] : []),
  ];
}

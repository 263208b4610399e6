import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type ServedObject, serveObject } from "@/lib/http/serve-object";
import { tellActivity } from "@/lib/shares/activity";
import { areCovered } from "@/lib/shares/covered";
import { closed, type Guest, type Visit } from "@/lib/shares/guest";
import { findReelVideo } from "@/lib/shares/reel-video";
import { slateOf } from "@/lib/shots/slate";
import { askedVersion } from "@/lib/stills/small";
import { storage } from "@/lib/storage/current";
import type { VerdictKind } from "@/lib/verdicts/limits";

export type GuestPart = "clip" | "poster" | "sprite" | "still";

/** True when the link lets this take be kept now. */
export function mayDownload({ downloads }: Pick<Guest, "downloads">, verdict: VerdictKind | null): boolean {
  return downloads === "on" || (downloads === "after_approval" && verdict === "approved");
}

/**
 * Answers GET and HEAD for a part of a take that the link covers: to be shown in place. The clip can be had to keep (`?download=1`) where the link allows it
 * now, and is then exactly the bytes that are signed off: no recipe is put into it. Throws `not_found` and `forbidden`.
 */
export async function serveGuestPart(request: Request, { guest, share }: Visit, takeId: string, part: GuestPart): Promise<Response> {
  if (!(await areCovered(share, [takeId]))) throw closed();
  const take = await db().take.findUnique({
    where: { id: takeId },
    select: {
      number: true,
      verdict: true,
      shot: { select: { number: true, project: { select: { code: true } } } },
      still: { select: { storageKey: true, bytes: true, sha256: true, contentType: true } },
      clip: { select: { storageKey: true, posterKey: true, spriteKey: true, bytes: true, sha256: true } },
    },
  });
  if (!take?.clip) throw closed();
  const isDownload = part === "clip" && isAskedToKeep(request);
  if (isDownload && !mayDownload(guest, take.verdict)) throw refused(guest);
  const object = await partOf(request, { still: take.still, clip: take.clip }, part);
  const downloadName = isDownload ? `${slateOf(take.shot)}-T${take.number}.mp4` : undefined;
  const response = await serve(request, object && { ...object, downloadName });
  if (isDownload && isWhole(request)) await tellActivity(guest, "downloaded", { takeId });
  return response;
}

/** The same for the video of the reel that the link leads to. Only links that let everything be kept let it be kept. */
export async function serveReelPart(request: Request, { guest, share }: Visit, part: "clip" | "poster"): Promise<Response> {
  const video = await findReelVideo(share);
  if (!video) throw closed();
  const isDownload = part === "clip" && isAskedToKeep(request);
  if (isDownload && guest.downloads !== "on") throw refused(guest);
  const object =
    part === "clip" ? { storageKey: video.storageKey, bytes: video.bytes, tag: video.sha256, contentType: "video/mp4" } : await posterOf(video);
  const response = await serve(request, object && { ...object, downloadName: isDownload ? "reel.mp4" : undefined });
  if (isDownload && isWhole(request)) await tellActivity(guest, "downloaded");
  return response;
}

interface TakeFiles {
  still: Omit<ServedObject, "tag"> & { sha256: string };
  clip: ClipFile;
}

interface ClipFile {
  storageKey: string;
  posterKey: string;
  spriteKey: string;
  bytes: bigint;
  sha256: string;
}

/** Stills and posters can be had small too, behind the same guard. */
async function partOf(request: Request, { still, clip }: TakeFiles, part: GuestPart): Promise<ServedObject | null> {
  if (part === "still") return askedVersion(request, "still", { ...still, tag: still.sha256 });
  const whole = await clipObject(clip, part);
  return whole && part === "poster" ? askedVersion(request, "poster", whole) : whole;
}

async function clipObject(clip: ClipFile, part: "clip" | "poster" | "sprite"): Promise<ServedObject | null> {
  if (part === "clip") return { storageKey: clip.storageKey, bytes: Number(clip.bytes), tag: clip.sha256, contentType: "video/mp4" };
  return pictureOf(part === "poster" ? clip.posterKey : clip.spriteKey, clip.sha256, part);
}

async function posterOf({ posterKey, sha256 }: { posterKey: string | null; sha256: string }): Promise<ServedObject | null> {
  return posterKey === null ? null : pictureOf(posterKey, sha256, "poster");
}

/** A picture made of a clip: the clip's hash, what it is and its length stand for its bytes. */
async function pictureOf(storageKey: string, sha256: string, part: string): Promise<ServedObject | null> {
  const bytes = await storage().size(storageKey);
  return bytes === null ? null : { storageKey, bytes, tag: `${sha256.slice(0, 40)}-${part}-${bytes}`, contentType: "image/jpeg" };
}

async function serve(request: Request, object: ServedObject | null): Promise<Response> {
  const response = object && (await serveObject(request, storage(), object));
  if (!response) throw closed();
  return response;
}

function isAskedToKeep(request: Request): boolean {
  return new URL(request.url).searchParams.get("download") === "1";
}

/** Pieces of a download that goes on are no further downloads. */
function isWhole({ method, headers }: Request): boolean {
  return method === "GET" && !headers.has("range") && !headers.has("if-none-match");
}

function refused({ downloads }: Guest): AppError {
  const why = downloads === "after_approval" ? "This clip can be kept once it is approved." : "This link is for looking: its clips can’t be kept.";
  return new AppError("forbidden", why);
}

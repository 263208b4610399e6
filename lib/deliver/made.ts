import { createReadStream } from "node:fs";
import path from "node:path";
import type { ReadScope } from "@/lib/access/actor";
import { findClipName } from "@/lib/clips/data";
import { db } from "@/lib/db";
import { withClipOnDisk } from "@/lib/deliver/clip-on-disk";
import type { MadeKind } from "@/lib/deliver/schema";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { log } from "@/lib/log";
import { animate } from "@/lib/media/animate";
import { ToolError } from "@/lib/media/run-tool";
import { createTurnstile } from "@/lib/media/turnstile";
import { storage } from "@/lib/storage/current";

const CONTENT_TYPES: Record<MadeKind, string> = { gif: "image/gif", webp: "image/webp" };
/** One at a time: each takes a processor for some seconds, which the studio's own work needs more. */
const turn = createTurnstile(1);
/** Who comes behind so many is told to come back. */
const WAITING_MAX = 8;
const making = new Map<string, Promise<void>>();

interface SourceClip {
  storageKey: string;
  sha256: string;
  fps: number;
}

/** Where what is made of a take's clip is kept. The number goes up when it is made otherwise. */
export function madeKey(takeId: string, kind: MadeKind): string {
  return `made/${takeId}.1.${kind}`;
}

/** Answers GET and HEAD for an animation of a take's clip, and makes it first where that was not done yet. Throws not_found, and too_many when others wait already. */
export async function serveMade(request: Request, scope: ReadScope, takeId: string, kind: MadeKind): Promise<Response> {
  const clip = await findSource(scope, takeId);
  if (!clip) throw new AppError("not_found", "There is no such clip, or it isn't ready yet.");
  const key = madeKey(takeId, kind);
  const bytes = (await storage().size(key)) ?? (await makeOnce(key, clip, kind));
  const downloadName = (await findClipName(scope, takeId, request, `.${kind}`)) ?? undefined;
  const tag = `${clip.sha256.slice(0, 40)}-${kind}-${bytes}`;
  const response = await serveObject(request, storage(), { storageKey: key, bytes, tag, contentType: CONTENT_TYPES[kind], downloadName, maxAgeS: 0 });
  if (!response) throw new AppError("unavailable", "The file was made, but is gone. Try again.", { retryAfterS: 1 });
  return response;
}

async function findSource(_scope: ReadScope, takeId: string): Promise<SourceClip | null> {
  if (!/^[\w-]{1,64}$/.test(takeId)) return null;
  return db().clip.findUnique({ where: { takeId }, select: { storageKey: true, sha256: true, fps: true } });
}

/** Whoever asks while it is being made waits for the same. */
async function makeOnce(key: string, clip: SourceClip, kind: MadeKind): Promise<number> {
  if (!making.has(key)) {
    if (making.size >= WAITING_MAX)
      throw new AppError("too_many", "Several files are being made already. Try again in a moment.", { retryAfterS: 10 });
    making.set(
      key,
      turn(() => make(key, clip, kind))
        .catch((error: unknown) => explain(error, kind))
        .finally(() => making.delete(key)),
    );
  }
  await making.get(key);
  const bytes = await storage().size(key);
  if (bytes === null) throw new AppError("not_found", "The clip's own file is missing from the storage, so nothing can be made of it.");
  return bytes;
}

async function make(key: string, { storageKey, fps }: SourceClip, kind: MadeKind): Promise<void> {
  await withClipOnDisk(storageKey, async (clip, folder) => {
    const file = path.join(folder, `made.${kind}`);
    await animate(kind, clip, file, { fps });
    await storage().put(key, createReadStream(file), CONTENT_TYPES[kind]);
  });
}

function explain(error: unknown, kind: MadeKind): never {
  if (!(error instanceof ToolError)) throw error;
  log().warn({ err: error, complaint: error.complaint, kind }, "an animation could not be made");
  const why = error.isTimeout ? "it took too long" : "ffmpeg could not do it";
  throw new AppError("unavailable", `The ${kind === "gif" ? "GIF" : "WebP"} could not be made: ${why}. The clip itself is whole.`, { cause: error });
}

import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { makePictures } from "@/lib/media/derive";
import { probeClip } from "@/lib/media/probe";
import { ToolError } from "@/lib/media/run-tool";
import { addTask } from "@/lib/queue/tasks";
import { type FilmPart, filmParts } from "@/lib/reels/film";
import { RENDER_TRIES_MAX } from "@/lib/reels/limits";
import { ITEM_SELECT, toItem } from "@/lib/reels/to-view";
import { ending } from "@/lib/sending/persistently";
import { storage } from "@/lib/storage/current";
import { diskTroubleOf, diskWords } from "@/lib/storage/disk-trouble";

const LOOK_MS = 1_000;
/** One video at a time: ffmpeg takes all processors that are free as it is. */
let isBusy = false;

/**
 * Makes a video of a reel as it is when it begins, keeps it, and only then says ready. It is held by one worker: when that dies another begins anew;
 * one that is asked to end gives it back. Whoever lost it, since it was canceled or taken, stops within a second and leaves nothing behind.
 */
export async function runRender(renderId: string, workerId: string): Promise<void> {
  // the sweep brings it again
  if (isBusy || ending.isAsked) return;
  isBusy = true;
  try {
    const held = await hold(renderId, workerId);
    if (held) await filmHeld({ renderId, workerId, ...held });
  } finally {
    isBusy = false;
  }
  await wakeNext();
}

interface HeldRender {
  renderId: string;
  workerId: string;
  reelId: string;
  tries: number;
}

async function hold(renderId: string, workerId: string): Promise<{ reelId: string; tries: number } | undefined> {
  const [held] = await db().$queryRaw<{ reelId: string; tries: number }[]>`
    UPDATE reel_render SET status = 'rendering', lease_owner = ${workerId}, tries = tries + 1, percent = 0, why = NULL
    WHERE id = ${renderId} AND status = 'queued' AND lease_owner IS NULL RETURNING reel_id AS "reelId", tries`;
  return held;
}

async function filmHeld(held: HeldRender): Promise<void> {
  const { renderId } = held;
  const folder = path.resolve(env().DATA_DIR, "tmp", `render-${renderId}`);
  const stopping = new AbortController();
  let percent = 0;
  const watch = setInterval(() => void look(held, percent, stopping), LOOK_MS);
  try {
    if (held.tries > RENDER_TRIES_MAX)
      throw new AppError("unavailable", `It was begun ${RENDER_TRIES_MAX} times, and each time the worker ended before it was done.`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const parts = await readParts(held);
    const { file } = await filmParts(parts, { folder, signal: stopping.signal, onProgress: (now) => (percent = now) });
    await keep(held, file, folder, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) return await giveBack(held);
    log().warn({ err: error, renderId, ...(error instanceof ToolError && { complaint: error.complaint }) }, "a reel could not be rendered");
    await db().$executeRaw`
      UPDATE reel_render SET status = 'failed', why = ${whyOf(error)}, lease_owner = NULL, finished_at = now()
      WHERE id = ${renderId} AND lease_owner = ${held.workerId}`;
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true }).catch((error: unknown) => log().warn({ err: error }, "a work folder could not be removed"));
  }
}

/** Says how far it is, and hears whether it is still wanted of this worker. */
async function look({ renderId, workerId }: HeldRender, percent: number, stopping: AbortController): Promise<void> {
  if (stopping.signal.aborted) return;
  try {
    const held = await db().$executeRaw`
      UPDATE reel_render SET percent = greatest(percent, ${percent}) WHERE id = ${renderId} AND status = 'rendering' AND lease_owner = ${workerId}`;
    if (held === 0 || ending.isAsked) stopping.abort();
  } catch (error) {
    log().info({ err: error, renderId }, "how far a reel is could not be written down");
  }
}

/** The reel's parts as they are now, which is the version that the render is of. */
async function readParts({ renderId, workerId, reelId }: HeldRender): Promise<FilmPart[]> {
  const rows = await db().$transaction(
    async (tx) => {
      const reel = await tx.reel.findUniqueOrThrow({ where: { id: reelId }, select: { version: true } });
      const parts = await tx.reelItem.findMany({ where: { reelId }, orderBy: { rank: "asc" }, select: ITEM_SELECT });
      const takeIds = [...new Set(parts.flatMap(({ take }) => take?.id ?? []))];
      await tx.reelRender.updateMany({ where: { id: renderId, leaseOwner: workerId }, data: { version: reel.version, takeIds } });
      return parts;
    },
    { isolationLevel: "RepeatableRead" },
  );
  const items = rows.map(toItem);
  if (items.length === 0) throw new AppError("conflict", "There is nothing in this reel any more.");
  const takeIds = items.flatMap((item) => (item.kind === "take" ? [item.takeId] : []));
  const clips = await db().clip.findMany({ where: { takeId: { in: takeIds } }, select: { takeId: true, storageKey: true } });
  const keys = new Map(clips.map(({ takeId, storageKey }) => [takeId, storageKey]));
  return items.map((item) => {
    if (item.kind === "card") return item;
    const name = `${item.slate} T${item.number}`;
    if (item.concern === "trashed") throw new AppError("conflict", `${name} is in the trash. Swap it, or take it out of the reel.`);
    const storageKey = keys.get(item.takeId);
    if (storageKey === undefined) throw new AppError("conflict", `${name} has no clip.`);
    return { ...item, storageKey };
  });
}

/** Verifies the video, makes its poster and flushes both to the storage; then the row says ready, if it is still this worker's to say. */
async function keep({ renderId, workerId, tries }: HeldRender, file: string, folder: string, signal: AbortSignal): Promise<void> {
  const probe = await probeClip(file);
  const { poster, thumbhash } = await makePictures(file, folder, probe);
  signal.throwIfAborted();
  // a name of its own for each try: what a worker that was thought dead still writes is nobody's
  const base = `reels/${renderId}-${tries}`;
  const keys = { storageKey: `${base}.mp4`, posterKey: `${base}.jpg` };
  const stored = await storage().put(keys.storageKey, createReadStream(file), "video/mp4");
  await storage().put(keys.posterKey, oneChunk(poster), "image/jpeg");
  const { width, height, fps, durationMs } = probe;
  const { count } = await db().reelRender.updateMany({
    where: { id: renderId, status: "rendering", leaseOwner: workerId },
    data: {
      status: "ready",
      percent: 100,
      leaseOwner: null,
      finishedAt: new Date(),
      ...keys,
      thumbhash,
      ...stored,
      bytes: BigInt(stored.bytes),
      width,
      height,
      fps,
      durationMs,
    },
  });
  if (count === 0) await Promise.all([storage().remove(keys.storageKey), storage().remove(keys.posterKey)]);
}

/** For another worker, when this one ends; what was canceled stays so. */
async function giveBack({ renderId, workerId }: HeldRender): Promise<void> {
  await db().$executeRaw`
    UPDATE reel_render SET status = 'queued', lease_owner = NULL, tries = tries - 1, percent = 0
    WHERE id = ${renderId} AND status = 'rendering' AND lease_owner = ${workerId}`;
}

async function wakeNext(): Promise<void> {
  const next = await db().reelRender.findFirst({ where: { status: "queued" }, orderBy: { createdAt: "asc" }, select: { id: true } });
  if (next && !ending.isAsked) await addTask("render", { renderId: next.id }, { key: `render:${next.id}` });
}

function whyOf(error: unknown): string {
  const trouble = diskTroubleOf(error);
  if (trouble) return `${diskWords(trouble)}. ${trouble === "full" ? "Make room" : "Mend it"}, then render again.`;
  if (error instanceof AppError) return error.message;
  if (error instanceof ToolError)
    return /no space left/i.test(error.complaint)
      ? "The disk is full. Make room, then render again."
      : "ffmpeg could not make the video. Its words are in the log.";
  return "Something went wrong on our side. It is in the log.";
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

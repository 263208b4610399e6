import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { probeClip } from "@/lib/media/probe";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";
import { storage } from "@/lib/storage/current";
import { makeTake } from "@/prisma/factories";

interface Shape {
  frames: number;
  width: number;
  height: number;
  fps: number;
}

/** How much brighter each frame of a test's clip is than the one before. */
export const STEP = 8;

/** A ready take whose clip is real: frame n is a plain grey of brightness `base + 8 n`. */
export async function makeGreyTake({ frames, width, height, fps }: Shape, base = 20, changes: Parameters<typeof makeTake>[0] = {}) {
  const { id: takeId, shotId } = await makeTake(changes);
  const file = path.join(tmpdir(), `${newId()}.mp4`);
  const grey = `nullsrc=s=${width}x${height}:r=${fps},geq=lum='${base}+${STEP}*N':cb=128:cr=128,format=yuv420p`;
  await runTool(ffmpegPath(), ["-f", "lavfi", "-i", grey, "-frames:v", String(frames), "-c:v", "libx264", "-crf", "1", "-y", file], {
    timeoutMs: 60_000,
  });
  const probe = await probeClip(file);
  const storageKey = `clips/${takeId}.mp4`;
  const stored = await storage().put(storageKey, createReadStream(file), "video/mp4");
  await rm(file);
  await db().clip.create({
    data: {
      ...{ takeId, storageKey, sha256: stored.sha256, bytes: BigInt(stored.bytes), width, height, durationMs: probe.durationMs, fps: probe.fps },
      ...{ posterKey: `posters/${takeId}.jpg`, spriteKey: `sprites/${takeId}.jpg`, thumbhash: "" },
    },
  });
  await db().take.update({ where: { id: takeId }, data: { status: "ready", sentAt: new Date(), finishedAt: new Date(), predictionId: takeId } });
  return { takeId, shotId };
}

/** The brightness in the middle of each frame of a video, and at its left edge. */
export async function greysOf(file: string, { width, height }: { width: number; height: number }): Promise<{ middle: number; edge: number }[]> {
  const raw = await runTool(ffmpegPath(), ["-i", file, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-v", "error", "pipe:1"], {
    timeoutMs: 60_000,
    outputMax: 2 ** 29,
  });
  const bytes = (width * height * 3) / 2;
  const row = Math.floor(height / 2) * width;
  return Array.from({ length: raw.length / bytes }, (_, frame) => ({
    middle: raw[frame * bytes + row + width / 2] ?? 0,
    edge: raw[frame * bytes + row] ?? 0,
  }));
}

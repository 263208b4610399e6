import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { storage } from "@/lib/storage/current";

/** Gives a stored clip to a tool that reads files, in a folder that goes when the work is done. Null when the storage has no such clip. */
export async function withClipOnDisk<T>(storageKey: string, work: (clip: string, folder: string) => Promise<T>): Promise<T | null> {
  const folder = path.resolve(env().DATA_DIR, "tmp", `deliver-${newId()}`);
  try {
    await mkdir(folder, { recursive: true });
    const clip = path.join(folder, "clip.mp4");
    return (await copyClip(storageKey, clip)) ? await work(clip, folder) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies a stored clip into a file; false when the storage has no such clip. */
export async function copyClip(storageKey: string, file: string, signal?: AbortSignal): Promise<boolean> {
  const stream = await storage().read(storageKey, undefined, signal);
  if (!stream) return false;
  await pipeline(Readable.fromWeb(stream as ReadableStream<Uint8Array>), createWriteStream(file)); // the same stream by Node's name for it
  return true;
}

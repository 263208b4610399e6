import { createReadStream } from "node:fs";
import { makePictures } from "@/lib/media/derive";
import { type ClipProbe, probeClip } from "@/lib/media/probe";
import { storage } from "@/lib/storage/current";
import type { Stored } from "@/lib/storage/storage";

export interface KeptClip extends ClipProbe, Stored {
  storageKey: string;
  posterKey: string;
  spriteKey: string;
  thumbhash: string;
}

/**
 * Verifies a fetched clip, makes its pictures and flushes all to storage under the take's keys. Null, and nothing stored, when it is no
 * longer wanted by then. Throws NotAVideoError when the file is no whole clip.
 */
export async function keepClip(takeId: string, file: string, folder: string, isWanted: () => Promise<boolean>): Promise<KeptClip | null> {
  const probe = await probeClip(file);
  const { poster, sprite, thumbhash } = await makePictures(file, folder, probe);
  if (!(await isWanted())) return null;
  const keys = { storageKey: `clips/${takeId}.mp4`, posterKey: `posters/${takeId}.jpg`, spriteKey: `sprites/${takeId}.jpg` };
  const [stored] = await Promise.all([
    storage().put(keys.storageKey, createReadStream(file), "video/mp4"),
    storage().put(keys.posterKey, oneChunk(poster), "image/jpeg"),
    storage().put(keys.spriteKey, oneChunk(sprite), "image/jpeg"),
  ]);
  return { ...probe, ...stored, ...keys, thumbhash };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { readCapped } from "@/lib/http/read-capped";
import type { Size } from "@/lib/sandbox/render/frame-plan";
import type { World } from "@/lib/sandbox/world";

export interface FetchedStill extends Size {
  file: string;
  /** Of its bytes. */
  hash: string;
}

/** The picture could not be had. The message is what a vendor would say. */
export class StillError extends Error {}

const STILL_MAX = 50 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 30_000;

/** Fetches a picture as a vendor does, from loopback addresses too, and keeps it by its bytes. Throws StillError. */
export async function fetchStill(world: World, url: string): Promise<FetchedStill> {
  const bytes = await download(url, world.closing);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const file = path.join(world.folders.inputs, hash);
  const size = await sizeOf(bytes);
  if (!existsSync(file)) {
    const part = `${file}.${process.hrtime.bigint()}.part`;
    await writeFile(part, bytes);
    await rename(part, file);
  }
  return { file, hash, ...size };
}

async function download(url: string, closing: AbortSignal): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([closing, AbortSignal.timeout(FETCH_TIMEOUT_MS)]) });
    if (!response.ok) throw new StillError(`Failed to download the input image: HTTP ${response.status}`);
    const bytes = await readCapped(response.body, STILL_MAX);
    if (!bytes) throw new StillError("The input image is too large.");
    return bytes;
  } catch (error) {
    if (error instanceof StillError || closing.aborted) throw error;
    throw new StillError("Failed to download the input image: the address could not be reached", { cause: error });
  }
}

async function sizeOf(bytes: Uint8Array): Promise<Size> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: 50_000_000 }).metadata();
    return autoOrient;
  } catch (cause) {
    throw new StillError("The input image could not be decoded.", { cause });
  }
}

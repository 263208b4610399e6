import { createReadStream } from "node:fs";
import { type Actor, requireRight } from "@/lib/access/actor";
import { PICTURE_MAX_BYTES, takeInPicture, tooLarge } from "@/lib/media/image";
import { keepStill } from "@/lib/stills/keep";
import type { StillView } from "@/lib/takes/view";

/** A stranger's file: where its bytes are, and the name that a person knows it by. */
export interface StillSource {
  stream?: AsyncIterable<Uint8Array>;
  path?: string;
  name: string;
}

/**
 * Makes a still of an uploaded file. What is kept is our own encoding of it, never the bytes that came.
 * Throws AppErrors that people may read: too_large, unsupported_type, invalid, unavailable (no room).
 */
export async function takeInStill(actor: Actor, source: StillSource): Promise<StillView> {
  requireRight(actor, "write");
  const picture = await takeInPicture(await readCapped(source));
  return keepStill(actor, picture, { name: source.name });
}

/** Reads at most what is allowed, whatever the sender announced. */
async function readCapped({ stream, path }: StillSource): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? bytesOf(path)) {
    bytes += chunk.length;
    if (bytes > PICTURE_MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function bytesOf(path: string | undefined): AsyncIterable<Uint8Array> {
  if (path === undefined) throw new TypeError("A still needs a stream or a path.");
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

import path from "node:path";
import { AppError } from "@/lib/errors";
import type { ServedObject } from "@/lib/http/serve-object";
import { log } from "@/lib/log";
import { shrinkPicture } from "@/lib/media/image";
import { readStillFile, type StillFile } from "@/lib/stills/data";
import { SMALL_WIDTH } from "@/lib/stills/limits";
import { storage } from "@/lib/storage/current";

/** A still that the storage had no room to keep a small version of is asked again soon. */
const WHOLE_FOR_S = 60;

type StillBytes = Pick<StillFile, "storageKey" | "bytes" | "sha256" | "contentType">;

const making = new Map<string, Promise<number>>();

/**
 * What a request for a still is to be answered with: the still, or its small version where the address asks for that one, made when it is
 * first asked for. Where it can't be kept the still stands in for it. The caller has checked access. Throws `invalid` for another width.
 */
export async function askedVersion(request: Request, still: StillBytes): Promise<ServedObject> {
  const { storageKey, bytes, sha256, contentType } = still;
  const whole = { storageKey, bytes, contentType, tag: sha256 };
  const width = new URL(request.url).searchParams.get("width");
  if (width === null) return whole;
  if (width !== String(SMALL_WIDTH)) throw new AppError("invalid", `A still can be had whole, or with width=${SMALL_WIDTH}.`);
  const key = smallKey(storageKey);
  try {
    const smallBytes = (await storage().size(key)) ?? (await makeOnce(key, still));
    return { storageKey: key, bytes: smallBytes, contentType: "image/webp", tag: `${sha256.slice(0, 40)}-w${SMALL_WIDTH}-${smallBytes}` };
  } catch (error) {
    log().warn({ err: error, key }, "a still has no small version");
    return { ...whole, maxAgeS: WHOLE_FOR_S };
  }
}

/** Where the small version of a still is kept. The number goes up when it is made otherwise. */
function smallKey(storageKey: string): string {
  return `made/still-${path.basename(storageKey, ".jpg")}.w${SMALL_WIDTH}.1.webp`;
}

/** Whoever asks while it is being made waits for the same. */
function makeOnce(key: string, still: StillBytes): Promise<number> {
  const running = making.get(key) ?? make(key, still).finally(() => making.delete(key));
  making.set(key, running);
  return running;
}

async function make(key: string, still: StillBytes): Promise<number> {
  const picture = await shrinkPicture(await readStillFile(still), SMALL_WIDTH);
  return (await storage().put(key, once(picture), "image/webp")).bytes;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

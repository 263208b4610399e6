import path from "node:path";
import { AppError } from "@/lib/errors";
import type { ServedObject } from "@/lib/http/serve-object";
import { log } from "@/lib/log";
import { shrinkPicture } from "@/lib/media/image";
import { SMALL_WIDTH } from "@/lib/stills/limits";
import { storage } from "@/lib/storage/current";

/** What is seen small: a still, or a clip's poster. */
type Kind = "still" | "poster";

/** A picture that the storage had no room to keep a small version of is asked again soon. */
const WHOLE_FOR_S = 60;

const making = new Map<string, Promise<number>>();

/**
 * What a request for a picture of ours is to be answered with: the picture, or its small version where the address asks for that one, made when
 * it is first asked for. Where it can't be kept the picture stands in for it. The caller has checked access. Throws `invalid` for another width.
 */
export async function askedVersion(request: Request, kind: Kind, whole: ServedObject): Promise<ServedObject> {
  const width = new URL(request.url).searchParams.get("width");
  if (width === null) return whole;
  if (width !== String(SMALL_WIDTH)) throw new AppError("invalid", `A ${kind} can be had whole, or with width=${SMALL_WIDTH}.`);
  const key = smallKey(kind, whole.storageKey);
  try {
    const bytes = (await storage().size(key)) ?? (await makeOnce(key, whole.storageKey));
    return { storageKey: key, bytes, contentType: "image/webp", tag: `${whole.tag.slice(0, 40)}-${kind}-w${SMALL_WIDTH}-${bytes}` };
  } catch (error) {
    log().warn({ err: error, key }, "a picture has no small version");
    return { ...whole, maxAgeS: WHOLE_FOR_S };
  }
}

/** Where the small version of a picture is kept. The number goes up when it is made otherwise. */
function smallKey(kind: Kind, storageKey: string): string {
  return `made/${kind}-${path.basename(storageKey, ".jpg")}.w${SMALL_WIDTH}.1.webp`;
}

/** Whoever asks while it is being made waits for the same. */
function makeOnce(key: string, wholeKey: string): Promise<number> {
  const running = making.get(key) ?? make(key, wholeKey).finally(() => making.delete(key));
  making.set(key, running);
  return running;
}

async function make(key: string, wholeKey: string): Promise<number> {
  const whole = await storage().read(wholeKey);
  if (!whole) throw new Error("The picture is missing from the storage.");
  const small = await shrinkPicture(Buffer.from(await new Response(whole).arrayBuffer()), SMALL_WIDTH);
  return (await storage().put(key, once(small), "image/webp")).bytes;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

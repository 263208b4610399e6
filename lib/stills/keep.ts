import type { Actor } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Picture } from "@/lib/media/image";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import { storage } from "@/lib/storage/current";
import { StorageFullError } from "@/lib/storage/storage";
import type { StillView } from "@/lib/takes/view";

interface Origin {
  name: string;
  /** The still that it was made of. */
  sourceId?: string;
  /** The frame that it is, or is a part of. */
  from?: StillView["from"];
  /** Looks, right before the row is written, for a still that makes this one needless. */
  findSame?: (tx: Tx) => Promise<StillView | null>;
}

/** Stores a picture and then its row, so that no row ever names a file that isn't there. */
export async function keepStill(actor: Actor, picture: Picture, { name, sourceId, from, findSame }: Origin): Promise<StillView> {
  const id = newId();
  const storageKey = `stills/${id}.jpg`;
  const { bytes, sha256 } = await store(storageKey, picture);
  const data = {
    id,
    name: shownName(name),
    width: picture.width,
    height: picture.height,
    bytes,
    sha256,
    contentType: picture.contentType,
    storageKey,
    thumbhash: picture.thumbhash,
    sourceId: sourceId ?? null,
    fromTakeId: from?.takeId ?? null,
    fromFrame: from?.frame ?? null,
    createdById: actor.kind === "system" ? null : actor.memberId,
  };
  const write = async (tx: Tx) => (await findSame?.(tx)) ?? toStillView(await tx.still.create({ data, select: STILL_FIELDS }));
  const drop = () =>
    storage()
      .remove(storageKey)
      .catch(() => undefined);
  try {
    const kept = await (findSame ? db().$transaction(write) : write(db()));
    if (kept.id !== id) await drop();
    return kept;
  } catch (error) {
    await drop();
    throw error;
  }
}

async function store(key: string, picture: Picture) {
  try {
    return await storage().put(key, once(picture.bytes), picture.contentType);
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    throw new AppError("unavailable", "There is no room left on the studio's disk. Nothing was kept; try again once there is.", { cause: error });
  }
}

/** The name as people see it: the last part of a path, without what can't be seen, and not endless. */
export function shownName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...plain].slice(0, 120).join("") || "Still";
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

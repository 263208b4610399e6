import { db } from "@/lib/db";
import type { ServedObject } from "@/lib/http/serve-object";
import { fromDb } from "@/lib/money";
import { storage } from "@/lib/storage/current";

/** A rendered reel's files and what they are. Who may have them is the caller's matter. */
export interface ReelClip {
  renderId: string;
  name: string;
  projectCode: string;
  /** The reel has changed since. */
  isOlder: boolean;
  /** The takes that are in the reel as it is now. */
  takeIds: string[];
  video: ServedObject;
  poster: ServedObject;
  thumbhash: string;
  width: number;
  height: number;
  fps: number;
  durationMs: number;
  sha256: string;
}

/** The newest video of a reel, or the one of a render of it; null when there is none (yet), or the reel is none. */
export async function reelClip(reelId: string, renderId?: string): Promise<ReelClip | null> {
  const row = await db().reelRender.findFirst({
    where: { reelId, status: "ready", ...(renderId !== undefined && { id: renderId }) },
    orderBy: { createdAt: "desc" },
    include: {
      reel: {
        select: { name: true, version: true, project: { select: { code: true } }, items: { orderBy: { rank: "asc" }, select: { takeId: true } } },
      },
    },
  });
  if (!row) return null;
  const { storageKey, posterKey, bytes, sha256, width, height, fps, durationMs, reel } = row;
  const isWhole = storageKey && posterKey && bytes && sha256 && width && height && fps && durationMs;
  if (!isWhole) return null;
  const posterBytes = await storage().size(posterKey);
  return {
    ...{ renderId: row.id, name: reel.name, projectCode: reel.project.code, isOlder: row.version < reel.version },
    takeIds: [...new Set(reel.items.flatMap(({ takeId }) => takeId ?? []))],
    video: { storageKey, bytes: fromDb(bytes), tag: sha256, contentType: "video/mp4" },
    poster: { storageKey: posterKey, bytes: posterBytes ?? 0, tag: `${sha256.slice(0, 40)}-poster-${posterBytes}`, contentType: "image/jpeg" },
    ...{ thumbhash: row.thumbhash ?? "", width, height, fps, durationMs, sha256 },
  };
}

/** The name to keep a reel by. */
export function reelFileName({ projectCode, name }: Pick<ReelClip, "projectCode" | "name">, ending = ".mp4"): string {
  const words = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${projectCode}-${words || "reel"}${ending}`;
}

import { db } from "@/lib/db";
import type { Reach } from "@/lib/shares/covered";

export interface ReelVideo {
  name: string;
  storageKey: string;
  posterKey: string | null;
  bytes: number;
  sha256: string;
  width: number;
  height: number;
  durationMs: number;
  fps: number;
}

/**
 * The newest finished video of the reel that a link leads to; null for other links, before one is finished, and while a take in the reel is in the trash or,
 * for a link to approved takes, is not approved.
 */
export async function findReelVideo(reach: Reach): Promise<ReelVideo | null> {
  if (reach.scope !== "reel" || !reach.reelId) return null;
  const isFine = { trashedAt: null, ...(reach.takes === "approved" && { verdict: "approved" as const }) };
  const [render, outside] = await Promise.all([
    db().reelRender.findFirst({
      where: { reelId: reach.reelId, status: "ready" },
      orderBy: [{ version: "desc" }, { id: "desc" }],
      select: {
        reel: { select: { name: true } },
        storageKey: true,
        posterKey: true,
        bytes: true,
        sha256: true,
        width: true,
        height: true,
        durationMs: true,
        fps: true,
      },
    }),
    db().reelItem.count({ where: { reelId: reach.reelId, kind: "take", NOT: { take: isFine } } }),
  ]);
  if (!render || outside > 0) return null;
  const { reel, storageKey, posterKey, bytes, sha256, width, height, durationMs, fps } = render;
  if (storageKey === null || bytes === null || sha256 === null || width === null || height === null || durationMs === null || fps === null)
    return null;
  return { name: reel.name, storageKey, posterKey, bytes: Number(bytes), sha256, width, height, durationMs, fps };
}

import { db } from "@/lib/db";
import { isStanding } from "@/lib/reels/state";
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
 * The newest finished video of the reel that a link leads to, of those in which every take still stands: it is in the reel, not in the trash and, for a link
 * to approved takes, approved. Null for other links, and while there is none.
 */
export async function findReelVideo(reach: Reach): Promise<ReelVideo | null> {
  if (reach.scope !== "reel" || !reach.reelId) return null;
  const reel = await db().reel.findUnique({
    where: { id: reach.reelId },
    select: {
      name: true,
      version: true,
      items: { where: { kind: "take" }, select: { take: { select: { id: true, trashedAt: true, verdict: true } } } },
      renders: {
        where: { status: "ready" },
        orderBy: [{ version: "desc" }, { id: "desc" }],
        select: {
          version: true,
          takeIds: true,
          storageKey: true,
          posterKey: true,
          bytes: true,
          sha256: true,
          width: true,
          height: true,
          durationMs: true,
          fps: true,
        },
      },
    },
  });
  if (!reel) return null;
  const takes = reel.items.flatMap(({ take }) => take ?? []);
  const fine = takes.filter(({ trashedAt, verdict }) => trashedAt === null && (reach.takes !== "approved" || verdict === "approved"));
  const now = { version: reel.version, takeIds: takes.map(({ id }) => id), standing: new Set(fine.map(({ id }) => id)) };
  const render = reel.renders.find((one) => isStanding(one, now));
  if (!render) return null;
  const { storageKey, posterKey, bytes, sha256, width, height, durationMs, fps } = render;
  if (storageKey === null || bytes === null || sha256 === null || width === null || height === null || durationMs === null || fps === null)
    return null;
  return { name: reel.name, storageKey, posterKey, bytes: Number(bytes), sha256, width, height, durationMs, fps };
}

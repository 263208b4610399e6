import { db } from "@/lib/db";
import { storage } from "@/lib/storage/current";

const MOST_AT_ONCE = 200;

interface Old {
  id: string;
  storageKey: string | null;
  posterKey: string | null;
}

/** Removes the videos that a newer one of their reel replaced, and renders that came to nothing, a day after they ended. */
export async function sweepOldRenders(): Promise<void> {
  const old = await db().$queryRaw<Old[]>`
    SELECT r.id, r.storage_key AS "storageKey", r.poster_key AS "posterKey" FROM reel_render r
    WHERE r.status IN ('ready', 'failed', 'canceled') AND r.finished_at < now() - interval '1 day'
      AND EXISTS (SELECT 1 FROM reel_render n WHERE n.reel_id = r.reel_id AND n.status = 'ready' AND n.created_at > r.created_at)
    LIMIT ${MOST_AT_ONCE}`;
  for (const { id, storageKey, posterKey } of old) {
    for (const key of [storageKey, posterKey]) if (key !== null) await storage().remove(key);
    await db().reelRender.deleteMany({ where: { id } });
  }
}

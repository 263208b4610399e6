import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addTask } from "@/lib/queue/tasks";
import { getReel, lockReel } from "@/lib/reels/data";
import type { ReelRef } from "@/lib/reels/schema";
import { ITEM_SELECT, toItem } from "@/lib/reels/to-view";
import type { ReelView } from "@/lib/reels/view";

/** Has a reel made into a video, as it is now; one that is under way already is the answer. Throws `conflict` when it can't be made, and says why. */
export async function renderReel(actor: Actor, { reelId }: ReelRef): Promise<ReelView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const { version } = await lockReel(reelId, tx);
    const items = (await tx.reelItem.findMany({ where: { reelId }, orderBy: { rank: "asc" }, select: ITEM_SELECT })).map(toItem);
    if (items.length === 0) throw new AppError("conflict", "There is nothing in this reel yet. Add a take first.");
    const trashed = items.find((item) => item.kind === "take" && item.concern === "trashed");
    if (trashed?.kind === "take")
      throw new AppError("conflict", `${trashed.slate} T${trashed.number} is in the trash. Swap it, or take it out of the reel.`);
    const isUnderWay = await tx.reelRender.count({ where: { reelId, status: { in: ["queued", "rendering"] } } });
    if (isUnderWay > 0) return;
    const renderId = newId();
    await tx.reelRender.create({ data: { id: renderId, reelId, version } });
    await addTask("render", { renderId }, { key: `render:${renderId}` }, tx);
  });
  return getReel(actor, reelId);
}

/** Stops what is under way. What was rendered before stays. */
export async function cancelRender(actor: Actor, { reelId }: ReelRef): Promise<ReelView> {
  requireRight(actor, "write");
  await db().$executeRaw`
    UPDATE reel_render SET status = 'canceled', lease_owner = NULL, finished_at = now() WHERE reel_id = ${reelId} AND status IN ('queued', 'rendering')`;
  return getReel(actor, reelId);
}

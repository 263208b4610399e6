import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { getReel, lockReel } from "@/lib/reels/data";
import { frameCount } from "@/lib/reels/frames";
import type { ArchiveReel, ChangeReel, ReelItemInput, RenameReel } from "@/lib/reels/schema";
import type { ReelView } from "@/lib/reels/view";

/** Says what a reel is made of from now on, which makes a new version of it. Throws `conflict` when somebody changed it meanwhile, `invalid` by the field. */
export async function changeReel(actor: Actor, { reelId, version, items }: ChangeReel): Promise<ReelView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const reel = await lockReel(reelId, tx);
    if (reel.version !== version)
      throw new AppError("conflict", "Somebody else changed this reel meanwhile. Here it is as it is now; make your change again.");
    await requireFrames(items, tx);
    const known = new Set((await tx.reelItem.findMany({ where: { reelId }, select: { id: true } })).map(({ id }) => id));
    await tx.reelItem.deleteMany({ where: { reelId } });
    await tx.reelItem.createMany({
      // each id once: what is there twice is a copy
      data: items.map((item, rank) => ({ ...item, id: known.delete(item.id) ? item.id : newId(), reelId, rank })),
    });
    await tx.reel.update({ where: { id: reelId }, data: { version: { increment: 1 } } });
  });
  return getReel(actor, reelId);
}

export async function renameReel(actor: Actor, { reelId, name }: RenameReel): Promise<ReelView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    await lockReel(reelId, tx);
    await tx.reel.update({ where: { id: reelId }, data: { name } });
  });
  return getReel(actor, reelId);
}

/** Puts a reel away, or back. What was rendered of it stays. */
export async function archiveReel(actor: Actor, { reelId, isArchived }: ArchiveReel): Promise<ReelView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    await lockReel(reelId, tx);
    await tx.reel.update({ where: { id: reelId }, data: { archivedAt: isArchived ? new Date() : null } });
  });
  return getReel(actor, reelId);
}

/** Every take has a clip, and the frames that are named are frames of it. */
async function requireFrames(items: readonly ReelItemInput[], tx: Tx): Promise<void> {
  const takeIds = items.flatMap((item) => (item.kind === "take" ? [item.takeId] : []));
  const clips = await tx.clip.findMany({ where: { takeId: { in: takeIds } }, select: { takeId: true, durationMs: true, fps: true } });
  const frames = new Map(clips.map(({ takeId, durationMs, fps }) => [takeId, frameCount(durationMs, fps)]));
  for (const [place, item] of items.entries()) {
    if (item.kind === "card") continue;
    const count = frames.get(item.takeId);
    if (count === undefined) throw invalidField(`items.${place}.takeId`, "This take is gone, or has no clip.");
    const { inFrame, outFrame } = { inFrame: item.inFrame ?? 0, outFrame: item.outFrame ?? count - 1 };
    if (outFrame >= count) throw invalidField(`items.${place}.outFrame`, `The clip’s last frame is ${count - 1}.`);
    if (inFrame > outFrame) throw invalidField(`items.${place}.inFrame`, "A clip can’t begin after its end.");
  }
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import type { Selection } from "@/lib/gallery/schema";
import { selectedIds } from "@/lib/gallery/select";
import { newId } from "@/lib/ids";
import { findDefaultProject } from "@/lib/projects/data";
import { lockReel } from "@/lib/reels/data";
import { REEL_ITEMS_MAX } from "@/lib/reels/limits";
import type { AddToReel, MakeReel } from "@/lib/reels/schema";

/** Makes a reel of takes, in their order. Throws `invalid` by the field. */
export async function makeReel(actor: Actor, { name, projectId, selection, withChoices }: MakeReel): Promise<{ reelId: string; leftOut: number }> {
  requireRight(actor, "write");
  return db().$transaction(async (tx) => {
    const takeIds = selection ? await chosen(actor, selection, tx) : [];
    const inProject = projectId ?? (await projectOf(takeIds, tx));
    const project = await tx.project.findUnique({ where: { id: inProject }, select: { archivedAt: true } });
    if (!project) throw invalidField("projectId", "There is no such project.");
    if (project.archivedAt) throw invalidField("projectId", "This project is archived. Restore it first.");
    const wanted = withChoices ? [...(await choicesOf(inProject, tx)), ...takeIds] : takeIds;
    const usable = await usableTakes(wanted, tx);
    const reelId = newId();
    await tx.reel.create({ data: { id: reelId, name, projectId: inProject, createdById: actor.memberId } });
    await append(reelId, usable, 0, tx);
    return { reelId, leftOut: wanted.length - usable.length };
  });
}

/** Adds takes at a reel's end, in their order. Those without a clip, or in the trash, are left out. Throws `not_found` and `invalid`. */
export async function addToReel(actor: Actor, { reelId, selection }: AddToReel): Promise<{ added: number; leftOut: number }> {
  requireRight(actor, "write");
  return db().$transaction(async (tx) => {
    const reel = await lockReel(reelId, tx);
    if (reel.archivedAt) throw new AppError("conflict", "This reel is archived. Restore it first.");
    const takeIds = await chosen(actor, selection, tx);
    const usable = await usableTakes(takeIds, tx);
    if (usable.length === 0) throw invalidField("selection", "None of these takes has a clip that can be shown.");
    await append(reelId, usable, await tx.reelItem.count({ where: { reelId } }), tx);
    await tx.reel.update({ where: { id: reelId }, data: { version: { increment: 1 } } });
    return { added: usable.length, leftOut: takeIds.length - usable.length };
  });
}

/** Of these takes, those whose clips can be shown, in their order. */
async function usableTakes(takeIds: readonly string[], tx: Tx): Promise<string[]> {
  const rows = await tx.take.findMany({ where: { id: { in: [...takeIds] }, trashedAt: null, clip: { isNot: null } }, select: { id: true } });
  const usable = new Set(rows.map(({ id }) => id));
  return takeIds.filter((takeId) => usable.has(takeId));
}

/** In the order in which they are named, else the older first. */
async function chosen(actor: Actor, selection: Selection, tx: Tx): Promise<string[]> {
  return "takeIds" in selection ? selection.takeIds : selectedIds(actor, selection, tx);
}

async function append(reelId: string, takeIds: readonly string[], from: number, tx: Tx): Promise<void> {
  if (from + takeIds.length > REEL_ITEMS_MAX) throw invalidField("selection", `A reel holds ${REEL_ITEMS_MAX} takes and cards at most.`);
  await tx.reelItem.createMany({
    data: takeIds.map((takeId, place) => ({ id: newId(), reelId, rank: from + place, kind: "take" as const, takeId })),
  });
}

async function projectOf(takeIds: readonly string[], tx: Tx): Promise<string> {
  const [first] = takeIds;
  const take = first === undefined ? null : await tx.take.findUnique({ where: { id: first }, select: { projectId: true } });
  const projectId = take?.projectId ?? (await findDefaultProject(tx))?.id;
  if (projectId === undefined) throw invalidField("projectId", "Make a project first: a reel belongs to one.");
  return projectId;
}

/** The takes that a project's shots go on with, in the order of the shots. */
async function choicesOf(projectId: string, tx: Tx): Promise<string[]> {
  const shots = await tx.shot.findMany({
    where: { projectId, pickedTakeId: { not: null } },
    orderBy: { number: "asc" },
    take: REEL_ITEMS_MAX,
    select: { pickedTakeId: true },
  });
  return shots.flatMap(({ pickedTakeId }) => pickedTakeId ?? []);
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { db, dbNow, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { type Change, keepPart, type MovedPart } from "@/lib/gallery/change-log";
import { inChunks } from "@/lib/gallery/in-chunks";
import type { MoveTakes } from "@/lib/gallery/schema";
import { selectedIds } from "@/lib/gallery/select";
import type { Changed } from "@/lib/gallery/view";
import { newId } from "@/lib/ids";
import { MOVED_SHOTS_MAX } from "@/lib/projects/limits";
import { makeProject } from "@/lib/projects/make";
import { relocate } from "@/lib/shots/relocate";

/**
 * Moves takes to another project, which is made first where it is a new one: their shots whole, as takes of a shot stand together. They get new
 * numbers there; what they cost stays where it was spent. Answers what takes it back. Throws `forbidden`, `invalid` by the field.
 */
export async function moveTakes(actor: Actor, { selection, to }: MoveTakes): Promise<Changed> {
  requireRight(actor, "write");
  const ids = await selectedIds(actor, selection);
  const projectId = "projectId" in to ? to.projectId : (await makeProject(actor, to)).id;
  if (!(await db().project.findUnique({ where: { id: projectId }, select: { id: true } })))
    throw invalidField("projectId", "There is no such project.");
  const shots = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.id FROM take t JOIN shot s ON s.id = t.shot_id WHERE t.id = ANY(${ids}) AND s.project_id <> ${projectId} ORDER BY s.id`;
  const whole: Change = { id: newId(), memberId: actor.memberId, at: await dbNow(), done: { what: "move", projectId } };
  const takes = await inChunks(
    shots.map(({ id }) => id),
    (chunk, rank) => db().$transaction((tx) => moveSome(whole, projectId, chunk, rank, tx)),
    MOVED_SHOTS_MAX,
  );
  return { changeId: takes > 0 ? whole.id : null, takes, of: ids.length, underWay: 0 };
}

async function moveSome(whole: Change, projectId: string, shotIds: readonly string[], rank: number, tx: Tx): Promise<string[]> {
  const moved = await relocate(
    shotIds.map((shotId) => ({ shotId, projectId })),
    tx,
  );
  const takeIds = await takesOf(
    moved.shots.map(({ shotId }) => shotId),
    tx,
  );
  const before: MovedPart = { projectId, shots: moved.shots.map(({ shotId, was }) => ({ shotId, projectId: was.projectId, number: was.number })) };
  if (takeIds.length > 0) await keepPart(whole, rank, { takeIds, before }, tx);
  return takeIds;
}

/** The shots that are still where they were moved to go back, with the numbers they had. Answers their takes. Throws `conflict`, and `invalid` for an archived project. */
export async function moveShotsHome(actor: Actor, { projectId, shots }: MovedPart): Promise<string[]> {
  requireRight(actor, "write");
  return db().$transaction(async (tx) => {
    const still = await tx.shot.findMany({ where: { id: { in: shots.map(({ shotId }) => shotId) }, projectId }, select: { id: true } });
    const home = shots.filter(({ shotId }) => still.some(({ id }) => id === shotId));
    const moved = await relocate(home, tx);
    if (moved.shots.some(({ was }) => was.projectId !== projectId)) {
      throw new AppError("conflict", "Somebody else moved one of these shots at this moment. Look where it is now, then try again.");
    }
    return takesOf(
      home.map(({ shotId }) => shotId),
      tx,
    );
  });
}

async function takesOf(shotIds: string[], tx: Tx): Promise<string[]> {
  const takes = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM take WHERE shot_id = ANY(${shotIds}) ORDER BY id`;
  return takes.map(({ id }) => id);
}

import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { announceProjects, lockProjects, toProjectView } from "@/lib/projects/data";
import type { ProjectView } from "@/lib/projects/view";
import { lockGate } from "@/lib/sending/room";
import { slateOf } from "@/lib/shots/slate";
import type { MovedShot } from "@/lib/shots/view";
import type { Mode, ProviderId } from "@/prisma/generated/client";

/** Where a shot is to go. Its number there is the project's next, unless the wished one was the project's and is free again. */
export interface Relocation {
  shotId: string;
  projectId: string;
  number?: number;
}

interface Here {
  id: string;
  number: number;
  projectId: string;
}

/**
 * Moves shots with their takes into other projects; the ledger stays as it is, so money stays where it was spent. Locks what a press locks and
 * in its order (projects, then shots), then the gates of takes that wait, then takes. A shot's key changes last: whoever writes to a take twice
 * holds that take and then asks for the key of its shot. Throws `not_found`, `conflict`, `invalid` for an archived project.
 */
export async function relocate(wanted: readonly Relocation[], tx: Tx): Promise<{ projects: ProjectView[]; shots: MovedShot[] }> {
  const ids = wanted.map(({ shotId }) => shotId);
  const before = await tx.shot.findMany({ where: { id: { in: ids } }, select: { id: true, projectId: true } });
  if (before.length < new Set(ids).size) throw new AppError("not_found", "One of these shots is gone. Nothing was moved.");
  const projects = await lockProjects(
    [...before, ...wanted].map(({ projectId }) => projectId),
    tx,
  );
  const projectOf = (id: string) => {
    const project = projects.find((held) => held.id === id);
    if (!project) throw new AppError("conflict", "Somebody else moved one of these shots at this moment. Look where it is now, then move it again.");
    return project;
  };
  for (const { projectId } of wanted) {
    const { name, archivedAt } = projectOf(projectId);
    if (archivedAt) throw new AppError("invalid", `${name} is archived. Bring it back first, or choose another project.`);
  }

  const here = await tx.$queryRaw<
    Here[]
  >`SELECT id, number, project_id AS "projectId" FROM shot WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  const moves = here
    .flatMap((shot) => wanted.filter(({ shotId, projectId }) => shotId === shot.id && projectId !== shot.projectId).map((to) => ({ shot, to })))
    .sort((a, b) => (a.shot.projectId === b.shot.projectId ? a.shot.number - b.shot.number : a.shot.projectId < b.shot.projectId ? -1 : 1));
  await lockTakes(ids, tx);
  const shots: MovedShot[] = [];
  for (const { shot, to } of moves) {
    const [from, target] = [projectOf(shot.projectId), projectOf(to.projectId)];
    const number = (await freeNumber(to, target.nextShot, tx)) ?? target.nextShot++;
    await tx.shot.update({ where: { id: shot.id }, data: { projectId: target.id, number } });
    shots.push({
      shotId: shot.id,
      slate: slateOf({ number, project: target }),
      was: { slate: slateOf({ number: shot.number, project: from }), projectId: from.id, number: shot.number },
    });
  }
  await takeAlong(shots, tx);
  for (const { id, nextShot } of projects) await tx.project.update({ where: { id }, data: { nextShot } });
  await announceProjects(tx);
  return { projects: projects.map(toProjectView), shots };
}

/** The wished number, where it was given before and nobody has it now. */
async function freeNumber({ projectId, number }: Relocation, nextShot: number, tx: Tx): Promise<number | null> {
  if (number === undefined || number >= nextShot) return null;
  const holder = await tx.shot.findUnique({ where: { projectId_number: { projectId, number } }, select: { id: true } });
  return holder ? null : number;
}

/** A worker that takes hold of queued takes, or a person who puts them in order, holds the gate first: so do we. */
async function lockTakes(shotIds: readonly string[], tx: Tx): Promise<void> {
  const waiting = await tx.$queryRaw<{ provider: ProviderId; mode: Mode }[]>`
    SELECT DISTINCT provider, mode FROM take WHERE shot_id = ANY(${[...shotIds]}) AND status = 'queued' ORDER BY provider, mode`;
  for (const { provider, mode } of waiting) await lockGate(provider, mode, tx);
  await tx.$executeRaw`SELECT 1 FROM take WHERE shot_id = ANY(${[...shotIds]}) ORDER BY id FOR NO KEY UPDATE`;
}

async function takeAlong(moved: readonly MovedShot[], tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE take SET project_id = shot.project_id, updated_at = now()
    FROM shot WHERE shot.id = take.shot_id AND shot.id = ANY(${moved.map(({ shotId }) => shotId)})`;
}

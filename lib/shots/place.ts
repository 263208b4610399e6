import type { Actor } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { type AppError, invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { defaultProject, findDefaultProject, lockProjects } from "@/lib/projects/data";

interface Wanted {
  stillId: string;
  endStillId?: string | undefined;
  prompt: string;
  negativePrompt?: string | undefined;
  projectId?: string | undefined;
  shotId?: string | undefined;
  /** Add to the newest shot of the same stills and prompt, where there is one. */
  isReused: boolean;
}

/**
 * The shot that new takes belong to: the one that was named, else one of the same intent where that is wanted, else a new one. Its project
 * is locked until the transaction ends, so that it is neither archived nor its shots moved meanwhile. Throws `invalid` by the field.
 */
export async function placeShot(actor: Actor, wanted: Wanted, tx: Tx): Promise<{ id: string; projectId: string }> {
  if (wanted.shotId !== undefined) return lockedShot(wanted.shotId, wanted, tx);
  const projectId = await projectFor(wanted.projectId, tx);
  const same = wanted.isReused
    ? await tx.shot.findFirst({
        where: { projectId, stillId: wanted.stillId, endStillId: wanted.endStillId ?? null, prompt: wanted.prompt },
        orderBy: { number: "desc" },
        select: { id: true, projectId: true },
      })
    : null;
  if (same) return same;
  const { nextShot } = await tx.project.update({ where: { id: projectId }, data: { nextShot: { increment: 1 } }, select: { nextShot: true } });
  return tx.shot.create({
    data: {
      id: newId(),
      projectId,
      number: nextShot - 1,
      stillId: wanted.stillId,
      endStillId: wanted.endStillId ?? null,
      prompt: wanted.prompt,
      negativePrompt: wanted.negativePrompt || null,
      createdById: actor.memberId,
    },
    select: { id: true, projectId: true },
  });
}

/** The project that such takes would belong to; null where it is yet to be made. Makes and locks nothing. Throws `invalid` by the field. */
export async function findPlace(wanted: Omit<Wanted, "isReused">, tx: Tx = db()): Promise<string | null> {
  const { projectId, shotId } = wanted;
  const id = shotId === undefined ? (projectId ?? (await findDefaultProject(tx))?.id) : (await namedShot(shotId, wanted, tx)).projectId;
  if (id === undefined) return null;
  const project = await tx.project.findUnique({ where: { id }, select: { id: true, name: true, archivedAt: true } });
  return requireOpen(project ?? undefined, shotId === undefined ? "projectId" : "shotId").id;
}

/** The shot that was named, once its project is locked. */
async function lockedShot(shotId: string, wanted: Wanted, tx: Tx): Promise<{ id: string; projectId: string }> {
  const before = await namedShot(shotId, wanted, tx);
  const [project] = await lockProjects([before.projectId], tx);
  requireOpen(project, "shotId");
  const shot = await namedShot(shotId, wanted, tx);
  if (shot.projectId !== before.projectId) throw movedMeanwhile();
  return shot;
}

async function namedShot(shotId: string, wanted: Pick<Wanted, "stillId" | "projectId">, tx: Tx): Promise<{ id: string; projectId: string }> {
  const shot = await tx.shot.findUnique({ where: { id: shotId }, select: { id: true, projectId: true, stillId: true } });
  if (!shot) throw invalidField("shotId", "There is no such shot.");
  if (shot.stillId !== wanted.stillId) throw invalidField("stillId", "This shot has another still. Leave shotId out to make a new shot.");
  if (wanted.projectId !== undefined && wanted.projectId !== shot.projectId) throw invalidField("projectId", "This shot belongs to another project.");
  return { id: shot.id, projectId: shot.projectId };
}

/** The project that was named, else the default one, which is made when there is none; locked until the transaction ends. Throws `invalid` by the field. */
export async function projectFor(projectId: string | undefined, tx: Tx): Promise<string> {
  const [project] = await lockProjects([projectId ?? (await defaultProject(tx)).id], tx);
  // the default may have been passed on while this waited for it
  if (projectId === undefined && project?.archivedAt) return projectFor((await defaultProject(tx)).id, tx);
  return requireOpen(project, "projectId").id;
}

function requireOpen<P extends { name: string; archivedAt: Date | null }>(project: P | undefined, field: string): P {
  if (!project) throw invalidField(field, "There is no such project.");
  if (project.archivedAt) throw invalidField(field, `${project.name} is archived: nothing new can be queued there. Choose another project.`);
  return project;
}

function movedMeanwhile(): AppError {
  return invalidField("shotId", "This shot was moved to another project at this moment. Look where it is now, then press again.");
}

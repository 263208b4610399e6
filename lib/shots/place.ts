import type { Actor } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { defaultProject, findDefaultProject } from "@/lib/projects/data";

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

/** The shot that new takes belong to: the one that was named, else one of the same intent where that is wanted, else a new one. Throws `invalid` by the field. */
export async function placeShot(actor: Actor, wanted: Wanted, tx: Tx): Promise<{ id: string; projectId: string }> {
  if (wanted.shotId !== undefined) return namedShot(wanted.shotId, wanted, tx);
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

/** The project that such takes would belong to; null where it is yet to be made. Makes nothing. Throws `invalid` by the field. */
export async function findPlace(wanted: Omit<Wanted, "isReused">, tx: Tx = db()): Promise<string | null> {
  if (wanted.shotId !== undefined) return (await namedShot(wanted.shotId, wanted, tx)).projectId;
  return wanted.projectId === undefined ? ((await findDefaultProject(tx))?.id ?? null) : projectFor(wanted.projectId, tx);
}

async function namedShot(shotId: string, wanted: Pick<Wanted, "stillId" | "projectId">, tx: Tx): Promise<{ id: string; projectId: string }> {
  const shot = await tx.shot.findUnique({ where: { id: shotId }, select: { id: true, projectId: true, stillId: true } });
  if (!shot) throw invalidField("shotId", "There is no such shot.");
  if (shot.stillId !== wanted.stillId) throw invalidField("stillId", "This shot has another still. Leave shotId out to make a new shot.");
  if (wanted.projectId !== undefined && wanted.projectId !== shot.projectId) throw invalidField("projectId", "This shot belongs to another project.");
  return { id: shot.id, projectId: shot.projectId };
}

async function projectFor(projectId: string | undefined, tx: Tx): Promise<string> {
  if (projectId === undefined) return (await defaultProject(tx)).id;
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { id: true, archivedAt: true } });
  if (!project) throw invalidField("projectId", "There is no such project.");
  if (project.archivedAt) throw invalidField("projectId", "This project is archived. Choose another.");
  return project.id;
}

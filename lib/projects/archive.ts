import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { announceProjects, lockProjects } from "@/lib/projects/data";
import type { ArchiveProject, ProjectRef } from "@/lib/projects/schema";

/**
 * Archives a project: what runs goes on, nothing new can be queued in it, and nothing of it is lost. The default project needs another
 * to take its place. Throws `not_found`, and `invalid` by the field.
 */
export async function archiveProject(actor: Actor, { projectId, nextDefaultId }: ArchiveProject): Promise<void> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const locked = await lockProjects(nextDefaultId ? [projectId, nextDefaultId] : [projectId], tx);
    const project = locked.find(({ id }) => id === projectId);
    if (!project) throw new AppError("not_found", "There is no such project.");
    if (project.isDefault) {
      const next = locked.find(({ id }) => id === nextDefaultId && id !== projectId);
      if (!next || next.archivedAt) {
        throw invalidField(
          "nextDefaultId",
          "This is the default project, where takes go when none is named. Choose another to be the default first.",
        );
      }
      await passDefault(next.id, tx);
    }
    if (!project.archivedAt) await tx.project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    await announceProjects(tx);
  });
}

/** Brings an archived project back to work. Throws `not_found`. */
export async function restoreProject(actor: Actor, { projectId }: ProjectRef): Promise<void> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const { count } = await tx.project.updateMany({ where: { id: projectId }, data: { archivedAt: null } });
    if (count === 0) throw new AppError("not_found", "There is no such project.");
    await announceProjects(tx);
  });
}

/** Makes a project the one that takes go to when none is named. Throws `not_found`, `conflict` when it is archived. */
export async function makeDefault(actor: Actor, { projectId }: ProjectRef): Promise<void> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const before = await tx.project.findFirst({ where: { isDefault: true }, select: { id: true } });
    const locked = await lockProjects(before ? [projectId, before.id] : [projectId], tx);
    const project = locked.find(({ id }) => id === projectId);
    if (!project) throw new AppError("not_found", "There is no such project.");
    if (project.archivedAt) throw new AppError("conflict", `${project.name} is archived. Bring it back first.`);
    await passDefault(projectId, tx);
    await announceProjects(tx);
  });
}

/** The database allows one default: it is given up before it is taken. */
async function passDefault(toId: string, tx: Tx): Promise<void> {
  await tx.project.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  await tx.project.update({ where: { id: toId }, data: { isDefault: true } });
}

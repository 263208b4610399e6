import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { announceProjects } from "@/lib/projects/data";
import { requireFreeName } from "@/lib/projects/make";
import type { RenameProject } from "@/lib/projects/schema";

/** Gives a project another name. Its code stays: it stands on slates and in the names of files. Throws `not_found`, and `invalid` by the field. */
export async function renameProject(actor: Actor, { projectId, name }: RenameProject): Promise<void> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    await requireFreeName(name, projectId, tx);
    const { count } = await tx.project.updateMany({ where: { id: projectId }, data: { name } });
    if (count === 0) throw new AppError("not_found", "There is no such project.");
    await announceProjects(tx);
  });
}

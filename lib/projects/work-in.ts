import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { ProjectRef } from "@/lib/projects/schema";

/** Remembers where a member works, so that the studio opens there next time. A project that is gone or archived is not remembered. */
export async function workIn(actor: Actor, { projectId }: ProjectRef): Promise<void> {
  requireRight(actor, "read");
  const project = await db().project.findUnique({ where: { id: projectId, archivedAt: null }, select: { id: true } });
  if (project) await db().member.updateMany({ where: { id: actor.memberId }, data: { projectId } });
}

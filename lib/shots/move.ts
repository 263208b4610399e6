import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { makeProjectIn } from "@/lib/projects/make";
import { relocate } from "@/lib/shots/relocate";
import type { MoveShots, MoveShotsBack } from "@/lib/shots/schema";
import type { MovedShots } from "@/lib/shots/view";

/**
 * Moves shots with their takes to another project, which is made first where it is a new one. They get new numbers there; what they
 * cost stays in the budget it was spent from. All of them move or none. Throws `invalid` by the field, `not_found`, `conflict`.
 */
export async function moveShots(actor: Actor, { shotIds, to }: MoveShots): Promise<MovedShots> {
  requireRight(actor, "write");
  return db().$transaction(async (tx) => {
    const projectId = "projectId" in to ? to.projectId : (await makeProjectIn(actor, to, tx)).id;
    if (!(await tx.project.findUnique({ where: { id: projectId }, select: { id: true } })))
      throw invalidField("projectId", "There is no such project.");
    const { projects, shots } = await relocate(
      [...new Set(shotIds)].map((shotId) => ({ shotId, projectId })),
      tx,
    );
    const project = projects.find(({ id }) => id === projectId);
    if (!project || shots.length === 0) throw new AppError("conflict", "These shots are in that project already.");
    return { project, shots };
  });
}

/** Takes a move back: the shots return to where they were, with the numbers they had. Throws `conflict` when one has gone on meanwhile, and as `moveShots` does. */
export async function moveShotsBack(actor: Actor, { fromProjectId, shots }: MoveShotsBack): Promise<{ slates: string[] }> {
  requireRight(actor, "write");
  return db().$transaction(async (tx) => {
    const moved = await relocate(shots, tx);
    if (moved.shots.length < shots.length || moved.shots.some(({ was }) => was.projectId !== fromProjectId)) {
      throw new AppError("conflict", "One of these shots was moved on meanwhile, so nothing was moved back.");
    }
    return { slates: moved.shots.map(({ slate }) => slate) };
  });
}

import { type Actor, isAllowed, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { announceProjects } from "@/lib/projects/data";
import type { SetApprovers } from "@/lib/verdicts/schema";
import type { ApproversView } from "@/lib/verdicts/view";

/** Whose verdict decides in a project. Throws `not_found`. */
export async function getApprovers(actor: Actor, projectId: string): Promise<ApproversView> {
  requireRight(actor, "read");
  const rule = await db().project.findUnique({ where: { id: projectId }, select: { approverRole: true, guestsApprove: true } });
  if (!rule) throw new AppError("not_found", "There is no such project.");
  const isOwner = isAllowed(actor, "manage");
  return { projectId, ...rule, mayChange: isOwner || (isAllowed(actor, "write") && rule.approverRole !== "owner"), mayChooseOwner: isOwner };
}

/** Says whose verdict decides from now on; what was decided stays decided. What is the owner's alone to decide, only the owner gives away or takes. Throws `not_found`, `forbidden`. */
export async function setApprovers(actor: Actor, { projectId, approverRole, guestsApprove }: SetApprovers): Promise<ApproversView> {
  requireRight(actor, "write");
  await db().$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ role: string }[]>`SELECT approver_role AS role FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
    if (!before) throw new AppError("not_found", "There is no such project.");
    if (before.role === "owner" || approverRole === "owner") requireRight(actor, "manage");
    await tx.project.update({ where: { id: projectId }, data: { approverRole, guestsApprove } });
    await announceProjects(tx);
  });
  return getApprovers(actor, projectId);
}

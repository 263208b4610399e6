import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { announceProjects, findDefaultProject, toProjectView } from "@/lib/projects/data";
import type { MakeProject } from "@/lib/projects/schema";
import type { ProjectView } from "@/lib/projects/view";

/** Makes a project; a studio's first is its default. Throws `invalid` by the field when its name or code is taken. */
export async function makeProject(actor: Actor, input: MakeProject): Promise<ProjectView> {
  return db().$transaction((tx) => makeProjectIn(actor, input, tx));
}

/** The same within the caller's transaction. */
export async function makeProjectIn(actor: Actor, { name, code }: MakeProject, tx: Tx): Promise<ProjectView> {
  requireRight(actor, "write");
  await requireFreeName(name, null, tx);
  const id = newId();
  const isDefault = (await findDefaultProject(tx)) === null;
  const { count } = await tx.project.createMany({ data: [{ id, name, code, isDefault, createdById: actor.memberId }], skipDuplicates: true });
  if (count === 0) {
    const holder = await tx.project.findUnique({ where: { code }, select: { name: true } });
    throw invalidField("code", holder ? `${code} begins the shots of ${holder.name} already. Choose another code.` : "Try that again.");
  }
  await announceProjects(tx);
  return toProjectView({ id, name, code, isDefault, archivedAt: null, nextShot: 1 });
}

/** Two projects of one name could not be told apart where costs are summed. Throws `invalid` by the field. */
export async function requireFreeName(name: string, exceptId: string | null, tx: Tx): Promise<void> {
  const holder = await tx.project.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, ...(exceptId && { id: { not: exceptId } }) },
    select: { code: true },
  });
  if (holder) throw invalidField("name", `${holder.code} has this name already. Choose another.`);
}

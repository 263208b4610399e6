import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { beginChange } from "@/lib/gallery/begin-change";
import { goOnWithChange } from "@/lib/gallery/go-on";
import type { MoveTakes } from "@/lib/gallery/schema";
import type { ChangeView } from "@/lib/gallery/view";
import { makeProject } from "@/lib/projects/make";

/**
 * Moves takes to another project, which is made first where it is a new one: their shots whole, as takes of a shot stand together. They get new
 * numbers there; what they cost stays where it was spent. Begun and gone on with as any change of many takes. Throws `forbidden`, `invalid` by the field.
 */
export async function moveTakes(actor: Actor, { changeId, selection, to }: MoveTakes): Promise<ChangeView> {
  requireRight(actor, "write");
  if (await db().takeChange.findUnique({ where: { id: changeId }, select: { id: true } })) return goOnWithChange(actor, { changeId });
  const projectId = "projectId" in to ? to.projectId : (await makeProject(actor, to)).id;
  if (!(await db().project.findUnique({ where: { id: projectId }, select: { id: true } })))
    throw invalidField("projectId", "There is no such project.");
  return beginChange(actor, { id: changeId, selection, done: { what: "move", projectId } });
}

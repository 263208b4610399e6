import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { getNote, seenBy } from "@/lib/notes/data";
import { isGuest, type Reviewer, requireAuthor } from "@/lib/notes/reviewer";
import type { ReactToNote, ResolveNote } from "@/lib/notes/schema";
import type { NoteView } from "@/lib/notes/view";

/** Resolves a note, or opens it again: the team's to say. A reply has no state of its own. Throws `not_found`, `forbidden`. */
export async function resolveNote(actor: Actor, { noteId, isResolved }: ResolveNote): Promise<NoteView> {
  requireRight(actor, "review");
  const { count } = await db().note.updateMany({
    where: { id: noteId, parentId: null, deletedAt: null, resolvedAt: isResolved ? null : { not: null } },
    data: { resolvedAt: isResolved ? new Date() : null, resolvedById: isResolved ? actor.memberId : null, resolvedWithTakeId: null },
  });
  if (count === 0 && !(await db().note.findFirst({ where: { id: noteId, parentId: null, deletedAt: null }, select: { id: true } }))) {
    throw new AppError("not_found", "There is no such note.");
  }
  return getNote(actor, noteId);
}

/** Puts one's sign on a note, or takes it off; twice is once. Throws `not_found`, `forbidden`. */
export async function reactToNote(who: Reviewer, { noteId, sign, isOn }: ReactToNote): Promise<NoteView> {
  const note = await db().note.findFirst({ where: { id: noteId, deletedAt: null, ...seenBy(who) }, select: { takeId: true } });
  if (!note) throw new AppError("not_found", "There is no such note.");
  const { memberId, guestId } = await requireAuthor(who, note.takeId, "note");
  const own = isGuest(who) ? { guestId } : { memberId };
  await db().$transaction(async (tx) => {
    if (isOn) await tx.noteReaction.createMany({ data: [{ id: newId(), noteId, sign, ...own }], skipDuplicates: true });
    else await tx.noteReaction.deleteMany({ where: { noteId, sign, ...own } });
    await tx.$executeRaw`SELECT pg_notify('dailies_state', ${JSON.stringify({ about: "review", takeId: note.takeId })})`;
  });
  return getNote(who, noteId);
}

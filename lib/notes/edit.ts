import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { getNote } from "@/lib/notes/data";
import { keepMentions } from "@/lib/notes/mentions";
import { isGuest, isOwn, type Reviewer, requireAuthor } from "@/lib/notes/reviewer";
import type { EditNote } from "@/lib/notes/schema";
import { toJsonMark } from "@/lib/notes/to-json-mark";
import { toMark } from "@/lib/notes/to-view";
import type { NoteView } from "@/lib/notes/view";
import { tellOfNote } from "@/lib/notices/tell-of-note";
import { Prisma } from "@/prisma/generated/client";

/** Changes one's own note; what it said before is kept beside it. Throws `not_found`, `forbidden`, `invalid` by the field. */
export async function editNote(who: Reviewer, { noteId, body, mark, mentions }: EditNote): Promise<NoteView> {
  await db().$transaction(async (tx) => {
    const note = await lockOwn(who, noteId, "Only who wrote a note can change it.", tx);
    if (mark && note.fromFrame === null) throw invalidField("mark", "A mark belongs to a frame.");
    await tx.noteEdit.create({ data: { noteId, body: note.body, mark: note.mark ?? Prisma.DbNull } });
    await tx.note.update({
      where: { id: noteId },
      data: { body, editedAt: new Date(), ...(mark !== undefined && { mark: mark === null ? Prisma.DbNull : toJsonMark(mark) }) },
    });
    if (isGuest(who) || mentions === undefined) return;
    const mentioned = await keepMentions({ id: noteId, body }, mentions, tx);
    const by = { memberId: who.memberId, guestId: null, name: who.name };
    if (mentioned.length > 0) await tellOfNote({ ...note, body, by, shareId: null, mentioned, isEdit: true }, tx);
  });
  return getNote(who, noteId);
}

/** Takes a note's words away: one's own, or as the owner anybody's. Its row stays, so that what answered it still stands. Throws as `editNote` does. */
export async function deleteNote(who: Reviewer, { noteId }: { noteId: string }): Promise<{ noteId: string }> {
  await db().$transaction(async (tx) => {
    const note = await lockOwn(who, noteId, "Only who wrote a note, or the owner, can delete it.", tx, !isGuest(who) && who.role === "owner");
    await tx.noteEdit.create({ data: { noteId, body: note.body, mark: note.mark ?? Prisma.DbNull } });
    await tx.note.update({ where: { id: noteId }, data: { body: "", mark: Prisma.DbNull, deletedAt: new Date() } });
    await tx.notice.updateMany({ where: { noteId }, data: { text: "" } });
  });
  return { noteId };
}

/** The note, locked until the transaction ends, once it is sure that they may change it. Somebody else's note that they can't see is not found. */
async function lockOwn(who: Reviewer, noteId: string, refusal: string, tx: Tx, mayAny = false) {
  await tx.$queryRaw`SELECT 1 FROM note WHERE id = ${noteId} FOR UPDATE`;
  const note = await tx.note.findUnique({
    where: { id: noteId },
    select: {
      id: true,
      takeId: true,
      parentId: true,
      memberId: true,
      guestId: true,
      fromFrame: true,
      body: true,
      mark: true,
      deletedAt: true,
      guest: { select: { shareId: true } },
    },
  });
  const gone = new AppError("not_found", "There is no such note.");
  if (!note || (isGuest(who) && !isOwn(who, note) && note.guest?.shareId !== who.shareId)) throw gone;
  await requireAuthor(who, note.takeId, "note");
  if (note.deletedAt) throw gone;
  if (!isOwn(who, note) && !mayAny) throw new AppError("forbidden", refusal);
  return { ...note, mark: note.mark === null ? null : toJsonMark(toMark(note.mark) ?? { shapes: [] }) };
}

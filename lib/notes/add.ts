import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { getNote, seenBy } from "@/lib/notes/data";
import { GUEST_NOTES_MAX, NOTES_OF_TAKE_MAX } from "@/lib/notes/limits";
import { keepMentions } from "@/lib/notes/mentions";
import { type Author, isGuest, type Reviewer, requireAuthor } from "@/lib/notes/reviewer";
import type { AddNote } from "@/lib/notes/schema";
import { audienceOf, framesOf, whyNotThere } from "@/lib/notes/state";
import { toJsonMark } from "@/lib/notes/to-json-mark";
import type { NoteView } from "@/lib/notes/view";
import { tellOfNote } from "@/lib/notices/tell-of-note";

/**
 * Writes a note or a reply down and tells whom it concerns. The same one sent twice is one note. A reply stands where its note stands and is for whom
 * that is for. Throws `invalid` by the field, `not_found`, `forbidden`, `conflict`.
 */
export async function addNote(who: Reviewer, input: AddNote): Promise<NoteView> {
  const author = await requireAuthor(who, input.takeId, "note");
  await db().$transaction(async (tx) => {
    const before = await tx.note.findUnique({ where: { id: input.id }, select: { memberId: true, guestId: true, takeId: true } });
    if (before) return requireSame(before, author, input.takeId);
    const take = await tx.take.findUnique({
      where: { id: input.takeId },
      select: { id: true, clip: { select: { durationMs: true, fps: true } } },
    });
    if (!take) throw new AppError("not_found", "There is no such take.");
    const trouble = whyNotThere(input, take.clip && framesOf(take.clip));
    if (trouble) throw invalidField(trouble.field, trouble.message);
    const parent = input.parentId === undefined ? null : await parentOf(who, input.parentId, input.takeId, tx);
    await requireRoom(author, input.takeId, tx);
    const note = {
      id: input.id,
      takeId: take.id,
      parentId: parent?.id ?? null,
      memberId: author.memberId,
      guestId: author.guestId,
      audience: audienceOf({ isGuest: isGuest(who), parent: parent?.audience ?? null, chosen: input.audience }),
      fromFrame: input.fromFrame ?? null,
      toFrame: input.toFrame === input.fromFrame ? null : (input.toFrame ?? null),
      body: input.body,
      ...(input.mark && { mark: toJsonMark(input.mark) }),
    };
    // the same note, sent twice at the same moment
    const { count } = await tx.note.createMany({ data: [note], skipDuplicates: true });
    if (count === 0) return;
    const mentioned = isGuest(who) ? [] : await keepMentions(note, input.mentions ?? [], tx);
    await tellOfNote({ ...note, by: author, shareId: isGuest(who) ? who.shareId : null, mentioned }, tx);
  });
  return getNote(who, input.id);
}

function requireSame(before: { memberId: string | null; guestId: string | null; takeId: string }, author: Author, takeId: string): void {
  const isSame = before.memberId === author.memberId && before.guestId === author.guestId && before.takeId === takeId;
  if (!isSame) throw new AppError("conflict", "There is another note with this id.");
}

/** The note that is answered: of the same take, seen by who answers, and itself no reply. */
async function parentOf(who: Reviewer, parentId: string, takeId: string, tx: Tx) {
  const parent = await tx.note.findFirst({
    where: { id: parentId, takeId, ...seenBy(who) },
    select: { id: true, parentId: true, audience: true, deletedAt: true },
  });
  if (!parent) throw invalidField("parentId", "The note that this answers is gone.");
  if (parent.parentId !== null) throw invalidField("parentId", "Answer the first note, not a reply to it.");
  if (parent.deletedAt) throw invalidField("parentId", "The note that this answers was deleted.");
  return parent;
}

async function requireRoom({ guestId }: Author, takeId: string, tx: Tx): Promise<void> {
  const full = "There are as many notes on this take as there can be.";
  if ((await tx.note.count({ where: { takeId } })) >= NOTES_OF_TAKE_MAX) throw new AppError("conflict", full);
  if (guestId !== null && (await tx.note.count({ where: { takeId, guestId } })) >= GUEST_NOTES_MAX) throw new AppError("conflict", full);
}

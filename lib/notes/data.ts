import { type Actor, isAllowed, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { listCarried } from "@/lib/notes/carried";
import { NOTES_OF_TAKE_MAX } from "@/lib/notes/limits";
import { isGuest, mayAsGuest, type Reviewer, requireMayRead } from "@/lib/notes/reviewer";
import { NOTE_SELECT, type NoteRow, toMark, toNoteView } from "@/lib/notes/to-view";
import type { NoteHistory, NoteView, TakeNotes } from "@/lib/notes/view";
import type { Prisma } from "@/prisma/generated/client";

/** All that is said of a take, as far as this reader may know it. Throws `not_found`, `forbidden`. */
export async function getNotes(who: Reviewer, takeId: string): Promise<TakeNotes> {
  await requireMayRead(who, takeId);
  const take = await db().take.findUnique({ where: { id: takeId }, select: { id: true } });
  if (!take) throw new AppError("not_found", "There is no such take.");
  const [notes, carried, people] = await Promise.all([listNotes(who, takeId), isGuest(who) ? [] : listCarried(who, takeId), listPeople(who)]);
  return {
    takeId,
    notes,
    carried,
    people,
    may: { write: isGuest(who) ? mayAsGuest(who, "note") : isAllowed(who, "review"), chooseAudience: !isGuest(who) },
  };
}

/** The threads of a take, by frame and then by age. */
export async function listNotes(who: Reviewer, takeId: string): Promise<NoteView[]> {
  const rows = await db().note.findMany({
    where: { takeId, ...seenBy(who) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: NOTES_OF_TAKE_MAX,
    select: NOTE_SELECT,
  });
  return threads(rows, who);
}

/** One thread, by its first note or any reply, as `listNotes` shows it. Throws `not_found`. */
export async function getNote(who: Reviewer, noteId: string): Promise<NoteView> {
  const row = await db().note.findFirst({ where: { id: noteId, ...seenBy(who) }, select: NOTE_SELECT });
  if (!row) throw new AppError("not_found", "There is no such note.");
  return toNoteView(row, who);
}

/** What a note said before it was changed: for the team. Of a deleted note nothing is told. Throws `not_found`. */
export async function getHistory(actor: Actor, noteId: string): Promise<NoteHistory> {
  readScope(actor);
  const note = await db().note.findFirst({
    where: { id: noteId, deletedAt: null },
    select: { edits: { orderBy: { id: "asc" }, select: { body: true, mark: true, at: true } } },
  });
  if (!note) throw new AppError("not_found", "There is no such note.");
  return { edits: note.edits.map(({ body, mark, at }) => ({ body, mark: toMark(mark), at: at.toISOString() })) };
}

/**
 * What of the notes somebody may see. The team sees all. A guest sees what was written over the same link and the team's notes for clients,
 * all of the team's where the link shows them; never what guests of other links wrote.
 */
export function seenBy(who: Reviewer): Prisma.NoteWhereInput {
  if (!isGuest(who)) return {};
  return { OR: [{ guest: { shareId: who.shareId } }, { guestId: null, ...(!who.shows.teamNotes && { audience: "clients" }) }] };
}

/** A reply whose note can't be seen is not shown, nor is a deleted note that nobody answered. */
function threads(rows: readonly NoteRow[], who: Reviewer): NoteView[] {
  const replies = Map.groupBy(
    rows.filter(({ deletedAt }) => deletedAt === null),
    ({ parentId }) => parentId,
  );
  return rows
    .filter(({ id, parentId, deletedAt }) => parentId === null && (deletedAt === null || replies.has(id)))
    .map((row) =>
      toNoteView(
        row,
        who,
        (replies.get(row.id) ?? []).map((reply) => toNoteView(reply, who)),
      ),
    )
    .sort((one, other) => (one.fromFrame ?? -1) - (other.fromFrame ?? -1) || one.createdAt.localeCompare(other.createdAt));
}

/** Members who can be mentioned. */
async function listPeople(who: Reviewer): Promise<TakeNotes["people"]> {
  if (isGuest(who)) return [];
  const rows = await db().member.findMany({ where: { removedAt: null }, orderBy: { name: "asc" }, select: { id: true, name: true } });
  return rows.map(({ id, name }) => ({ memberId: id, name }));
}

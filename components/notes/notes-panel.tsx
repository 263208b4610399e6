"use client";

import { useMemo, useState } from "react";
import { CarriedNotes } from "@/components/notes/carried-notes";
import { isShown, NO_FILTER, type NoteFilter, personsOf } from "@/components/notes/filter-notes";
import { NoteComposer } from "@/components/notes/note-composer";
import { NoteFilterBar } from "@/components/notes/note-filter-bar";
import { NoteItem } from "@/components/notes/note-item";
import { useNotesRoom } from "@/components/notes/notes-context";
import type { RoomProps } from "@/components/review/source";
import { Button } from "@/components/ui/button";
import type { NoteView } from "@/lib/notes/view";

const NONE: readonly NoteView[] = [];

/** Everything that is said of the take, in the order of its frames, and the place to say more. */
export function NotesPanel({ take, shot }: RoomProps) {
  const { notes, hasFailed, refresh } = useNotesRoom();
  const [filter, setFilter] = useState<NoteFilter>(NO_FILTER);
  const all = notes?.notes ?? NONE;
  const shown = useMemo(() => all.filter((note) => isShown(note, filter)), [all, filter]);
  const open = all.filter(({ resolved, isDeleted }) => !resolved && !isDeleted).length;

  return (
    <section className="notes" aria-label="Notes">
      <div className="notes-scroll">
        {notes && <CarriedNotes carried={notes.carried} />}
        {all.length > 0 && (
          <NoteFilterBar takeId={take.id} shotId={shot.id} filter={filter} persons={personsOf(all)} open={open} onChange={setFilter} />
        )}
        {shown.length > 0 && (
          <ol className="note-list" aria-label="Notes by frame">
            {shown.map((note) => (
              <NoteItem key={note.id} note={note} />
            ))}
          </ol>
        )}
        {notes && all.length === 0 && (
          <p className="notes-empty">
            <b>No notes yet.</b>{" "}
            {notes.may.write ? "Pause where something is worth saying, and say it below." : "Nobody has said anything of this take."}
          </p>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className="notes-empty">
            None of {all.length} {all.length === 1 ? "note" : "notes"} is shown.{" "}
            <button type="button" className="note-act" onClick={() => setFilter(NO_FILTER)}>
              Show all
            </button>
          </p>
        )}
        {!notes && !hasFailed && (
          <p className="notes-empty" role="status">
            Loading the notes
          </p>
        )}
        {!notes && hasFailed && (
          <div className="notes-empty" role="alert">
            <p>The notes could not be loaded.</p>
            <Button size="sm" onClick={refresh}>
              Try again
            </Button>
          </div>
        )}
      </div>
      <NoteComposer key={take.id} />
    </section>
  );
}

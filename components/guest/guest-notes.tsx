"use client";

import { MarkOverlay } from "@/components/notes/mark-overlay";
import { NotesAround } from "@/components/notes/notes-around";
import { NotesPanel } from "@/components/notes/notes-panel";
import { type RoomProps, useScrubMarks } from "@/components/review/source";

/** The notes of the clip that is open, as the team's room has them. */
export const GuestNotes = {
  Around: NotesAround,
  Panel: (props: RoomProps) => (
    <div className="guest-notes">
      <NotesPanel {...props} />
    </div>
  ),
  Layer: MarkOverlay,
  useMarks: useScrubMarks,
};

"use client";

import { createContext, useContext } from "react";
import type { RoomProps } from "@/components/review/source";
import type { ShapeKind } from "@/lib/notes/limits";
import type { NoteView, TakeNotes } from "@/lib/notes/view";

/** What the panel and the layer over the picture share. */
export interface NotesRoom {
  room: RoomProps;
  /** Frames a second of the take's clip; 1 without one. */
  fps: number;
  /** Null until they are there. */
  notes: TakeNotes | null;
  hasFailed: boolean;
  refresh: () => void;
  /** What stands in a note's mark: by its place in the list. */
  numberOf: (noteId: string) => number | null;
  /** The thread that is shown. */
  current: NoteView | null;
  /** What the next stroke on the picture draws; null while nothing is drawn. */
  tool: ShapeKind | null;
  setTool: (tool: ShapeKind | null) => void;
}

const NotesContext = createContext<NotesRoom | null>(null);
export const NotesProvider = NotesContext.Provider;

export function useNotesRoom(): NotesRoom {
  const held = useContext(NotesContext);
  if (!held) throw new Error("Notes stand outside of their room.");
  return held;
}

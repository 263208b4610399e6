"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { placeWords } from "@/components/notes/note-words";
import { NotesProvider, type NotesRoom } from "@/components/notes/notes-context";
import { type RoomProps, type ScrubMark, ScrubMarksProvider, useReviewSource } from "@/components/review/source";
import type { ShapeKind } from "@/lib/notes/limits";
import type { NoteView } from "@/lib/notes/view";
import { REVIEW_KEY } from "@/lib/query-keys";

const NONE: readonly NoteView[] = [];

/** Reads a take's notes for all that stands in it: the panel, the layer over the picture, the marks on the scrubber. */
export function NotesAround({ children, ...room }: RoomProps & { children: ReactNode }) {
  const source = useReviewSource();
  const { take, noteId } = room;
  const { data, isError, refetch } = useQuery({
    queryKey: [...REVIEW_KEY, "notes", take.id],
    queryFn: ({ signal }) => source.readNotes(take.id, signal),
    staleTime: 60_000,
    retry: 1,
  });
  const [tool, setTool] = useState<ShapeKind | null>(null);
  const fps = take.clip?.fps ?? 1;
  const list = data?.notes ?? NONE;
  const current = list.find(({ id, replies }) => id === noteId || replies.some((reply) => reply.id === noteId)) ?? null;
  const marks = useMemo(() => marksOf(list, fps), [list, fps]);

  const latest = useRef(room);
  latest.current = room;
  const shownId = current?.id ?? null;
  const from = current?.fromFrame ?? null;
  const to = current?.toFrame ?? null;
  useEffect(() => {
    // by a link, by the scrubber or by the list: the picture shows what the note is about
    if (shownId === null || from === null) return;
    latest.current.setRange(to === null ? null : { from, to });
    latest.current.seekTo(from);
  }, [shownId, from, to]);

  const value: NotesRoom = {
    room,
    fps,
    notes: data ?? null,
    hasFailed: isError,
    refresh: () => void refetch(),
    numberOf: (id) => {
      const at = list.findIndex((note) => note.id === id);
      return at < 0 ? null : at + 1;
    },
    current,
    tool: take.clip && data?.may.write ? tool : null,
    setTool,
  };
  return (
    <ScrubMarksProvider value={marks}>
      <NotesProvider value={value}>{children}</NotesProvider>
    </ScrubMarksProvider>
  );
}

/** Those that stand at a frame, in the list's order. */
function marksOf(notes: readonly NoteView[], fps: number): ScrubMark[] {
  return notes.flatMap((note, index) => {
    const { id, fromFrame, toFrame, by, resolved, isDeleted } = note;
    if (fromFrame === null || isDeleted) return [];
    const label = `Note ${index + 1} by ${by.name} ${placeWords(note, fps)}${resolved ? ", resolved" : ""}`;
    return [{ noteId: id, number: index + 1, range: { from: fromFrame, to: toFrame ?? fromFrame }, isResolved: resolved !== null, label }];
  });
}

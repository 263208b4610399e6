"use client";

import { useEffect, useRef } from "react";
import { DrawSurface } from "@/components/notes/draw-surface";
import { MarkShapes } from "@/components/notes/mark-shapes";
import { markWords } from "@/components/notes/note-words";
import { useNotesRoom } from "@/components/notes/notes-context";
import { useDraft } from "@/components/notes/use-draft";
import type { Playhead } from "@/components/player/playhead";
import type { RoomProps } from "@/components/review/source";
import type { NoteView } from "@/lib/notes/view";

/** So many frames before and after its own a mark is still seen while the clip plays. */
const NEAR = 2;

/** Over the picture: what was drawn with the note that is shown, or what is being drawn. */
export function MarkOverlay({ take, playhead }: RoomProps) {
  const { current, tool } = useNotesRoom();
  const draft = useDraft(take.id);
  if (!take.clip) return null;
  const tall = take.clip.height / take.clip.width;
  if (tool) return <DrawSurface key={tool} takeId={take.id} tool={tool} shapes={draft.shapes} tall={tall} />;
  if (draft.shapes.length > 0)
    return (
      <svg className="mark-layer" viewBox={`0 0 1 ${tall}`} role="img" aria-label={`Drawn with the new note: ${markWords(draft)}`}>
        <MarkShapes shapes={draft.shapes} tall={tall} />
      </svg>
    );
  return current?.mark ? <ShownMark key={current.id} note={current} tall={tall} playhead={playhead} /> : null;
}

function ShownMark({ note, tall, playhead }: { note: NoteView; tall: number; playhead: Playhead }) {
  const svg = useRef<SVGSVGElement>(null);
  const from = (note.fromFrame ?? 0) - NEAR;
  const to = (note.toFrame ?? note.fromFrame ?? 0) + NEAR;
  useEffect(() => {
    const show = () => {
      const frame = playhead.now();
      svg.current?.style.setProperty("visibility", frame >= from && frame <= to ? "visible" : "hidden");
    };
    show();
    return playhead.subscribe(show);
  }, [playhead, from, to]);
  if (!note.mark) return null;
  return (
    <svg
      ref={svg}
      className="mark-layer"
      viewBox={`0 0 1 ${tall}`}
      role="img"
      aria-label={`Drawn by ${note.by.name}: ${markWords(note.mark)}. ${note.body}`}
    >
      <MarkShapes shapes={note.mark.shapes} tall={tall} />
    </svg>
  );
}

"use client";

import type { CSSProperties } from "react";
import type { ClipTime } from "@/components/player/in-step";
import { type RoomProps, useScrubMarks } from "@/components/review/source";

/** Where notes stand on the scrubber: each leads to its first frame and shows its note. */
export function ScrubMarks({ room, clip }: { room: RoomProps; clip: ClipTime }) {
  const marks = useScrubMarks();
  const last = Math.max(1, clip.frames - 1);
  return marks.map(({ noteId, number, range, isResolved, label }, index) => {
    const isCurrent = noteId === room.noteId;
    // those of one frame stand beside each other, or the first could not be pressed
    const nth = index - marks.findIndex((one) => one.range.from === range.from);
    const place = { "--at": (range.from / last) * 100, "--nth": nth } as CSSProperties;
    return (
      <button
        key={noteId}
        type="button"
        className={isResolved ? "marker is-done" : "marker"}
        style={place}
        aria-label={label}
        aria-current={isCurrent || undefined}
        onClick={() => {
          room.seekTo(range.from);
          room.showNote(noteId);
        }}
      >
        {number}
      </button>
    );
  });
}

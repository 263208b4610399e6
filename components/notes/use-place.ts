"use client";

import { changeDraft, draftOf } from "@/components/notes/draft-store";
import { useNotesRoom } from "@/components/notes/notes-context";
import type { FrameRange } from "@/components/review/source";

/** Where a note would stand: at the marked range, else at the frame that is on the screen; about the whole where there is no clip. */
export function usePlace(): { placeNow: () => FrameRange | "whole"; hold: () => void } {
  const { room } = useNotesRoom();
  const placeNow = (): FrameRange | "whole" => {
    if (!room.take.clip) return "whole";
    const now = room.playhead.now();
    return room.range ?? { from: now, to: now };
  };
  const hold = () => {
    room.pause();
    if (draftOf(room.take.id).place !== null) return;
    const place = placeNow();
    // a clip that was playing stops a frame later or earlier than was last told: the picture stands where the note does
    if (place !== "whole" && !room.range) room.seekTo(place.from);
    changeDraft(room.take.id, { place });
  };
  return { placeNow, hold };
}

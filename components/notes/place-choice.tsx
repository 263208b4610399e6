"use client";

import { useSyncExternalStore } from "react";
import { changeDraft, type NoteDraft } from "@/components/notes/draft-store";
import { placeWords, stampWords } from "@/components/notes/note-words";
import { useNotesRoom } from "@/components/notes/notes-context";
import { usePlace } from "@/components/notes/use-place";
import { useReviewSource } from "@/components/review/source";

/** Where the note stands, and the switch between there and the whole take. Until something is written it follows the picture. */
export function PlaceChoice({ draft, fps }: { draft: NoteDraft; fps: number }) {
  const { room } = useNotesRoom();
  const { viewer } = useReviewSource();
  const { placeNow } = usePlace();
  const { playhead, take, range } = room;
  const now = useSyncExternalStore(playhead.subscribe, playhead.now, () => 0);
  const place = draft.place ?? (take.clip ? (range ?? { from: now, to: now }) : "whole");
  const frames = place === "whole" ? { fromFrame: null, toFrame: null } : { fromFrame: place.from, toFrame: place.to > place.from ? place.to : null };
  const stamp = stampWords(frames, fps, viewer);
  if (!take.clip) return <span className="stamp is-still">Whole take</span>;
  return (
    <button
      type="button"
      className="stamp"
      aria-pressed={place === "whole"}
      aria-label={`${stamp}: the note is ${placeWords(frames, fps)}. About the whole take`}
      title={place === "whole" ? "Put it at the frame on the screen" : "Make it about the whole take"}
      onClick={() => changeDraft(take.id, { place: place === "whole" ? placeNow() : "whole", ...(place !== "whole" && { shapes: [] }) })}
    >
      {stamp}
    </button>
  );
}

"use client";

import { useCallback, useRef } from "react";
import type { Deck } from "@/components/player/deck";
import { frameCount } from "@/components/player/timecode";
import { useEachFrame } from "@/components/player/use-deck";
import type { GuestRoom, GuestTake } from "@/lib/shares/view";

/** How much of a clip was seen is told when so much of it was, once each: the team sees what was watched, not every frame. */
const MARKS = [0.1, 0.5, 0.95];

/** Tells the team that a clip was watched, and how far. What can't be told is no matter. */
export function useWatched(room: GuestRoom, take: GuestTake, deck: Deck): void {
  const told = useRef({ takeId: "", mark: 0 });
  const last = take.clip ? Math.max(1, frameCount(take.clip.durationMs, take.clip.fps) - 1) : 1;
  const look = useCallback(
    (frame: number) => {
      if (told.current.takeId !== take.id) told.current = { takeId: take.id, mark: 0 };
      const mark = MARKS.findLast((one) => frame / last >= one);
      if (deck.state().rate <= 0 || mark === undefined || mark <= told.current.mark) return;
      told.current.mark = mark;
      void fetch(`${room.api}/takes/${encodeURIComponent(take.id)}/watched`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ share: mark === MARKS.at(-1) ? 1 : mark }),
        keepalive: true,
      }).catch(() => undefined);
    },
    [room.api, take.id, last, deck],
  );
  useEachFrame(deck.playhead, look);
}

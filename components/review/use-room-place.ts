"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Deck } from "@/components/player/deck";
import { type RoomPlace, readRoomPlace, roomSearch } from "@/lib/review/state";

export interface RoomNav extends RoomPlace {
  /** Shows something else in the room: no new entry in the browser's history. */
  go: (change: Partial<RoomPlace>) => void;
}

/** A hand that steps leaves the address alone. */
const REST_MS = 300;

/** The room's place, kept in the address alone, so that what is shown can be sent. */
export function useRoomPlace(): RoomNav {
  const params = useSearchParams();
  const place = useMemo(() => readRoomPlace(params), [params]);
  return { ...place, go };
}

function go(change: Partial<RoomPlace>): void {
  const next = window.location.pathname + roomSearch({ ...placeNow(), ...change });
  if (next !== window.location.pathname + window.location.search) window.history.replaceState(null, "", next);
}

/** As the address says it at this moment: ahead of what is drawn, where keys come quicker than that. */
export function placeNow(): RoomPlace {
  return readRoomPlace(new URLSearchParams(window.location.search));
}

/** Keeps the frame that stands still in the address, and shows the one that comes with it. */
export function useFrameInAddress(deck: Deck, { frame }: RoomPlace): void {
  const told = useRef(frame);

  useEffect(() => {
    let resting: ReturnType<typeof setTimeout>;
    const tell = () => {
      clearTimeout(resting);
      const runs = deck.state().rate !== 0;
      if (runs && placeNow().frame === null) return;
      resting = setTimeout(() => {
        told.current = deck.state().rate === 0 ? deck.playhead.now() : null;
        go({ frame: told.current });
      }, REST_MS);
    };
    const stops = [deck.subscribe(tell), deck.playhead.subscribe(tell)];
    return () => {
      clearTimeout(resting);
      for (const stop of stops) stop();
    };
  }, [deck]);

  const show = useCallback((to: number) => deck.seek(to), [deck]);
  useEffect(() => {
    if (frame === told.current) return;
    told.current = frame;
    if (frame !== null) show(frame);
  }, [frame, show]);
}

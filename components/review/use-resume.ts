"use client";

import { useMemo } from "react";
import type { Deck } from "@/components/player/deck";
import type { RoomProps } from "@/components/review/source";

/** Pauses for as long as somebody writes: what played before plays on afterwards, what stood stays. */
export function useResume(deck: Deck): Required<Pick<RoomProps, "pause" | "resume">> {
  return useMemo(() => {
    let isOwed = false;
    return {
      pause: () => {
        isOwed ||= deck.state().rate !== 0;
        deck.pause();
      },
      resume: () => {
        if (isOwed) deck.play();
        isOwed = false;
      },
    };
  }, [deck]);
}

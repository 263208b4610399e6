"use client";

import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { createDeck, type Deck, type DeckState } from "@/components/player/deck";
import type { ClipTime } from "@/components/player/in-step";
import type { Playhead } from "@/components/player/playhead";
import { frameCount } from "@/components/player/timecode";

/** A deck, anew for each thing that is shown. It plays by itself, muted, unless the reader asked for less motion, or it begins on a frame. */
export function useDeck(shown: string, startsAt: number | null = null): Deck {
  const { deck } = useMemo(() => ({ shown, deck: createDeck() }), [shown]);
  const first = useRef({ deck, startsAt });
  useEffect(() => {
    if (first.current.deck === deck && first.current.startsAt !== null) deck.seek(first.current.startsAt);
    else if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) deck.play();
    return deck.pause;
  }, [deck]);
  return deck;
}

/** What a deck does now: changes with presses, not with frames. */
export function useDeckState(deck: Deck): DeckState {
  return useSyncExternalStore(deck.subscribe, deck.state, deck.state);
}

/** The frame that is on the screen, for what is drawn anew with each; what can be written to the page is better written there. */
export function useFrame({ now, subscribe }: Playhead): number {
  return useSyncExternalStore(subscribe, now, () => 0);
}

/** Does something for each frame that comes on the screen, and once now. */
export function useEachFrame({ now, subscribe }: Playhead, write: (frame: number) => void): void {
  useEffect(() => {
    const look = () => write(now());
    look();
    return subscribe(look);
  }, [now, subscribe, write]);
}

/** The `ref` of a clip's `video`: while it stands it plays in the deck. */
export function useDeckVideo(deck: Deck, key: string, { fps, durationMs }: { fps: number; durationMs: number }) {
  return useCallback(
    (video: HTMLVideoElement | null) => (video ? deck.add(key, video, clipTime({ fps, durationMs })) : undefined),
    [deck, key, fps, durationMs],
  );
}

export function clipTime({ fps, durationMs }: { fps: number; durationMs: number }): ClipTime {
  return { fps, frames: frameCount(durationMs, fps) };
}

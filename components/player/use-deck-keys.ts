"use client";

import { useKeys, type Where } from "@/components/keys/use-keys";
import type { Deck } from "@/components/player/deck";
import { type ClipTime, clampFrame, loopOf, ranged } from "@/components/player/in-step";
import { useDeckState } from "@/components/player/use-deck";

const FAR = 10;

/** The keys of a player: they hold while there is a clip. */
export function useDeckKeys(deck: Deck, clip: ClipTime | null, onFull: () => void, where: Where = "page"): void {
  const { range } = useDeckState(deck);
  const goTo = (frame: number) => clip && deck.seek(clampFrame(clip, frame));
  useKeys(
    clip
      ? {
          toggle: deck.toggle,
          shuttleBack: () => deck.shuttle(-1),
          shuttleOn: () => deck.shuttle(1),
          back: () => deck.step(-1),
          on: () => deck.step(1),
          farBack: () => deck.step(-FAR),
          farOn: () => deck.step(FAR),
          first: () => goTo(loopOf(clip, range).from),
          last: () => goTo(loopOf(clip, range).to),
          markIn: () => deck.setRange(ranged(clip, range, "from", deck.playhead.now())),
          markOut: () => deck.setRange(ranged(clip, range, "to", deck.playhead.now())),
          goIn: () => goTo(loopOf(clip, range).from),
          goOut: () => goTo(loopOf(clip, range).to),
          clearRange: range !== null && (() => deck.setRange(null)),
          full: onFull,
        }
      : {},
    where,
  );
}

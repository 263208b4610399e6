"use client";

import { type CSSProperties, useState } from "react";
import { clipName } from "@/components/guest/guest-words";
import { ClipPicture } from "@/components/player/clip-picture";
import type { Deck } from "@/components/player/deck";
import type { ReviewClip } from "@/lib/review/view";
import type { GuestTake } from "@/lib/shares/view";

export type PairView = "side" | "wipe";

type Shown = GuestTake & { clip: ReviewClip };

interface GuestPairProps {
  deck: Deck;
  view: PairView;
  take: Shown;
  other: Shown;
}

/** Two takes of a shot in step: side by side, or one over the other with a handle between them, by finger, pointer or arrows. */
export function GuestPair({ deck, view, take, other }: GuestPairProps) {
  const [wipe, setWipe] = useState(50);
  const picture = (one: Shown) => (
    <ClipPicture key={one.id} clip={one.clip} deck={deck} id={one.id} label={clipName(one)} style={ratioOf(one)}>
      <span className={`tc guest-which ${view === "wipe" && one === other ? "is-end" : ""}`}>{`T${one.number}`}</span>
    </ClipPicture>
  );
  // one tree for both views: the clips play on
  return (
    <div className={view === "side" ? "guest-pair" : "guest-wipe"} style={{ ...ratioOf(take), "--wipe": wipe } as CSSProperties}>
      {picture(take)}
      {picture(other)}
      {view === "wipe" && (
        <>
          <input
            type="range"
            min={0}
            max={100}
            value={wipe}
            aria-label={`Wipe between T${take.number} and T${other.number}`}
            aria-valuetext={`${wipe}% T${take.number}`}
            onChange={(event) => setWipe(event.target.valueAsNumber)}
          />
          <i aria-hidden="true" />
        </>
      )}
    </div>
  );
}

function ratioOf({ clip }: Shown): CSSProperties {
  return { "--a": (clip.width / clip.height).toFixed(4) } as CSSProperties;
}

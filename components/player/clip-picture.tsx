"use client";

import type { CSSProperties, ReactNode } from "react";
import type { Deck } from "@/components/player/deck";
import { useDeckState, useDeckVideo } from "@/components/player/use-deck";
import { Button } from "@/components/ui/button";
import type { ReviewClip } from "@/lib/review/view";

export interface ClipPictureProps {
  clip: ReviewClip;
  deck: Deck;
  /** Its key in the deck. */
  id: string;
  /** What the clip shows, for who can't see it. */
  label: string;
  className?: string;
  style?: CSSProperties;
  /** Lies over the picture. */
  children?: ReactNode;
}

/** A clip in a deck, whole and uncropped. The poster stands until the first frame; what can't be played says so and is tried again. */
export function ClipPicture({ clip, deck, id, label, className = "", style, children }: ClipPictureProps) {
  const { failed } = useDeckState(deck);
  return (
    <div className={`stage-pic ${className}`} style={style}>
      <video
        ref={useDeckVideo(deck, id, clip)}
        src={clip.url}
        poster={clip.posterUrl}
        width={clip.width}
        height={clip.height}
        muted
        playsInline
        preload="auto"
        aria-label={label}
      />
      {children}
      {failed.includes(id) && (
        <div className="absolute inset-0 z-2 grid place-content-center justify-items-center gap-3 bg-scrim p-4 text-center text-white" role="alert">
          <p>The clip did not load. It is safe on the server; the connection may have dropped.</p>
          <Button onClick={() => deck.retry(id)}>Try again</Button>
        </div>
      )}
    </div>
  );
}

"use client";

import type { CSSProperties, ReactNode } from "react";
import type { Deck } from "@/components/player/deck";
import { useDeckState, useDeckVideo } from "@/components/player/use-deck";
import { Button } from "@/components/ui/button";
import type { ReviewClip } from "@/lib/review/view";

interface ClipPictureProps {
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

interface ClipStageProps extends Omit<ClipPictureProps, "className" | "children"> {
  isFull: boolean;
}

/** One clip on its dark surround. A press on the picture plays or pauses. */
export function ClipStage({ isFull, clip, deck, ...rest }: ClipStageProps) {
  const height = isFull ? "h-full" : "max-lg:h-[min(calc(100vw/var(--a)),62dvh)]";
  const width = isFull ? "w-[min(100cqw,calc(100cqh*var(--a)))]" : "max-md:w-[min(100%,calc(62dvh*var(--a)))]";
  return (
    // biome-ignore lint/a11y: a second way to the button for pointers; keys have Space
    <div
      className={`stage on-picture ${height}`}
      style={{ "--a": (clip.width / clip.height).toFixed(4) } as CSSProperties}
      onClick={({ target }) => target instanceof HTMLVideoElement && deck.toggle()}
    >
      <ClipPicture {...rest} clip={clip} deck={deck} className={width} />
    </div>
  );
}

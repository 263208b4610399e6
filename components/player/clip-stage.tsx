"use client";

import type { CSSProperties } from "react";
import { ClipPicture, type ClipPictureProps } from "@/components/player/clip-picture";

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

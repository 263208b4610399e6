"use client";

import { useEffect, useRef } from "react";
import { inTurn } from "@/components/takes/in-turn";
import { averageColor, blurBackground } from "@/components/takes/thumbhash-image";
import { SMALL_WIDTH, smallOf } from "@/lib/stills/limits";

interface PosterProps {
  /** Null where there is no picture yet: the blur stays. */
  src: string | null;
  thumbhash: string;
  /** How wide the picture of `src` is: given, the browser takes its small version where that is enough for the place. */
  width?: number | undefined;
  /** Above the fold: asked for at once. */
  isEager?: boolean | undefined;
  /** Grey and dark: behind a state's icon. */
  isDim?: boolean | undefined;
}

/** Fills its `.frame` with the mean colour, then the blur, then the picture. */
export function Poster({ src, thumbhash, width, isEager = false, isDim = false }: PosterProps) {
  const blurRef = useRef<HTMLSpanElement>(null);
  const imgRef = useRef<HTMLImageElement>(null);

  useEffect(() => {
    // a hundred at once would hold up a frame, and most pictures are here before their turn comes
    return inTurn(() => {
      if (blurRef.current && !imgRef.current?.complete) blurRef.current.style.backgroundImage = blurBackground(thumbhash) ?? "";
    });
  }, [thumbhash]);

  // only of a picture that waits until it is near does a browser know the place
  const sources = src && width && !isEager ? { sizes: `auto, ${SMALL_WIDTH}px`, srcSet: `${smallOf(src)} ${SMALL_WIDTH}w, ${src} ${width}w` } : {};

  return (
    <>
      <span
        ref={blurRef}
        className={`absolute inset-0 -z-1 bg-cover bg-center ${isDim ? "brightness-[0.34] grayscale" : ""}`}
        style={{ backgroundColor: averageColor(thumbhash) }}
      />
      {src && <img ref={imgRef} loading={isEager ? "eager" : "lazy"} {...sources} src={src} alt="" decoding="async" draggable={false} />}
    </>
  );
}

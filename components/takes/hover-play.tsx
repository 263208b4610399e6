"use client";

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { timecode } from "@/components/player/timecode";
import type { ClipView } from "@/lib/takes/view";

/** A pointer or a focus that rests this long wants to see it move. Before that not a byte of video is asked for. */
const REST_MS = 150;

interface HoverPlay {
  /** Plays from this part of the clip after a rest. Asking again begins the rest anew. */
  playSoon: (from: number) => void;
  /** Plays from this part of it at once: somebody asked for it, whatever moves by itself. */
  playNow: (from: number) => void;
  stop: () => void;
  isPlaying: () => boolean;
  /** Goes inside the frame, above the picture. */
  layer: ReactNode;
}

/** The tile that plays: only one does. */
let stopOther: () => void = () => undefined;

/**
 * Plays a clip in its tile, without sound and in a loop. Never while the system asks for less motion or the connection for less data.
 * `codeRef` is told where it is.
 */
export function useHoverPlay(clip: Pick<ClipView, "url" | "fps">, isWanted: boolean, codeRef: RefObject<HTMLElement | null>): HoverPlay {
  const [from, setFrom] = useState<number | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const playing = useRef(false);

  useEffect(() => () => clearTimeout(resting.current), []);

  const stop = () => {
    clearTimeout(resting.current);
    playing.current = false;
    setFrom(null);
  };
  const play = (at: number) => {
    stopOther();
    stopOther = stop;
    playing.current = true;
    setFrom(at);
  };

  return {
    stop,
    isPlaying: () => playing.current,
    playSoon: (at) => {
      if (!isWanted || playing.current) return;
      clearTimeout(resting.current);
      resting.current = setTimeout(() => mayMove() && play(at), REST_MS);
    },
    playNow: play,
    layer: from !== null && (
      <video
        ref={leave}
        className="frame-play"
        src={clip.url}
        muted
        loop
        playsInline
        autoPlay
        disablePictureInPicture
        aria-hidden="true"
        tabIndex={-1}
        onLoadedMetadata={({ currentTarget: video }) => {
          video.currentTime = from * video.duration;
        }}
        // the picture stays until there is another to show
        onPlaying={({ currentTarget: video }) => video.classList.add("is-playing")}
        onTimeUpdate={({ currentTarget: video }) => {
          if (codeRef.current && playing.current) codeRef.current.textContent = timecode(Math.round(video.currentTime * clip.fps), clip.fps);
        }}
      />
    ),
  };
}

/** A video that only leaves the page goes on being fetched. */
function leave(video: HTMLVideoElement) {
  return () => {
    video.removeAttribute("src");
    video.load();
  };
}

function mayMove(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  const isSparing = typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true;
  return !isSparing && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

/** iPhones fill the screen with a video only. */
type OldVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

/** Fills the screen with an element, or with the first video in it where only that is allowed. */
export function useFullScreen(target: RefObject<HTMLElement | null>) {
  const [isFull, setFull] = useState(false);

  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === target.current);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, [target]);

  const toggleFull = useCallback(() => {
    const element = target.current;
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (element && document.fullscreenEnabled) void element.requestFullscreen().catch(() => undefined);
    else element?.querySelector<OldVideo>("video")?.webkitEnterFullscreen?.();
  }, [target]);

  return { isFull, toggleFull };
}

"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { frameAt, frameCount, timeOfFrame } from "@/components/player/timecode";
import type { ClipView } from "@/lib/takes/view";

const SPEEDS: readonly number[] = [1, 0.5, 0.25, 2];

/** The frame that is on the screen, told to who asks; it changes too often for the whole player to be drawn anew. */
export interface Playhead {
  now: () => number;
  subscribe: (listener: () => void) => () => void;
}

export interface ClipControl {
  videoRef: RefObject<HTMLVideoElement | null>;
  /** For the `video`. */
  videoProps: { loop: boolean; onPlay: () => void; onPause: () => void; onError: () => void };
  playhead: Playhead;
  frames: number;
  isPlaying: boolean;
  isLooping: boolean;
  speed: number;
  /** The clip could not be loaded or played. */
  hasFailed: boolean;
  toggle: () => void;
  /** Pauses and goes to a frame. */
  seek: (frame: number) => void;
  step: (by: number) => void;
  toggleLoop: () => void;
  nextSpeed: () => void;
  retry: () => void;
}

/** Plays a clip frame by frame, by the rate of its own file. It starts by itself, muted, unless the reader asked for less motion. */
export function useClip(clip: ClipView | null): ClipControl {
  const videoRef = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isLooping, setLooping] = useState(true);
  const [speed, setSpeed] = useState(1);
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const playhead = useMemo(createPlayhead, []);
  const url = clip?.url ?? null;
  const fps = clip?.fps ?? 1;
  const frames = clip ? frameCount(clip.durationMs, clip.fps) : 1;

  useEffect(() => {
    const video = videoRef.current;
    playhead.set(0);
    if (!video || url === null) return;
    const stop = followFrames(video, (seconds) => playhead.set(Math.min(frames - 1, frameAt(seconds, fps))));
    start(video);
    return stop;
  }, [url, fps, frames, playhead]);

  useEffect(() => {
    // again for each source: it begins at the usual speed, whatever was chosen
    if (videoRef.current && url !== null) videoRef.current.playbackRate = speed;
  }, [speed, url]);

  const toggle = useCallback(() => {
    const video = videoRef.current;
    if (video?.paused) void video.play().catch(() => undefined);
    else video?.pause();
  }, []);

  const seek = useCallback(
    (frame: number) => {
      const video = videoRef.current;
      if (!video) return;
      const to = Math.min(frames - 1, Math.max(0, Math.round(frame)));
      video.pause();
      video.currentTime = timeOfFrame(to, fps);
      playhead.set(to);
    },
    [frames, fps, playhead],
  );

  return {
    videoRef,
    videoProps: {
      loop: isLooping,
      onPlay: () => setPlaying(true),
      onPause: () => {
        setPlaying(false);
        // the last frame's word may be older than the place where it stopped
        if (videoRef.current) playhead.set(Math.min(frames - 1, frameAt(videoRef.current.currentTime, fps)));
      },
      onError: () => setFailedUrl(url),
    },
    playhead,
    frames,
    isPlaying,
    isLooping,
    speed,
    hasFailed: failedUrl !== null && failedUrl === url,
    toggle,
    seek,
    step: useCallback((by: number) => seek(playhead.now() + by), [seek, playhead]),
    toggleLoop: useCallback(() => setLooping((is) => !is), []),
    nextSpeed: useCallback(() => setSpeed((now) => SPEEDS[(SPEEDS.indexOf(now) + 1) % SPEEDS.length] ?? 1), []),
    retry: useCallback(() => {
      setFailedUrl(null);
      videoRef.current?.load();
      if (videoRef.current) start(videoRef.current);
    }, []),
  };
}

/** The frame that is on the screen, for what is drawn with it. */
export function useFrame({ now, subscribe }: Playhead): number {
  return useSyncExternalStore(subscribe, now, () => 0);
}

/** Plays by itself, but for readers who asked for less motion. */
function start(video: HTMLVideoElement) {
  if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) void video.play().catch(() => undefined);
}

function createPlayhead(): Playhead & { set: (frame: number) => void } {
  const listeners = new Set<() => void>();
  let frame = 0;
  return {
    now: () => frame,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (next === frame) return;
      frame = next;
      for (const listener of listeners) listener();
    },
  };
}

/** Tells the time of each frame as it comes on the screen. While a seek is under way the old frame is nobody's business. */
function followFrames(video: HTMLVideoElement, tell: (seconds: number) => void): () => void {
  let handle = 0;
  if (typeof video.requestVideoFrameCallback !== "function") {
    const onTick = () => {
      if (!video.paused && !video.seeking) tell(video.currentTime);
      handle = requestAnimationFrame(onTick);
    };
    handle = requestAnimationFrame(onTick);
    return () => cancelAnimationFrame(handle);
  }
  const onFrame: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    if (!video.seeking) tell(mediaTime);
    handle = video.requestVideoFrameCallback(onFrame);
  };
  handle = video.requestVideoFrameCallback(onFrame);
  return () => video.cancelVideoFrameCallback(handle);
}

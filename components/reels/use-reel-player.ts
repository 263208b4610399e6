"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { timeOfFrame } from "@/components/player/timecode";
import { partAt, type ReelPlan, sourceFrame } from "@/lib/reels/state";
import type { ReelItemView } from "@/lib/reels/view";

/** Two layers take turns: one shows a part while the other fetches the next. */
export type Layers = readonly [number | null, number | null];

interface ReelPlayer {
  /** Which part stands in each layer. */
  layers: Layers;
  isPlaying: boolean;
  toggle: () => void;
  seekTo: (frame: number) => void;
  step: (frames: number) => void;
}

interface Watched {
  items: readonly ReelItemView[];
  plan: ReelPlan;
  roots: readonly [RefObject<HTMLElement | null>, RefObject<HTMLElement | null>];
  /** Hears each frame that is shown; not kept in React's state. */
  onFrame: (frame: number, index: number) => void;
}

type SetLayers = (change: (held: Layers) => Layers) => void;

/** A clip may run so far from the reel's clock before it is set right. */
const DRIFT_S = 0.12;
const HAVE_CURRENT_DATA = 2;

/** Plays the clips of a reel one after the other, by the plan that its video is made by. The clock waits where a clip is not there yet. */
export function useReelPlayer(watched: Watched): ReelPlayer {
  const [layers, setLayers] = useState<Layers>([0, null]);
  const [isPlaying, setPlaying] = useState(false);
  /** Frames of the reel, with what has passed of the next. */
  const clock = useRef(0);
  const latest = useRef(watched);
  useEffect(() => {
    latest.current = watched;
  });

  // without a list: what is shown follows each change of the reel too
  useEffect(() => {
    if (!isPlaying) show(latest.current, clock.current, false, setLayers);
  });

  useEffect(() => {
    if (!isPlaying) return;
    let before = performance.now();
    let asked = requestAnimationFrame(tick);
    function tick(now: number) {
      const { plan } = latest.current;
      const passed = Math.min(now - before, 250);
      before = now;
      if (show(latest.current, clock.current, true, setLayers)) clock.current += (passed / 1000) * plan.fps;
      if (clock.current >= plan.frames) {
        clock.current = Math.max(0, plan.frames - 1);
        setPlaying(false);
      } else asked = requestAnimationFrame(tick);
    }
    return () => {
      cancelAnimationFrame(asked);
      for (const root of latest.current.roots) root.current?.querySelector("video")?.pause();
    };
  }, [isPlaying]);

  function seekTo(frame: number) {
    clock.current = Math.max(0, Math.min(frame, latest.current.plan.frames - 1));
    show(latest.current, clock.current, isPlaying, setLayers);
  }

  return {
    layers,
    isPlaying,
    toggle() {
      if (!isPlaying && clock.current >= latest.current.plan.frames - 1) clock.current = 0;
      setPlaying(!isPlaying);
    },
    seekTo,
    step(frames) {
      setPlaying(false);
      seekTo(Math.floor(clock.current) + frames);
    },
  };
}

/** Brings both layers to a moment of the reel. False while a picture that is to be seen is not there yet. */
function show({ items, plan, roots, onFrame }: Watched, moment: number, isPlaying: boolean, setLayers: SetLayers): boolean {
  const frame = Math.min(Math.floor(moment), plan.frames - 1);
  const at = partAt(plan, frame);
  const part = at && plan.parts[at.index];
  if (!at || !part) return true;
  const isFading = at.frame < part.fadeFrames;
  const other = isFading ? at.index - 1 : at.index + 1 < items.length ? at.index + 1 : null;
  const [even, odd] = at.index % 2 === 0 ? [at.index, other] : [other, at.index];
  setLayers((held) => (held[0] === even && held[1] === odd ? held : [even, odd]));
  onFrame(frame, at.index);

  const [top, under] = [roots[at.index % 2]?.current, roots[(at.index + 1) % 2]?.current];
  if (top) Object.assign(top.style, { opacity: isFading ? String((at.frame + 1) / (part.fadeFrames + 1)) : "1", visibility: "visible", zIndex: "1" });
  if (under) Object.assign(under.style, { opacity: "1", visibility: isFading ? "visible" : "hidden", zIndex: "0" });

  const isThere = follow(top, items[at.index], at.frame, plan, isPlaying);
  if (other === null) return isThere;
  const underFrame = isFading ? frame - (plan.parts[other]?.start ?? 0) : 0;
  return follow(under, items[other], underFrame, plan, isPlaying && isFading) ? isThere : isThere && !isFading;
}

/** Brings a layer's clip to a frame of its part; true when its picture is there. Another part may still stand in it for a moment. */
function follow(root: HTMLElement | null | undefined, item: ReelItemView | undefined, frame: number, plan: ReelPlan, isRunning: boolean): boolean {
  if (item?.kind !== "take") return true;
  const video = root?.querySelector("video");
  if (!video || video.dataset.item !== item.id) return false;
  const wanted = timeOfFrame(sourceFrame(item, plan.fps, frame), item.clip.fps);
  const drift = Math.abs(video.currentTime - wanted);
  if (drift > (isRunning ? DRIFT_S : 0.4 / item.clip.fps) && !video.seeking) video.currentTime = wanted;
  if (isRunning && video.paused) void video.play().catch(() => undefined);
  if (!isRunning && !video.paused) video.pause();
  return video.readyState >= HAVE_CURRENT_DATA;
}

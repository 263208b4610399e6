import { frameAt, timeOfFrame } from "@/components/player/timecode";

/** A clip as far as its time goes. */
export interface ClipTime {
  fps: number;
  frames: number;
}

/** Frames from the first to the last one, both included, counted from 0. */
export interface FrameRange {
  from: number;
  to: number;
}

/** Beyond this a clip is put where the leader is; within it, it runs a little faster or slower until it is there. */
export const JUMP_S = 0.2;
/** Less than this nobody sees, and clocks don't tell. */
const SETTLED_S = 0.004;
/** How much of the drift is made good in a second, and the most that the rate is bent for it: more would show. */
const PULL = 4;
const BEND = 0.2;

/** The moment at which a clip shows what belongs to a moment of another: the middle of its frame, and its last frame once it is over. */
export function momentIn(clip: ClipTime, seconds: number): number {
  return timeOfFrame(clampFrame(clip, frameAt(seconds, clip.fps)), clip.fps);
}

/** Seconds, not frame numbers: clips of other rates are at the same moment, not at the same count. */
export function sameMoment(frame: number, from: ClipTime, to: ClipTime): number {
  return clampFrame(to, frameAt(timeOfFrame(frame, from.fps), to.fps));
}

export function clampFrame({ frames }: ClipTime, frame: number): number {
  return Math.min(frames - 1, Math.max(0, Math.round(frame)));
}

/** True where a clip that runs beside a longer one has shown all of its frames. */
export function isOver({ frames, fps }: ClipTime, seconds: number): boolean {
  return seconds >= (frames - 0.25) / fps;
}

/** The rate that brings a clip back into step with its leader; null where only a jump does. `drift` is how far it is ahead, in seconds. */
export function pulledRate(rate: number, drift: number): number | null {
  if (Math.abs(drift) > JUMP_S * Math.max(1, rate)) return null;
  if (Math.abs(drift) < SETTLED_S) return rate;
  return rate * (1 - Math.min(BEND, Math.max(-BEND, (drift * PULL) / rate)));
}

/** All of the clip, where no range is marked. */
export function loopOf(clip: ClipTime, range: FrameRange | null): FrameRange {
  return range ?? { from: 0, to: clip.frames - 1 };
}

/** Sets the in point (or the out point) at a frame; an end that would come before the start is let go. */
export function ranged(clip: ClipTime, range: FrameRange | null, end: "from" | "to", frame: number): FrameRange {
  const next = { ...loopOf(clip, range), [end]: clampFrame(clip, frame) };
  if (next.from <= next.to) return next;
  return end === "from" ? { from: next.from, to: clip.frames - 1 } : { from: 0, to: next.to };
}

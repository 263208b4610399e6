import { FADE_MAX_MS } from "@/lib/reels/limits";

/** As much of a part as its place in time needs. */
export type Timed =
  | { kind: "take"; inFrame: number; outFrame: number; fadeMs: number; clip: { width: number; height: number; fps: number } }
  | { kind: "card"; durationMs: number; fadeMs: number };

export interface ReelFormat {
  width: number;
  height: number;
  fps: number;
}

/** A part in the frames of the reel. */
export interface PlannedPart {
  /** The frame of the reel at which it begins, fading in or not. */
  start: number;
  frames: number;
  /** Of its first frames, those that it shares with the part before. */
  fadeFrames: number;
}

export interface ReelPlan extends ReelFormat {
  parts: PlannedPart[];
  frames: number;
  durationMs: number;
}

/** Where no take says otherwise. */
const PLAIN_FORMAT: ReelFormat = { width: 1280, height: 720, fps: 24 };

/**
 * The size and rate of a reel. Its shape is the one that most of its seconds have, its size the largest of that shape, its rate what most of
 * its seconds have; of equals the larger. Nothing is cropped: what has another shape gets bars.
 */
export function formatOf(items: readonly Timed[]): ReelFormat {
  const takes = items.filter((item) => item.kind === "take");
  if (takes.length === 0) return PLAIN_FORMAT;
  const seconds = (item: (typeof takes)[number]) => (item.outFrame - item.inFrame + 1) / item.clip.fps;
  const shapeOf = ({ clip }: (typeof takes)[number]) => Math.round((clip.width / clip.height) * 20) / 20;
  const shape = mostOf(takes.map((take) => [shapeOf(take), seconds(take)]));
  const fps = mostOf(takes.map((take) => [take.clip.fps, seconds(take)]));
  const sizes = takes.filter((take) => shapeOf(take) === shape).map(({ clip }) => clip);
  const { width, height } = sizes.reduce((most, size) => (size.width * size.height > most.width * most.height ? size : most));
  return { width: even(width), height: even(height), fps };
}

/**
 * Where each part of a reel stands, in its frames. A fade is as long as was asked, unless the parts are too short for it: every part keeps
 * one frame of its own. The first part has nothing to fade from.
 */
export function planReel(items: readonly Timed[]): ReelPlan {
  const format = formatOf(items);
  const parts: PlannedPart[] = [];
  let end = 0;
  let room = 0;
  for (const item of items) {
    const frames = framesOf(item, format.fps);
    const asked = Math.round((Math.min(item.fadeMs, FADE_MAX_MS) / 1000) * format.fps);
    const fadeFrames = Math.max(0, Math.min(asked, room, frames - 1));
    parts.push({ start: end - fadeFrames, frames, fadeFrames });
    end += frames - fadeFrames;
    room = frames - fadeFrames - 1;
  }
  return { ...format, parts, frames: end, durationMs: Math.round((end / format.fps) * 1000) };
}

/** Which frame of its clip stands at a frame of a part: the same rate goes frame by frame, another repeats or leaves out. */
export function sourceFrame(item: { inFrame: number; outFrame: number; clip: { fps: number } }, fps: number, frame: number): number {
  if (item.clip.fps === fps) return Math.min(item.outFrame, item.inFrame + frame);
  return Math.min(item.outFrame, item.inFrame + Math.floor(((frame + 0.5) / fps) * item.clip.fps));
}

/** The part that is on top at a frame of the reel, and the frame of it. Null past the end. */
export function partAt(plan: ReelPlan, frame: number): { index: number; frame: number } | null {
  const index = plan.parts.findLastIndex(({ start }) => frame >= start);
  const part = plan.parts[index];
  return part && frame < part.start + part.frames ? { index, frame: frame - part.start } : null;
}

/** The size of a picture inside the reel's, whole and with even sides. */
export function fitted(
  { width, height }: { width: number; height: number },
  into: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(into.width / width, into.height / height);
  return { width: Math.min(into.width, even(width * scale)), height: Math.min(into.height, even(height * scale)) };
}

/**
 * True while all that a video shows still stands: a take that was taken out of the reel on purpose is not to be seen in an older video of it. `standing`
 * are the takes that the reel has now and that may be shown, `takeIds` all that it has. What an older video shows may not be known: then it stands no more.
 */
export function isStanding(
  render: { version: number; takeIds: readonly string[] },
  reel: { version: number; takeIds: readonly string[]; standing: ReadonlySet<string> },
): boolean {
  const isKnown = render.takeIds.length > 0 || render.version === reel.version;
  const shown = render.takeIds.length > 0 ? render.takeIds : reel.takeIds;
  return isKnown && shown.every((takeId) => reel.standing.has(takeId));
}

/** Moves a part to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, place) => place !== from);
  return items[from] === undefined ? [...items] : rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, items[from]);
}

function framesOf(item: Timed, fps: number): number {
  if (item.kind === "card") return Math.max(1, Math.round((item.durationMs / 1000) * fps));
  const frames = item.outFrame - item.inFrame + 1;
  return Math.max(1, item.clip.fps === fps ? frames : Math.round((frames / item.clip.fps) * fps));
}

function mostOf(weighed: readonly (readonly [value: number, weight: number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort(([one, oneSum], [other, otherSum]) => otherSum - oneSum || other - one)[0]?.[0] ?? 0;
}

function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}

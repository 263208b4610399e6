import type { Settings } from "@/lib/providers/provider";

// What a setting of one provider means at the other, where it means anything: settings of one name are twins, and
// what follows has other names. 8 s and 580p have no twin; fine tuning is one vendor's alone.

/** The clip that settings come to. `fps` is null where the vendor doesn't say it. */
export interface ClipShape {
  seconds: number;
  fps: number | null;
  /** What the model makes, before any frames are drawn between; null where the vendor doesn't say. */
  made: { frames: number; fps: number } | null;
}

/** Length is WaveSpeed's `duration`, and at Eachlabs what its frames come to. */
export function clipShape(settings: Settings): ClipShape {
  const { duration, num_frames: frames, frames_per_second: base, num_interpolated_frames: added, interpolator_model: model } = settings;
  if (typeof frames !== "number" || typeof base !== "number") return { seconds: Number(duration), fps: null, made: null };
  const between = model === "none" || typeof added !== "number" ? 0 : added;
  const made = { frames, fps: base };
  if (settings.adjust_fps_for_interpolation === true) return { seconds: frames / base, fps: base * (between + 1), made };
  return { seconds: (frames + (frames - 1) * between) / base, fps: base, made };
}

/** Lengths nearer than this are one: 81 frames at 16 a second are 5.06 s. */
const SAME_SECONDS = 0.1;

export function hasSameLength(a: ClipShape, b: ClipShape): boolean {
  return Math.abs(a.seconds - b.seconds) < SAME_SECONDS;
}

/** "5.06 s" */
export function secondsWords(seconds: number): string {
  return `${Math.round(seconds * 100) / 100} s`;
}

/** What makes two clips of one prompt comparable, beside settings that both have: the values that the other provider can't be told. */
export const PLAIN: Settings = { duration: 5, adjust_fps_for_interpolation: true, enable_prompt_expansion: false };

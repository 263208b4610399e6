/** The frame shown at `seconds`, from the file's own rate. A twentieth of a frame is forgiven, since files round their times. */
export function frameAt(seconds: number, fps: number): number {
  return Math.max(0, Math.floor(seconds * fps + 0.05));
}

/** A moment safely inside a frame, so that rounding in the decoder never shows its neighbour. */
export function timeOfFrame(frame: number, fps: number): number {
  return (frame + 0.5) / fps;
}

/** How many frames a clip has; at least one. */
export function frameCount(durationMs: number, fps: number): number {
  return Math.max(1, Math.round((durationMs / 1000) * fps));
}

/** mm:ss:ff, counting frames in the nearest whole rate (a 23.976 clip counts 24 to a second, as editors do). */
export function timecode(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  return [Math.floor(seconds / 60), seconds % 60, frame % rate].map((part) => String(part).padStart(2, "0")).join(":");
}

/** What a screen reader says of a place in the clip. */
export function spokenPlace(frame: number, frames: number, fps: number): string {
  return `${(frame / fps).toFixed(1)} seconds, frame ${frame + 1} of ${frames}`;
}

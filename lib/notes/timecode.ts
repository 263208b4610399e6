/** hh:mm:ss:ff without drop frames, counting frames in the nearest whole rate, as editors do for clips of a fractional one. */
export function timecodeAt(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

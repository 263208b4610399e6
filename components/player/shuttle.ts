/** How fast a clip is watched, slow to fast. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2];
const FASTEST = 4;

/** What J and L make of the rate a clip runs at (0: it stands, below 0: backwards): the same way again is twice as fast, the other way begins anew. */
export function shuttled(rate: number, way: -1 | 1): number {
  return rate * way > 0 ? way * Math.min(FASTEST, Math.max(1, Math.abs(rate)) * 2) : way;
}

/** The next of the speeds, around. */
export function nextSpeed(speed: number): number {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
}

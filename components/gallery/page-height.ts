/**
 * Browsers draw no page taller than so much (Firefox 17.9 million pixels, Chrome 16.7 where two make a point, 9.6 on the sharpest phones): what would
 * stand beyond is out of reach. So the page shows a stretch of the wall that is below that, and moves it along before somebody comes to its end.
 * 100,000 takes fit into one.
 */
export const STRETCH = 8_000_000;
/** So near to an end of the stretch it is moved. */
const NEAR = 800_000;

/** Where the stretch begins when `place` down the wall is in sight: where it was, while that is far from both of its ends. */
export function stretchFrom(was: number, place: number, height: number): number {
  const last = Math.max(0, height - STRETCH);
  const isNearTop = was > 0 && place < was + NEAR;
  const isNearEnd = was < last && place > was + STRETCH - NEAR;
  if (!isNearTop && !isNearEnd) return Math.min(was, last);
  return Math.min(last, Math.max(0, Math.round(place - STRETCH / 2)));
}

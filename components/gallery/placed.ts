import type { Row } from "@/components/gallery/rows";

/** Rows with their places down the wall, in pixels. */
export interface Placed {
  rows: readonly Row[];
  /** Where each row begins; one more, where the last ends. */
  tops: Float64Array;
  height: number;
}

/** Rows below each other; `under` is what stands between the pictures of one row and those of the next. */
export function placed(rows: readonly Row[], under: number): Placed {
  const tops = new Float64Array(rows.length + 1);
  rows.forEach((row, at) => {
    tops[at + 1] = (tops[at] ?? 0) + row.height + under;
  });
  return { rows, tops, height: tops[rows.length] ?? 0 };
}

/** The row that this place down the wall is in; the nearest, beyond its ends. */
export function rowAtPlace({ rows, tops }: Placed, place: number): number {
  return lastWhere(rows.length, (at) => (tops[at] ?? 0) <= place);
}

/** The row of a take, or null when it has none yet. */
export function rowOfTake({ rows }: Placed, index: number): number | null {
  const at = lastWhere(rows.length, (row) => (rows[row]?.start ?? 0) <= index);
  const row = rows[at];
  return row && index >= row.start && index < row.end ? at : null;
}

/** From one row up to, but not with, another. */
export interface Span {
  first: number;
  last: number;
}

/** The most tiles in the page at a time. */
export const TILES_MOST = 150;

/**
 * The rows to draw: those in sight, then as many more, on both sides by turns and up to a screen beyond, as the number of tiles allows.
 * Rows that are in sight are drawn however many.
 */
export function drawnRows(wall: Placed, from: number, to: number, most = TILES_MOST): Span {
  if (wall.rows.length === 0) return { first: 0, last: 0 };
  const span = { first: rowAtPlace(wall, from), last: rowAtPlace(wall, to) + 1 };
  const beyond = { first: rowAtPlace(wall, from - (to - from)), last: rowAtPlace(wall, to + (to - from)) + 1 };
  const size = (row: number) => (wall.rows[row]?.end ?? 0) - (wall.rows[row]?.start ?? 0);
  let tiles = 0;
  for (let row = span.first; row < span.last; row++) tiles += size(row);
  for (;;) {
    const isMoreBelow = span.last < beyond.last && tiles + size(span.last) <= most;
    if (isMoreBelow) tiles += size(span.last++);
    const isMoreAbove = span.first > beyond.first && tiles + size(span.first - 1) <= most;
    if (isMoreAbove) tiles += size(--span.first);
    if (!isMoreBelow && !isMoreAbove) return span;
  }
}

/** The last of `count` for which it holds, which it does up to one of them and then no more; the first where it holds for none. */
function lastWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

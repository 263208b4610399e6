import { type Placed, rowAtPlace, rowOfTake } from "@/components/gallery/placed";

/** The tile that a key leads to from `at`, or null when the key is none of the wall's or leads no further. A page is `screen` pixels high. */
export function tileAfterKey(key: string, at: number, wall: Placed, ratios: ArrayLike<number>, screen: number): number | null {
  const end = wall.rows.at(-1)?.end ?? 0;
  const row = rowOfTake(wall, at);
  if (row === null) return null;
  const top = wall.tops[row] ?? 0;
  switch (key) {
    case "ArrowRight":
      return at + 1 < end ? at + 1 : null;
    case "ArrowLeft":
      return at > 0 ? at - 1 : null;
    case "ArrowDown":
      return nearestIn(row + 1, at, row, wall, ratios);
    case "ArrowUp":
      return nearestIn(row - 1, at, row, wall, ratios);
    case "PageDown":
      return nearestIn(Math.max(Math.min(row + 1, wall.rows.length - 1), rowAtPlace(wall, top + screen)), at, row, wall, ratios);
    case "PageUp":
      return nearestIn(Math.min(Math.max(row - 1, 0), rowAtPlace(wall, top - screen)), at, row, wall, ratios);
    case "Home":
      return 0;
    case "End":
      return end - 1;
    default:
      return null;
  }
}

/** In another row: the tile whose middle is nearest to this one's. */
function nearestIn(to: number, at: number, from: number, wall: Placed, ratios: ArrayLike<number>): number | null {
  const row = wall.rows[to];
  if (!row || to === from) return null;
  const middle = middleOf(at, from, wall, ratios);
  let best = row.start;
  for (let tile = row.start; tile < row.end; tile++) {
    if (Math.abs(middleOf(tile, to, wall, ratios) - middle) < Math.abs(middleOf(best, to, wall, ratios) - middle)) best = tile;
  }
  return best;
}

/** Where a tile's middle is across the wall, from 0 to 1. */
function middleOf(at: number, row: number, wall: Placed, ratios: ArrayLike<number>): number {
  const { start, end, fill } = wall.rows[row] ?? { start: 0, end: 0, fill: 1 };
  let sum = 0;
  let before = 0;
  for (let tile = start; tile < end; tile++) {
    const ratio = ratios[tile] ?? 1;
    if (tile < at) before += ratio;
    else if (tile === at) before += ratio / 2;
    sum += ratio;
  }
  return (before / sum) * fill;
}

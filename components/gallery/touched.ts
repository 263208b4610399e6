import { type Placed, rowAtPlace } from "@/components/gallery/placed";
import { unitOf } from "@/components/gallery/rows";

/** A box on the wall, in the wall's own pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The tiles that a box touches, drawn or not: from the rows and the ratios alone. */
export function touched(box: Box, wall: Placed, ratios: ArrayLike<number>, { width, gap }: { width: number; gap: number }): number[] {
  const found: number[] = [];
  if (wall.rows.length === 0 || box.bottom < 0) return found;
  const last = rowAtPlace(wall, box.bottom);
  for (let at = rowAtPlace(wall, box.top); at <= last; at++) {
    const row = wall.rows[at];
    const top = wall.tops[at] ?? 0;
    // the line below the pictures is a part of the tile; what stands between rows is not reached by a box that ends there
    if (!row || top > box.bottom || (wall.tops[at + 1] ?? 0) <= box.top) continue;
    const unit = unitOf(row, ratios, { width, gap });
    let left = 0;
    for (let tile = row.start; tile < row.end; tile++) {
      const right = left + (ratios[tile] ?? 1) * unit;
      if (right >= box.left && left <= box.right) found.push(tile);
      left = right + gap;
    }
  }
  return found;
}

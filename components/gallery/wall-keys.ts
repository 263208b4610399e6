/** Where a tile stands on the wall. */
export interface TileBox {
  left: number;
  top: number;
  width: number;
}

/** The tile that a key leads to from `at`, or null when the key is none of the wall's or there is no further tile. */
export function tileAfterKey(key: string, at: number, count: number, boxOf: (index: number) => TileBox): number | null {
  const within = (index: number) => (index >= 0 && index < count ? index : null);
  switch (key) {
    case "ArrowRight":
      return within(at + 1);
    case "ArrowLeft":
      return within(at - 1);
    case "Home":
      return within(0);
    case "End":
      return within(count - 1);
    case "ArrowDown":
      return nearestInRow(at, 1, count, boxOf);
    case "ArrowUp":
      return nearestInRow(at, -1, count, boxOf);
    default:
      return null;
  }
}

/** In the next row that way: the tile whose middle is nearest. Tiles of a row share their top. */
function nearestInRow(at: number, step: 1 | -1, count: number, boxOf: (index: number) => TileBox): number | null {
  const from = boxOf(at);
  const middle = from.left + from.width / 2;
  let rowTop: number | null = null;
  let best: { index: number; distance: number } | null = null;
  for (let index = at + step; index >= 0 && index < count; index += step) {
    const box = boxOf(index);
    if (Math.abs(box.top - from.top) < 2) continue;
    rowTop ??= box.top;
    if (Math.abs(box.top - rowTop) >= 2) break;
    const distance = Math.abs(box.left + box.width / 2 - middle);
    if (!best || distance < best.distance) best = { index, distance };
  }
  return best?.index ?? null;
}

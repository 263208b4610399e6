import type { Order } from "@/lib/gallery/client";
import type { TileView } from "@/lib/gallery/view";

/** Beyond these a tile would be a thread or a strip; the picture is covered, the player shows all of it. */
const NARROWEST = 0.45;
const WIDEST = 2.6;

/** The takes of a wall in their order. */
export interface WallList {
  length: number;
  /** Empty beyond its ends. */
  idAt: (index: number) => string;
  /** Where a take stands; -1 when it isn't here. */
  indexOf: (takeId: string) => number;
  /** Width over height of each tile. */
  ratios: Float32Array;
  /** All that match are in it; else only the first ones. */
  isWhole: boolean;
  /** The moment it was read at: what came later isn't meant when everything is selected. Null while it isn't whole. */
  asOf: string | null;
}

/** Nothing, before anything is known. */
export const NO_LIST: WallList = { length: 0, idAt: () => "", indexOf: () => -1, ratios: new Float32Array(), isWhole: false, asOf: null };

/** All that match. */
export function listOfOrder(order: Order): WallList {
  const ratios = Float32Array.from({ length: order.length }, (_, at) => shapeOf(order.ratioAt(at)));
  const idAt = (index: number) => (index >= 0 && index < order.length ? order.idAt(index) : "");
  return { length: order.length, idAt, indexOf: order.indexOf, ratios, isWhole: true, asOf: order.asOf };
}

/** The first ones, until the whole order is here: their rows are the same in it. */
export function listOfTiles(tiles: readonly TileView[]): WallList {
  const ids = tiles.map(({ id }) => id);
  return {
    length: ids.length,
    idAt: (index) => ids[index] ?? "",
    indexOf: (takeId) => ids.indexOf(takeId),
    ratios: Float32Array.from(tiles, ({ ratio }) => shapeOf(ratio)),
    isWhole: false,
    asOf: null,
  };
}

/** As the order tells ratios, in thousandths, so that a row is the same from either. */
function shapeOf(ratio: number): number {
  const safe = Number.isFinite(ratio) && ratio > 0 ? ratio : 16 / 9;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, safe)) * 1_000) / 1_000;
}

import { describe, expect, it } from "vitest";
import { drawnRows, placed, rowAtPlace, rowOfTake } from "@/components/gallery/placed";
import { rowsOf } from "@/components/gallery/rows";

// rows of five, 96 high, 120 apart
const RATIOS = new Float32Array(100_000).fill(2);
const wall = placed(rowsOf(RATIOS, { width: 1000, gap: 10, rowHeight: 100, most: 99 }), 24);
const tilesOf = ({ first, last }: { first: number; last: number }) => (wall.rows[last - 1]?.end ?? 0) - (wall.rows[first]?.start ?? 0);

describe("places", () => {
  it("are known for every row, however deep", () => {
    expect(wall.tops[1]).toBe(120);
    expect(wall.height).toBe(20_000 * 120);
    expect(rowAtPlace(wall, 119)).toBe(0);
    expect(rowAtPlace(wall, 120)).toBe(1);
    expect(rowAtPlace(wall, -50)).toBe(0);
    expect(rowAtPlace(wall, 9e9)).toBe(19_999);
    expect(rowOfTake(wall, 49_999)).toBe(9_999);
  });
  it("of takes that make no row yet are none", () => {
    const waiting = placed(
      rowsOf([2, 2, 2, 2, 2, 2], { width: 1000, gap: 10, rowHeight: 100, most: 99 }, { anchor: 0, isStart: true, isEnd: false }),
      0,
    );
    expect(rowOfTake(waiting, 4)).toBe(0);
    expect(rowOfTake(waiting, 5)).toBeNull();
    expect(rowOfTake(placed([], 0), 0)).toBeNull();
  });
});

describe("what is drawn", () => {
  it("is what is in sight and a screen beyond", () => {
    expect(drawnRows(wall, 6000, 6600)).toEqual({ first: 45, last: 61 });
    expect(drawnRows(wall, 0, 600)).toEqual({ first: 0, last: 11 });
  });
  it("is never more than 150 tiles, wherever the page stands, and always what is in sight", () => {
    for (let from = 0; from < wall.height; from += 77_777) {
      const span = drawnRows(wall, from, from + 1800);
      expect(tilesOf(span)).toBeLessThanOrEqual(150);
      expect(wall.tops[span.first]).toBeLessThanOrEqual(from);
      expect(wall.tops[span.last]).toBeGreaterThanOrEqual(Math.min(wall.height, from + 1800));
    }
  });
  it("of an empty wall is nothing", () => {
    expect(drawnRows(placed([], 10), 0, 900)).toEqual({ first: 0, last: 0 });
  });
});

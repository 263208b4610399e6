import { expect, it } from "vitest";
import { placed } from "@/components/gallery/placed";
import { rowsOf } from "@/components/gallery/rows";
import { touched } from "@/components/gallery/touched";

const RATIOS = new Float32Array(50_000).fill(2);
const LINES = { width: 1000, gap: 10, rowHeight: 100, most: 99 };
// five tiles of 192 a row, 120 apart
const wall = placed(rowsOf(RATIOS, LINES), 24);
const at = (left: number, top: number, right: number, bottom: number) => touched({ left, top, right, bottom }, wall, RATIOS, LINES);

it("a box touches the tiles that it lies over, in every row", () => {
  expect(at(100, 50, 300, 60)).toEqual([0, 1]);
  expect(at(100, 50, 300, 200)).toEqual([0, 1, 5, 6]);
});
it("a box between two tiles touches none", () => {
  expect(at(194, 10, 200, 20)).toEqual([]);
});
it("a box over rows that were never drawn touches their tiles all the same", () => {
  const all = at(0, 0, 1000, wall.height);
  expect([all.length, all.at(-1)]).toEqual([50_000, 49_999]);
});
it("beside the wall there is nothing", () => {
  expect(at(0, -200, 1000, -100)).toEqual([]);
  expect(touched({ left: 0, right: 9, top: 0, bottom: 9 }, placed([], 0), RATIOS, LINES)).toEqual([]);
});

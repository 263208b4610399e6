import { expect, it } from "vitest";
import { lastRowStart } from "@/components/gallery/last-row";

const LINES = { width: 1000, gap: 10, rowHeight: 100 };

it("a row that does not fill the width is the last", () => {
  // 4 × 240 + 3 × 10 = 990 fits; a fifth does not
  expect(lastRowStart([2.4, 2.4, 2.4, 2.4, 2.4], LINES)).toBe(4);
});
it("a row that is just full is whole", () => {
  expect(lastRowStart([2.425, 2.425, 2.425, 2.425], LINES)).toBe(0);
  expect(lastRowStart([2.426, 2.426, 2.426, 2.426], LINES)).toBe(3);
});
it("rows of mixed shapes break where the next tile no longer fits", () => {
  expect(lastRowStart([1.78, 0.56, 1.78, 1, 1.78, 1.78, 1.78, 0.56], LINES)).toBe(6);
});
it("a tile wider than the wall has a row of its own", () => {
  expect(lastRowStart([1, 12, 1], LINES)).toBe(2);
});
it("an empty wall has no rows", () => {
  expect(lastRowStart([], LINES)).toBe(0);
});

import { describe, expect, it } from "vitest";
import { placed } from "@/components/gallery/placed";
import { rowsOf } from "@/components/gallery/rows";
import { tileAfterKey } from "@/components/gallery/wall-keys";

// rows: 0 wide · 1 narrow | 2 narrow · 3 wide · 4 narrow | 5 narrow
const RATIOS = [3, 1, 1, 2, 1, 1];
const wall = placed(rowsOf(RATIOS, { width: 400, gap: 0, rowHeight: 100, most: 99 }), 20);
const press = (key: string, at: number) => tileAfterKey(key, at, wall, RATIOS, 240);

describe("keys on the wall", () => {
  it("left and right go through the takes in their order, across rows", () => {
    expect(press("ArrowRight", 1)).toBe(2);
    expect(press("ArrowLeft", 2)).toBe(1);
  });
  it("stop at the ends", () => {
    expect(press("ArrowLeft", 0)).toBeNull();
    expect(press("ArrowRight", 5)).toBeNull();
    expect(press("ArrowUp", 1)).toBeNull();
    expect(press("ArrowDown", 5)).toBeNull();
    expect(press("PageDown", 5)).toBeNull();
    expect(press("PageUp", 0)).toBeNull();
  });
  it("up and down go to the tile that is nearest in the next row", () => {
    expect(press("ArrowDown", 0)).toBe(3);
    expect(press("ArrowDown", 1)).toBe(4);
    expect(press("ArrowUp", 4)).toBe(1);
    expect(press("ArrowDown", 4)).toBe(5);
    expect(press("ArrowUp", 5)).toBe(2);
  });
  it("Page Up and Page Down go a screen further, and a row at least", () => {
    expect(press("PageDown", 0)).toBe(5);
    expect(press("PageUp", 5)).toBe(0);
    expect(tileAfterKey("PageDown", 0, wall, RATIOS, 10)).toBe(3);
    expect(tileAfterKey("PageUp", 4, wall, RATIOS, 10)).toBe(1);
  });
  it("Home and End go to the first and the last", () => {
    expect(press("Home", 4)).toBe(0);
    expect(press("End", 0)).toBe(5);
  });
  it("other keys are none of the wall's", () => {
    expect(press("Enter", 2)).toBeNull();
    expect(press("j", 2)).toBeNull();
  });
});

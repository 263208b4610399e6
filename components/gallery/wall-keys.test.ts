import { describe, expect, it } from "vitest";
import { tileAfterKey } from "@/components/gallery/wall-keys";

// rows: 0 wide · 1 narrow | 2 narrow · 3 wide · 4 narrow | 5
const BOXES = [
  { left: 0, top: 0, width: 300 },
  { left: 310, top: 0, width: 90 },
  { left: 0, top: 200, width: 90 },
  { left: 100, top: 200, width: 200 },
  { left: 310, top: 200, width: 90 },
  { left: 0, top: 400, width: 150 },
];
const press = (key: string, at: number) => tileAfterKey(key, at, BOXES.length, (index) => BOXES[index] ?? { left: 0, top: 0, width: 0 });

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
  });
  it("up and down go to the tile that is nearest in the next row", () => {
    expect(press("ArrowDown", 0)).toBe(3);
    expect(press("ArrowDown", 1)).toBe(4);
    expect(press("ArrowUp", 4)).toBe(1);
    expect(press("ArrowDown", 4)).toBe(5);
    expect(press("ArrowUp", 5)).toBe(2);
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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestBox, pixelsOf } from "@/components/takes/composer/crop";
import { CORNERS, pullCorner } from "@/components/takes/composer/crop-corner";

const photo = { width: 3000, height: 2000 };
const square = { x: 0.25, y: 0.25, width: 1 / 3, height: 0.5 };

describe("a corner of the crop that is pulled", () => {
  it("follows the pointer while the corner across from it stays", () => {
    expect(pullCorner(photo, square, "se", -1 / 6, -0.25)).toEqual({ x: 0.25, y: 0.25, width: expect.closeTo(1 / 6), height: expect.closeTo(0.25) });
    const north = pullCorner(photo, square, "nw", 1 / 6, 0.25);
    expect([north.x + north.width, north.y + north.height]).toEqual([expect.closeTo(0.25 + 1 / 3), expect.closeTo(0.75)]);
    expect(north.width).toBeCloseTo(1 / 6);
  });

  it("stops at the picture's edge and at what is too little to look at", () => {
    const wide = pullCorner(photo, square, "ne", 1, -1);
    expect(wide.y).toBeCloseTo(0);
    expect([wide.width, wide.height]).toEqual([expect.closeTo(0.5), expect.closeTo(0.75)]);
    expect(pixelsOf(photo, pullCorner(photo, square, "se", -1, -1))).toMatchObject({ width: 256, height: 256 });
    const small = { width: 200, height: 100 };
    const all = largestBox(small, 1);
    expect(pullCorner(small, all, "se", -1, -1), "a small still is its own limit").toEqual(all);
  });

  it("keeps its shape and stays inside, however it is pulled", () => {
    const side = fc.integer({ min: 300, max: 8000 });
    const part = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom(16 / 9, 9 / 16, 1),
        fc.array(fc.tuple(fc.constantFrom(...CORNERS), part, part), { maxLength: 12 }),
        (width, height, ratio, pulls) => {
          const size = { width, height };
          let box = largestBox(size, ratio);
          for (const pull of pulls) box = pullCorner(size, box, ...pull);
          expect((box.width * width) / (box.height * height) / ratio).toBeCloseTo(1, 6);
          expect(Math.min(box.x, box.y, 1 - box.x - box.width, 1 - box.y - box.height)).toBeGreaterThan(-1e-9);
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CROP_SHAPES, hasShape, largestBox, lossOf, moveBox, percentWords, pixelsOf, ratioOf, resizeBox } from "@/components/takes/composer/crop";

const photo = { width: 3000, height: 2000 };

describe("crop", () => {
  it("takes the largest window of a shape from the middle", () => {
    expect(pixelsOf(photo, largestBox(photo, 16 / 9))).toEqual({ x: 0, y: 156, width: 3000, height: 1688 });
    expect(pixelsOf(photo, largestBox(photo, 9 / 16))).toEqual({ x: 938, y: 0, width: 1125, height: 2000 });
    expect(pixelsOf(photo, largestBox(photo, 1))).toEqual({ x: 500, y: 0, width: 2000, height: 2000 });
  });

  it("says how much is lost", () => {
    expect(percentWords(lossOf(largestBox(photo, 16 / 9)))).toBe("16 %");
    expect(percentWords(lossOf(largestBox(photo, 1)))).toBe("33 %");
    expect(percentWords(0.004)).toBe("under 1 %");
    expect(percentWords(0)).toBe("0 %");
  });

  it("stops at the picture's edges", () => {
    const box = largestBox(photo, 1);
    expect(moveBox(box, -1, -1)).toMatchObject({ x: 0, y: 0 });
    expect(moveBox(box, 1, 1).x).toBeCloseTo(1 / 3);
  });

  it("knows a picture that has the shape already", () => {
    expect(hasShape({ width: 1920, height: 1080 }, 16 / 9)).toBe(true);
    expect(hasShape({ width: 1921, height: 1080 }, 16 / 9)).toBe(true);
    expect(hasShape(photo, 16 / 9)).toBe(false);
    expect(ratioOf("whole", photo)).toBe(1.5);
  });

  it("keeps its shape and stays inside whatever is done to it", () => {
    const side = fc.integer({ min: 300, max: 8000 });
    const doing = fc.oneof(
      fc.record({ move: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })) }),
      fc.record({ resize: fc.double({ min: 0.2, max: 5, noNaN: true }) }),
    );
    fc.assert(
      fc.property(side, side, fc.constantFrom(...CROP_SHAPES), fc.array(doing, { maxLength: 12 }), (width, height, shape, steps) => {
        const size = { width, height };
        const ratio = ratioOf(shape, size);
        let box = largestBox(size, ratio);
        for (const step of steps) box = "move" in step ? moveBox(box, ...step.move) : resizeBox(size, box, step.resize);
        expect((box.width * width) / (box.height * height) / ratio).toBeCloseTo(1, 6);
        const { x, y, width: w, height: h } = pixelsOf(size, box);
        expect([x, y, w, h].every(Number.isInteger)).toBe(true);
        expect(x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= width && y + h <= height).toBe(true);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CROP_SHAPES, hasShape, ratioOf } from "@/components/takes/composer/crop";
import { endFramingOf, framingOf, sentSize, windowOf } from "@/components/takes/composer/framing";

const photo = { width: 3000, height: 2000 };
const wide = { width: 1920, height: 1080 };
const NO_FIT = { still: false, endStill: false };
const FIT = { still: true, endStill: false };

describe("what of a still goes out", () => {
  it("needs no window on a picture that has the shape, unless one was drawn", () => {
    expect(windowOf(wide, "16:9", null)).toBeNull();
    const drawn = { x: 0, y: 0, width: 0.5, height: 0.5 };
    expect(windowOf(wide, "16:9", drawn)).toBe(drawn);
    expect(windowOf(photo, "whole", drawn)).toBeNull();
    expect(windowOf({ width: 0, height: 0 }, "16:9", null)).toBeNull();
  });

  it("is a window, all of it on its blur, or all of it as it is", () => {
    expect(framingOf(photo, { shape: "1:1", box: null, fit: NO_FIT })).toEqual({ how: "cut", box: { x: 500, y: 0, width: 2000, height: 2000 } });
    expect(framingOf(photo, { shape: "1:1", box: null, fit: FIT })).toEqual({ how: "fit", shape: { width: 1, height: 1 } });
    for (const fit of [NO_FIT, FIT]) {
      expect(framingOf(photo, { shape: "whole", box: null, fit })).toEqual({ how: "whole" });
      expect(framingOf(wide, { shape: "16:9", box: null, fit })).toEqual({ how: "whole" });
      expect(framingOf({ width: 0, height: 0 }, { shape: "1:1", box: null, fit })).toEqual({ how: "whole" });
    }
    expect(framingOf(wide, { shape: "16:9", box: { x: 0, y: 0, width: 1, height: 1 }, fit: NO_FIT })).toEqual({ how: "whole" });
  });

  it("has the shape that was asked for, whatever the picture", () => {
    const side = fc.integer({ min: 300, max: 8000 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(...CROP_SHAPES), fc.boolean(), (width, height, shape, still) => {
        const size = { width, height };
        expect(hasShape(sentSize(size, framingOf(size, { shape, box: null, fit: { still, endStill: false } })), ratioOf(shape, size))).toBe(true);
      }),
    );
  });

  it("gives the end still the shape of the still", () => {
    expect(endFramingOf(photo, wide, false)).toEqual({ how: "cut", box: { x: 0, y: 156, width: 3000, height: 1688 } });
    expect(endFramingOf(photo, wide, true)).toEqual({ how: "fit", shape: wide });
    for (const isFit of [true, false]) {
      expect(endFramingOf({ width: 1280, height: 720 }, wide, isFit)).toEqual({ how: "whole" });
      expect(endFramingOf({ width: 0, height: 0 }, wide, isFit)).toEqual({ how: "whole" });
    }
  });
});

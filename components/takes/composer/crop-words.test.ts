import { describe, expect, it } from "vitest";
import type { CropBox, CropShape } from "@/components/takes/composer/crop";
import { cropWords, endWords } from "@/components/takes/composer/crop-words";
import { endFramingOf, framingOf } from "@/components/takes/composer/framing";

const photo = { width: 3000, height: 2000 };
const wide = { width: 1920, height: 1080 };
const wavespeed = { provider: "wavespeed", aspectSetting: null } as const;
const eachlabs = { provider: "eachlabs", aspectSetting: "aspect_ratio" } as const;

interface Asked {
  size?: { width: number; height: number };
  shape: CropShape;
  box?: CropBox;
  isFit?: boolean;
}

function words(
  form: typeof wavespeed | typeof eachlabs,
  settings: Record<string, string>,
  { size = photo, shape, box, isFit = false }: Asked,
): string {
  const framing = framingOf(size, { shape, box: box ?? null, fit: { still: isFit, endStill: false } });
  return cropWords(form, settings, size, framing, shape !== "whole");
}

describe("what becomes of the picture", () => {
  it("is said when nothing is cut", () => {
    expect(words(wavespeed, {}, { size: wide, shape: "whole" })).toBe("Nothing is lost: the still has the shape of a clip.");
    expect(words(wavespeed, {}, { size: wide, shape: "16:9" })).toBe("Nothing is lost: the still has this shape.");
    expect(words(wavespeed, {}, { size: wide, shape: "16:9", isFit: true })).toBe("Nothing is lost: the still has this shape.");
  });

  it("is said when we cut", () => {
    expect(words(wavespeed, {}, { shape: "16:9" })).toBe("16 % of the picture is lost.");
    expect(words(eachlabs, { aspect_ratio: "16:9" }, { shape: "16:9" })).toBe("16 % of the picture is lost.");
    expect(words(wavespeed, {}, { shape: "16:9", box: { x: 0, y: 0, width: 0.5, height: 0.422 } })).toBe("79 % of the picture is lost.");
  });

  it("is said when we fit", () => {
    expect(words(wavespeed, {}, { shape: "16:9", isFit: true })).toBe("Nothing is lost: 16 % of the clip is blur.");
    expect(words(wavespeed, {}, { shape: "9:16", isFit: true })).toBe("Nothing is lost: 63 % of the clip is blur.");
    expect(words(eachlabs, { aspect_ratio: "1:1" }, { shape: "1:1", isFit: true })).toBe("Nothing is lost: 33 % of the clip is blur.");
  });

  it("is said when the provider would cut, alone or once more", () => {
    expect(words(eachlabs, { aspect_ratio: "16:9" }, { shape: "whole" })).toBe(
      "Eachlabs makes it 16:9 and cuts around the middle: 16 % of the picture is lost.",
    );
    expect(words(eachlabs, { aspect_ratio: "9:16" }, { shape: "16:9" })).toBe(
      "Eachlabs makes it 9:16 and cuts around the middle: 73 % of the picture is lost.",
    );
    // of a fitted one the blur goes first: 1:1 of 16:9 takes two thirds of the picture's width
    expect(words(eachlabs, { aspect_ratio: "1:1" }, { shape: "16:9", isFit: true })).toBe(
      "Eachlabs makes it 1:1 and cuts around the middle: 33 % of the picture is lost.",
    );
  });

  it("is said when what is left is smaller than the clip", () => {
    const small = { width: 852, height: 480 };
    expect(words(wavespeed, { resolution: "480p" }, { size: small, shape: "whole" })).toBe("Nothing is lost: the still has the shape of a clip.");
    expect(words(wavespeed, { resolution: "720p" }, { size: small, shape: "whole" })).toBe(
      "Nothing is lost: the still has the shape of a clip. It is smaller than 720p: the clip will look soft.",
    );
    expect(words(wavespeed, { resolution: "480p" }, { size: small, shape: "16:9", box: { x: 0, y: 0, width: 0.5, height: 0.5 } })).toBe(
      "75 % of the picture is lost. It is smaller than 480p: the clip will look soft.",
    );
  });

  it("is said of an end still of another shape", () => {
    const said = (isFit: boolean) => {
      const framing = endFramingOf(photo, wide, isFit);
      return framing.how === "whole" ? "" : endWords(photo, framing);
    };
    expect(said(false)).toBe("Another shape than the still: cut around its middle, 16 % of it is lost.");
    expect(said(true)).toBe("Another shape than the still: fitted into it whole, 16 % is blur.");
  });

  it("is said when a shape that no clip has goes out whole", () => {
    const more = "16:9 of this, and likely cuts 16 % away around the middle. Choose a shape to decide what stays.";
    expect(words(wavespeed, {}, { shape: "whole" })).toBe(`WaveSpeed makes ${more}`);
    expect(words(eachlabs, { aspect_ratio: "auto" }, { shape: "whole" })).toBe(`Eachlabs makes ${more}`);
    expect(words(wavespeed, {}, { size: { width: 1500, height: 2000 }, shape: "whole" })).toContain("makes 9:16 of this");
    expect(words(wavespeed, {}, { size: { width: 2000, height: 1500 }, shape: "whole" })).toContain("makes 16:9 of this");
    expect(words(wavespeed, {}, { size: { width: 1100, height: 1000 }, shape: "whole" })).toContain("makes 1:1 of this");
  });
});

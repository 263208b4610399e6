import { describe, expect, it } from "vitest";
import { cropWords, windowOf } from "@/components/takes/composer/crop-words";

const photo = { width: 3000, height: 2000 };
const wide = { width: 1920, height: 1080 };
const wavespeed = { provider: "wavespeed", aspectSetting: null } as const;
const eachlabs = { provider: "eachlabs", aspectSetting: "aspect_ratio" } as const;

describe("what becomes of the picture", () => {
  it("is said when nothing is cut", () => {
    expect(cropWords(wavespeed, {}, wide, "whole", null)).toBe("Nothing is lost: the still has the shape of a clip.");
    expect(cropWords(wavespeed, {}, wide, "16:9", null)).toBe("Nothing is lost: the still has this shape.");
  });

  it("is said when we cut", () => {
    expect(cropWords(wavespeed, {}, photo, "16:9", null)).toBe("16 % of the picture is lost.");
    expect(cropWords(eachlabs, { aspect_ratio: "16:9" }, photo, "16:9", null)).toBe("16 % of the picture is lost.");
    expect(cropWords(wavespeed, {}, photo, "16:9", { x: 0, y: 0, width: 0.5, height: 0.422 })).toBe("79 % of the picture is lost.");
  });

  it("is said when the provider would cut, alone or once more", () => {
    expect(cropWords(eachlabs, { aspect_ratio: "16:9" }, photo, "whole", null)).toBe(
      "Eachlabs makes it 16:9 and cuts around the middle: 16 % of the picture is lost.",
    );
    expect(cropWords(eachlabs, { aspect_ratio: "9:16" }, photo, "16:9", null)).toBe(
      "Eachlabs makes it 9:16 and cuts around the middle: 73 % of the picture is lost.",
    );
  });

  it("is said when a shape that no clip has goes out whole", () => {
    const words = "16:9 of this, and likely cuts 16 % away around the middle. Choose a shape to decide what stays.";
    expect(cropWords(wavespeed, {}, photo, "whole", null)).toBe(`WaveSpeed makes ${words}`);
    expect(cropWords(eachlabs, { aspect_ratio: "auto" }, photo, "whole", null)).toBe(`Eachlabs makes ${words}`);
    expect(cropWords(wavespeed, {}, { width: 1500, height: 2000 }, "whole", null)).toContain("makes 9:16 of this");
    expect(cropWords(wavespeed, {}, { width: 2000, height: 1500 }, "whole", null)).toContain("makes 16:9 of this");
    expect(cropWords(wavespeed, {}, { width: 1100, height: 1000 }, "whole", null)).toContain("makes 1:1 of this");
  });

  it("needs no window on a picture that has the shape, unless one was drawn", () => {
    expect(windowOf(wide, "16:9", null)).toBeNull();
    const drawn = { x: 0, y: 0, width: 0.5, height: 0.5 };
    expect(windowOf(wide, "16:9", drawn)).toBe(drawn);
    expect(windowOf(photo, "whole", drawn)).toBeNull();
    expect(windowOf({ width: 0, height: 0 }, "16:9", null)).toBeNull();
  });
});

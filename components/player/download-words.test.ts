import { expect, it } from "vitest";
import { downloadName, downloadSize } from "@/components/player/download-words";

it("a download is named by what comes down, a frame by its number", () => {
  expect([downloadName("mp4_bare", 13), downloadName("frame", 13)]).toEqual(["MP4 without recipe", "Frame 13, PNG"]);
});

it("a size is told to a tenth when it is known, and roughly while it is a guess", () => {
  expect(downloadSize({ bytes: 3_123_456, isExact: true })).toBe("3.1 MB");
  expect(downloadSize({ bytes: 3_723_456, isExact: false })).toBe("about 4 MB");
  expect(downloadSize({ bytes: 638_000, isExact: false })).toBe("about 600 kB");
  expect(downloadSize({ bytes: 0, isExact: false })).toBe("about 1 kB");
});

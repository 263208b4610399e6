import { expect, it } from "vitest";
import { zipWords } from "@/components/gallery/make-zip";

it("says what is on its way, and what is not in it", () => {
  expect(zipWords({ clips: 12, bytes: 48_200_000, leftOut: 0 })).toBe("12 clips, 48 MB, are on their way.");
  expect(zipWords({ clips: 1, bytes: 900, leftOut: 1 })).toBe("1 clip, 1 KB, is on its way. 1 take is not in it: without a clip, or not approved.");
});

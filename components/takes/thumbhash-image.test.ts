import { expect, it } from "vitest";
import { averageColor, blurBackground } from "@/components/takes/thumbhash-image";

const HASH = "1QcSHQRnh493V4dIh4eXh1h4kJUI";

it("a thumbhash gives a mean colour and a blurred picture", () => {
  expect(averageColor(HASH)).toMatch(/^rgb\(\d+ \d+ \d+\)$/);
  expect(blurBackground(HASH)).toMatch(/^url\("data:image\/png;base64,/);
});
it("what is no thumbhash gives nothing instead of an error", () => {
  expect(averageColor("")).toBeUndefined();
  expect(blurBackground("not base64 ✗")).toBeUndefined();
});

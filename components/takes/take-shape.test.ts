import { expect, it } from "vitest";
import { ratioOf } from "@/components/takes/take-shape";
import type { ClipView, StillView } from "@/lib/takes/view";

const still = { width: 1600, height: 1200 } as StillView;

it("a finished take has its clip's shape", () => {
  expect(ratioOf({ clip: { width: 720, height: 1280 } as ClipView, still, settings: { aspect_ratio: "16:9" } })).toBe(0.5625);
});
it("a take to come has the shape that was asked for", () => {
  expect(ratioOf({ clip: null, still, settings: { aspect_ratio: "9:16" } })).toBe(0.5625);
});
it("a take to come follows its still where no shape was asked for", () => {
  expect(ratioOf({ clip: null, still, settings: { aspect_ratio: "auto" } })).toBe(1.3333);
  expect(ratioOf({ clip: null, still, settings: {} })).toBe(1.3333);
});
it("a panorama's tile is no wider than a tile may be", () => {
  expect(ratioOf({ clip: null, still: { width: 9000, height: 900 } as StillView, settings: {} })).toBe(2.6);
});
it("a still of no size does not break the wall", () => {
  expect(ratioOf({ clip: null, still: { width: 0, height: 0 } as StillView, settings: {} })).toBe(1.7778);
});

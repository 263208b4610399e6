import { expect, it } from "vitest";
import { STRETCH, stretchFrom } from "@/components/gallery/page-height";

it("a wall that fits is shown from its top", () => {
  expect(stretchFrom(0, 7_000_000, 7_900_000)).toBe(0);
});
it("a wall of a million takes is walked to its end and back on a page that is never taller than a stretch", () => {
  const height = 60_000_000;
  let from = 0;
  const walk = (place: number) => {
    from = stretchFrom(from, place, height);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(from).toBeLessThanOrEqual(height - STRETCH);
    expect(place).toBeGreaterThanOrEqual(from);
    expect(place).toBeLessThanOrEqual(from + STRETCH);
  };
  for (let place = 0; place <= height; place += 9_000) walk(place);
  expect(from).toBe(height - STRETCH);
  for (let place = height; place >= 0; place -= 9_000) walk(place);
  expect(from).toBe(0);
});
it("a place that is jumped to is in the middle of the stretch", () => {
  expect(stretchFrom(0, 30_000_000, 60_000_000)).toBe(26_000_000);
});
it("a wall that became shorter is shown to its end", () => {
  expect(stretchFrom(20_000_000, 8_900_000, 9_000_000)).toBe(1_000_000);
});

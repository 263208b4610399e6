import { describe, expect, it } from "vitest";
import { between, countPicked, EVERYTHING, isPicked, NOTHING, withPicked } from "@/components/gallery/picked";

describe("a selection", () => {
  it("of some is those that were picked", () => {
    const picked = withPicked(withPicked(NOTHING, ["a", "b"], true), ["a"], false);
    expect([isPicked(picked, "a"), isPicked(picked, "b"), countPicked(picked, null)]).toEqual([false, true, 1]);
  });
  it("of all holds what was never loaded, and can be left by single takes", () => {
    const picked = withPicked(EVERYTHING, ["a", "b"], false);
    expect([isPicked(picked, "a"), isPicked(picked, "never seen"), countPicked(picked, 100_000)]).toEqual([false, true, 99_998]);
    expect(countPicked(withPicked(picked, ["a"], true), 100_000)).toBe(99_999);
    expect(countPicked(picked, null)).toBeNull();
  });
  it("leaves what it was made from alone", () => {
    withPicked(NOTHING, ["a"], true);
    expect(countPicked(NOTHING, 3)).toBe(0);
  });
});

it("a range is the same from either end", () => {
  expect(between(2, 5)).toEqual([2, 3, 4, 5]);
  expect(between(5, 2)).toEqual([2, 3, 4, 5]);
  expect(between(3, 3)).toEqual([3]);
});

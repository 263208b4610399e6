import { describe, expect, it } from "vitest";
import { countWords, footageWords, pickedWords } from "@/components/gallery/gallery-words";
import type { TileView } from "@/lib/gallery/view";

const clip = (durationMs: number) => ({ clip: { durationMs } as TileView["clip"] });

describe("the count", () => {
  it("is all of them, or as far as they were counted", () => {
    expect(countWords({ takes: 27, isMore: false })).toEqual({ number: "27", rest: "takes" });
    expect(countWords({ takes: 1, isMore: false })).toEqual({ number: "1", rest: "take" });
    expect(countWords({ takes: 1_000, isMore: true })).toEqual({ number: "1,000+", rest: "takes" });
  });
});

describe("the footage", () => {
  it("is the length of all clips together", () => {
    expect(footageWords([clip(5_062), clip(8_000), { clip: null }])).toBe("0:13 of footage");
    expect(footageWords(Array.from({ length: 27 }, () => clip(5_333)))).toBe("2:24 of footage");
    expect(footageWords([clip(3_605_000)])).toBe("1:00:05 of footage");
  });
  it("is not mentioned where there is none", () => {
    expect(footageWords([{ clip: null }])).toBeNull();
  });
});

it("a selection is said in words", () => {
  expect([0, 1, 100_000].map(pickedWords)).toEqual(["Nothing is selected", "1 take is selected", "100,000 takes are selected"]);
});

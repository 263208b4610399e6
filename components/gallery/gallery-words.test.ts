import { describe, expect, it } from "vitest";
import { countWords, footageWords, nothingWords } from "@/components/gallery/gallery-words";
import type { ClipView } from "@/lib/takes/view";

const clip = (durationMs: number) => ({ clip: { durationMs } as ClipView });

describe("the count", () => {
  it("is all of them, or so far", () => {
    expect(countWords(27, false)).toEqual({ number: "27", rest: "takes" });
    expect(countWords(1, false)).toEqual({ number: "1", rest: "take" });
    expect(countWords(1_050, true)).toEqual({ number: "1,050", rest: "takes so far" });
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

it("an empty wall says what was looked for", () => {
  expect(nothingWords({ status: "failed", provider: "eachlabs" })).toBe("No takes from Eachlabs have failed");
  expect(nothingWords({ status: "submitting" })).toBe("No takes are being sent");
  expect(nothingWords({ provider: "wavespeed" })).toBe("No takes from WaveSpeed");
  expect(nothingWords({ project: "AUT", status: "ready" })).toBe("No takes in AUT are ready");
});

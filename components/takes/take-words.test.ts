import { describe, expect, it } from "vitest";
import { lengthWords, takeName, takePrice } from "@/components/takes/take-words";

const price = { mode: "live", status: "ready", chargedMicros: null, estimateMicros: 300_000, estimateSource: "price_table" } as const;

describe("the price of a take", () => {
  it("is what the ledger says once it says so", () => {
    expect(takePrice({ ...price, chargedMicros: 240_000 })).toEqual({ text: "$0.24", isKnown: true });
    expect(takePrice({ ...price, status: "failed", chargedMicros: 0 })).toEqual({ text: "$0.00", isKnown: true });
  });
  it("of a take that came to nothing is no figure at all", () => {
    expect(takePrice({ ...price, status: "canceled" })).toEqual({ text: "not charged", isKnown: false });
  });
  it("is marked as about when it is the team's own figure", () => {
    expect(takePrice({ ...price, estimateSource: "team", estimateMicros: 250_000 }).text).toBe("≈ $0.25");
  });
  it("is a question while the take is unconfirmed", () => {
    expect(takePrice({ ...price, status: "unconfirmed" }).text).toBe("$0.30?");
  });
  it("is said in words when nobody published one, never as nought", () => {
    expect(takePrice({ ...price, estimateMicros: null, estimateSource: "unpublished" })).toEqual({ text: "no price", isKnown: false });
  });
  it("is the word sandbox for a sandbox take", () => {
    expect(takePrice({ ...price, mode: "sandbox", chargedMicros: 0 })).toEqual({ text: "sandbox", isKnown: false });
  });
});

describe("the length of a clip", () => {
  it("is in whole seconds where that is near enough", () => {
    expect(lengthWords(5_063)).toBe("5 s");
    expect(lengthWords(8_000)).toBe("8 s");
  });
  it("has one decimal where whole seconds would mislead", () => {
    expect(lengthWords(10_125)).toBe("10 s");
    expect(lengthWords(2_530)).toBe("2.5 s");
  });
});

it("a tile that is new says so where that is seen", () => {
  const take = { slate: "DAY-04", number: 3, provider: "wavespeed", settings: { resolution: "720p" }, clip: null } as const;
  expect(takeName(take, "Ready", true)).toBe("DAY-04 take 3, WaveSpeed 720p, new, Ready");
});

it("a tile without a clip is named with its state", () => {
  const take = { slate: "DAY-04", number: 3, provider: "eachlabs", settings: { resolution: "720p" }, clip: null } as const;
  expect(takeName(take, "Generating")).toBe("DAY-04 take 3, Eachlabs 720p, Generating");
});

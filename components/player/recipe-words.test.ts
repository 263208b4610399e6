import { describe, expect, it } from "vitest";
import { clipWords, priceRows, sizeWords, timeRows, waitWords, whenWords } from "@/components/player/recipe-words";

const live = { mode: "live", status: "ready", estimateMicros: 300_000, estimateSource: "price_table", chargedMicros: 300_000 } as const;
const values = (take: Parameters<typeof priceRows>[0]) => priceRows(take).map((row) => `${row.name}: ${row.value}`);

describe("the price of a take, in its panel", () => {
  it("names the estimate, by whose word, and what was charged", () => {
    expect(values(live)).toEqual(["Estimate, from the price table: $0.30", "Charged: $0.30"]);
  });
  it("marks the team's own figure", () => {
    expect(values({ ...live, estimateSource: "team", chargedMicros: null, status: "generating" })).toEqual([
      "Estimate, the team's own figure: ≈ $0.30",
      "Charged: not yet",
    ]);
  });
  it("says that no price is published, and never nought", () => {
    expect(values({ ...live, estimateMicros: null, estimateSource: "unpublished", chargedMicros: null, status: "unconfirmed" })).toEqual([
      "Estimate: price not published",
      "Charged: perhaps, price not published",
    ]);
  });
  it("leaves a lost answer open", () => {
    expect(values({ ...live, chargedMicros: null, status: "unconfirmed" })[1]).toBe("Charged: $0.30?");
  });
  it("says plainly that a failed take was not charged, and that one was", () => {
    expect(values({ ...live, chargedMicros: null, status: "failed" })[1]).toBe("Charged: not charged");
    expect(values({ ...live, status: "failed" })[1]).toBe("Charged: $0.30");
  });
  it("a sandbox take costs nothing, and would have cost this", () => {
    expect(values({ ...live, mode: "sandbox", chargedMicros: 0 })).toEqual(["Would cost live: $0.30", "Charged: nothing, sandbox"]);
  });
});

describe("times", () => {
  const at = (time: string) => `2026-11-14T${time}.000Z`;
  it("are minutes and seconds", () => {
    expect(waitWords(at("13:40:00"), at("13:41:19"))).toBe("1:19");
    expect(waitWords(at("13:40:05"), at("13:40:00"))).toBe("0:00");
  });
  it("are left out while they are not known", () => {
    expect(timeRows({ createdAt: at("13:40:00"), sentAt: null, finishedAt: null, by: null }).map((row) => row.name)).toEqual(["Made"]);
    expect(
      timeRows({ createdAt: at("13:40:00"), sentAt: at("13:40:04"), finishedAt: at("13:41:29"), by: "Maya Okafor" }).map((row) => row.name),
    ).toEqual(["In the queue", "From sending to the end", "Made by"]);
  });
  it("name the day and the minute", () => {
    expect(whenWords(at("13:40:00"), "UTC")).toBe("14 Nov, 13:40");
  });
});

it("a clip is described by its length, frames and rate", () => {
  expect(clipWords({ durationMs: 5_062, fps: 16 }, 81)).toBe("5.1 s, 81 frames at 16 fps");
  expect(clipWords({ durationMs: 8_000, fps: 23.976 }, 192)).toBe("8 s, 192 frames at 23.98 fps");
});

it("a file's size is in words", () => {
  expect(sizeWords(3_141_592)).toBe("3.1 MB");
  expect(sizeWords(640_400)).toBe("640 kB");
  expect(sizeWords(12)).toBe("1 kB");
});

import { describe, expect, it } from "vitest";
import { placeWords } from "@/components/takes/feed/queue-words";

describe("the place in the queue", () => {
  it("is said alone while no wait is known", () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 102].map((place) => placeWords({ place, of: 120, waitMs: null }));
    expect(places).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd"].map((words) => `${words} of 120`));
  });

  it("has the wait beside it, as near as an estimate can be", () => {
    const waits = [0, 9_000, 10_000, 59_000, 60_000, 130_000, 3_500_000, 4_000_000, 5_600_000, 40_000_000];
    expect(waits.map((waitMs) => placeWords({ place: 3, of: 12, waitMs }).replace("3rd of 12 · ", ""))).toEqual([
      "any moment now",
      "any moment now",
      "less than a minute",
      "less than a minute",
      "about 1 min",
      "about 2 min",
      "about 58 min",
      "about an hour",
      "about 2 hours",
      "about 11 hours",
    ]);
  });
});

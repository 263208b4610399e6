import { describe, expect, it } from "vitest";
import { placeWords } from "@/components/takes/feed/queue-words";

describe("the place in the queue", () => {
  it("is said alone while no wait is known", () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 102].map((place) => placeWords({ place, of: 120, waitMs: null, behind: null }, 0));
    expect(places).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd"].map((words) => `${words} of 120`));
  });

  it("has the wait beside it, as near as an estimate can be", () => {
    const waits = [0, 9_000, 10_000, 59_000, 60_000, 130_000, 3_500_000, 4_000_000, 5_600_000, 40_000_000];
    expect(waits.map((waitMs) => placeWords({ place: 3, of: 12, waitMs, behind: null }, 0).replace("3rd of 12 · ", ""))).toEqual([
      "a place is free",
      "in a few seconds",
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

  it("promises nothing once what it waits for runs longer than our own takes did: it says what that is and for how long already", () => {
    const sent = Date.parse("2026-11-21T14:00:00Z");
    const at = (afterMs: number, takes = 1, waitMs: number | null = 4_000) =>
      placeWords({ place: 1, of: 3, waitMs, behind: { takes, since: new Date(sent).toISOString(), usualMs: 50_000 } }, sent + afterMs);
    expect([at(0), at(50_000)]).toEqual(["1st of 3 · in a few seconds", "1st of 3 · in a few seconds"]);
    expect(at(51_000)).toBe("1st of 3 · waits for a take to end that has been running longer than usual");
    expect(at(51_000, 4)).toBe("1st of 3 · waits for one of 4 takes to end, each running longer than usual");
    expect(at(4.5 * 60_000, 1, null)).toBe("1st of 3 · waits for a take to end that has been running for 4 min");
    expect(at(90 * 60_000, 3)).toBe("1st of 3 · waits for one of 3 takes to end, each running for an hour or longer");
    expect(at(150 * 60_000)).toMatch(/running for 2 hours$/);
  });

  it("says no time before the clock of the page runs", () => {
    const behind = { takes: 1, since: "2026-11-21T14:00:00Z", usualMs: 50_000 };
    expect(placeWords({ place: 1, of: 3, waitMs: null, behind }, 0)).toBe("1st of 3");
  });
});

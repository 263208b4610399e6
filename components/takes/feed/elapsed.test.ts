import { describe, expect, it } from "vitest";
import { agoWords, minutesSeconds, usualWords, waitOf } from "@/components/takes/feed/elapsed";
import type { TypicalTime } from "@/lib/takes/view";

describe("a wait", () => {
  it("is written in minutes and seconds", () => {
    expect([0, 51_900, 82_000, 192_000, 3_720_000, -5_000].map(minutesSeconds)).toEqual(["0:00", "0:51", "1:22", "3:12", "62:00", "0:00"]);
  });

  it("stands against what is usual, and is late well beyond it", () => {
    const sentAt = "2026-11-21T14:00:00.000Z";
    const after = (ms: number) => waitOf(sentAt, { lowMs: 60_000, highMs: 80_000, lateMs: 120_000, from: "settings" }, Date.parse(sentAt) + ms);
    expect(after(40_000)).toEqual({ elapsedMs: 40_000, percent: 50, fromPercent: 75, isLate: false });
    expect(after(90_000)).toMatchObject({ isLate: false, percent: 112.5 });
    expect(after(121_000)).toMatchObject({ isLate: true, percent: 125 });
    // a clock that is behind has not begun yet
    expect(after(-60_000)).toMatchObject({ elapsedMs: 0, percent: 0, isLate: false });
  });

  it("is said as a range of our own, no nearer than it is worth", () => {
    const words = (low: number, high: number, from: TypicalTime["from"] = "settings") =>
      usualWords({ lowMs: low * 1000, highMs: high * 1000, lateMs: 0, from });
    expect(words(54.2, 81.9)).toBe("usually 55 to 80 s");
    expect(words(4.1, 6.3)).toBe("usually 4 to 6 s");
    expect(words(58.9, 61)).toBe("usually about 60 s");
    expect(words(0.2, 0.4)).toBe("usually about 1 s");
    expect(words(95, 170)).toBe("usually 95 s to 3 min");
    expect(words(125, 245)).toBe("usually 2 to 4 min");
    expect(words(70, 70, "unmeasured")).toBe("expected about 70 s");
  });
});

describe("when something was", () => {
  const now = new Date(2026, 10, 21, 15, 30).getTime();
  const at = (...parts: [number, number, number, number, number]) => agoWords(new Date(...parts).toISOString(), now);

  it("is told from nearby to far", () => {
    expect(at(2026, 10, 21, 15, 30)).toBe("just now");
    expect(at(2026, 10, 21, 15, 18)).toBe("12 min ago");
    expect(at(2026, 10, 21, 13, 5)).toBe("13:05");
    expect(at(2026, 10, 20, 23, 59)).toBe("20 Nov, 23:59");
  });
});

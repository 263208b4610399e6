import { describe, expect, it } from "vitest";
import { agoWords, minutesSeconds, waitOf } from "@/components/takes/feed/elapsed";

describe("a wait", () => {
  it("is written in minutes and seconds", () => {
    expect([0, 51_900, 82_000, 192_000, 3_720_000, -5_000].map(minutesSeconds)).toEqual(["0:00", "0:51", "1:22", "3:12", "62:00", "0:00"]);
  });

  it("stands against what is usual, and is late beyond it", () => {
    const sentAt = "2026-11-21T14:00:00.000Z";
    const after = (ms: number) => waitOf(sentAt, 80_000, Date.parse(sentAt) + ms);
    expect(after(40_000)).toEqual({ elapsedMs: 40_000, percent: 50, isLate: false });
    expect(after(80_000).isLate).toBe(false);
    expect(after(90_000)).toMatchObject({ isLate: true, percent: 112.5 });
    expect(after(900_000).percent).toBe(125);
  });

  it("has not begun before it was sent, whatever the clocks say", () => {
    expect(waitOf("2026-11-21T14:00:00.000Z", 80_000, Date.parse("2026-11-21T13:59:00.000Z"))).toEqual({ elapsedMs: 0, percent: 0, isLate: false });
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

import { describe, expect, it } from "vitest";
import { arrivedOf, newsOf, statusesOf, titleOf } from "@/components/takes/feed/news";
import { takeLike } from "@/components/takes/live/take-fixture";
import type { TakeStatus } from "@/lib/takes/limits";

const takes = (status: TakeStatus, count = 1) =>
  Array.from({ length: count }, (_, index) => takeLike({ id: `t${index}`, number: index + 1, status }));

describe("news of takes", () => {
  it("are said take by take, or counted when there are many", () => {
    expect(newsOf(statusesOf(takes("saving", 2)), takes("ready", 2))).toBe("DAY-01 T1 ready. DAY-01 T2 ready.");
    expect(newsOf(statusesOf(takes("generating", 5)), takes("ready", 5))).toBe("5 takes ready.");
  });

  it("are not what was only now loaded, stayed or passes by", () => {
    expect(newsOf(new Map(), takes("ready", 2))).toBe("");
    expect(newsOf(statusesOf(takes("ready")), takes("ready"))).toBe("");
    expect(newsOf(statusesOf(takes("queued")), takes("submitting"))).toBe("");
  });

  it("tell which clips came while one looked elsewhere", () => {
    expect(arrivedOf(statusesOf(takes("saving", 2)), takes("ready", 3))).toEqual(["t0", "t1"]);
  });

  it("stand in the title of the page", () => {
    expect([titleOf(0, 0), titleOf(2, 0), titleOf(1, 3)]).toEqual([
      "Studio · Dailies",
      "2 working · Studio · Dailies",
      "✓ 3 ready · 1 working · Studio · Dailies",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { finishedOf, newsOf, statusesOf, titleOf } from "@/components/takes/feed/news";
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

  it("tell what ended while one looked elsewhere, ready or failed", () => {
    expect(finishedOf(statusesOf(takes("saving", 2)), takes("ready", 3)).map(({ id }) => id)).toEqual(["t0", "t1"]);
    expect(finishedOf(statusesOf(takes("generating")), takes("failed"))).toHaveLength(1);
    expect(finishedOf(statusesOf(takes("queued")), takes("canceled"))).toEqual([]);
  });

  it("stand in the title of the page: what ended unseen before what runs", () => {
    const ended = (...statuses: TakeStatus[]) => statuses.map((status) => ({ status }));
    expect([
      titleOf(0, []),
      titleOf(2, []),
      titleOf(1, ended("ready", "ready")),
      titleOf(0, ended("failed")),
      titleOf(0, ended("ready", "failed")),
    ]).toEqual([
      "Studio · Dailies",
      "2 working · Studio · Dailies",
      "(2) Ready · Studio · Dailies",
      "(1) Failed · Studio · Dailies",
      "(2) 1 ready, 1 failed · Studio · Dailies",
    ]);
  });
});

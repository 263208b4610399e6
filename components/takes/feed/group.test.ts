import { describe, expect, it } from "vitest";
import { countTabs, groupTakes, isIn, keepSame, stillsOf } from "@/components/takes/feed/group";
import { takeLike } from "@/components/takes/live/take-fixture";
import { TAKE_STATUSES } from "@/lib/takes/limits";

const at = (hour: number, minute: number) => `2026-11-21T${hour}:${String(minute).padStart(2, "0")}:00.000Z`;

describe("the feed's groups", () => {
  it("hold takes of one shot and one sitting, work apart from footage", () => {
    const groups = groupTakes([
      takeLike({ id: "f", shotId: "s1", createdAt: at(14, 50), status: "generating" }),
      takeLike({ id: "e", shotId: "s1", createdAt: at(14, 40), status: "ready" }),
      takeLike({ id: "d", shotId: "s2", createdAt: at(14, 30), status: "failed" }),
      takeLike({ id: "c", shotId: "s1", createdAt: at(14, 20), status: "ready" }),
      takeLike({ id: "b", shotId: "s1", createdAt: at(13, 10), status: "ready" }),
    ]);
    expect(groups.map(({ key, rows, tiles }) => [key, rows.map(({ id }) => id), tiles.map(({ id }) => id)])).toEqual([
      ["e", ["f"], ["e"]],
      ["d", ["d"], []],
      ["c", [], ["c"]],
      ["b", [], ["b"]],
    ]);
  });

  it("keep their keys while takes come in above", () => {
    const old = [takeLike({ id: "a", createdAt: at(14, 0) })];
    expect(groupTakes([takeLike({ id: "b", createdAt: at(14, 5) }), ...old])[0]?.key).toBe(groupTakes(old)[0]?.key);
  });

  it("show the takes of one press in the order of their numbers", () => {
    const made = (number: number, second: number) => takeLike({ id: `t${number}`, number, createdAt: `2026-11-21T14:00:${second}.000Z` });
    const [group] = groupTakes([made(5, 41), made(4, 40), made(3, 20), made(2, 20), made(1, 20)]);
    expect(group?.rows.map(({ number }) => number)).toEqual([4, 5, 1, 2, 3]);
  });

  it("are none without takes", () => {
    expect(groupTakes([])).toEqual([]);
  });
});

describe("the feed's tabs", () => {
  it("take each status in where a person would look for it", () => {
    const tabsOf = (given: Parameters<typeof takeLike>[0]) => (["working", "look", "ready"] as const).filter((tab) => isIn(tab, takeLike(given)));
    expect(Object.fromEntries(TAKE_STATUSES.map((status) => [status, tabsOf({ status }).join()]))).toEqual({
      queued: "working",
      submitting: "working",
      unconfirmed: "look",
      generating: "working",
      saving: "working",
      ready: "ready",
      failed: "look",
      canceled: "",
    });
    expect(tabsOf({ status: "generating", isStalled: true })).toEqual(["look"]);
  });

  it("count what is loaded", () => {
    expect(countTabs(TAKE_STATUSES.map((status) => takeLike({ id: status, status })))).toEqual({ all: 8, working: 4, look: 2, ready: 1 });
  });
});

describe("the stills used before", () => {
  it("come once each, the newest first", () => {
    const still = takeLike().still;
    expect(
      stillsOf([
        takeLike({ still: { ...still, id: "b" } }),
        takeLike({ still: { ...still, id: "a" } }),
        takeLike({ still: { ...still, id: "b" } }),
      ]).map(({ id }) => id),
    ).toEqual(["b", "a"]);
  });

  it("that are as they were stay the same objects, so that they are not drawn again", () => {
    const [one, two] = [takeLike({ id: "a", shotId: "a" }), takeLike({ id: "b", shotId: "b" })];
    const before = groupTakes([one, two]);
    const after = keepSame(before, groupTakes([{ ...one, status: "generating" }, two]));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});

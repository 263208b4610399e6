import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BATCH_RANK, type Ranked, ranksFor } from "@/lib/sending/ranks";

/** A queue in its order: by rank, and of one rank by age, which is the order of ids here. */
function queueOf(ranks: number[]): Ranked[] {
  return ranks.map((queueRank, index) => ({ id: String.fromCharCode(97 + index), queueRank })).sort(byRank);
}

function byRank(one: Ranked, other: Ranked): number {
  return one.queueRank - other.queueRank || (one.id < other.id ? -1 : 1);
}

function after(queue: Ranked[], order: string[]): Ranked[] {
  const changed = new Map(ranksFor(queue, order).map((each) => [each.id, each]));
  return queue.map((each) => changed.get(each.id) ?? each).sort(byRank);
}

describe("ranks for another order", () => {
  test("change one take that goes to the front", () => {
    expect(ranksFor(queueOf([0, 0, 0]), ["c", "a", "b"])).toEqual([
      { id: "b", queueRank: -1 },
      { id: "a", queueRank: -2 },
      { id: "c", queueRank: -3 },
    ]);
    expect(ranksFor(queueOf([-2, -1, 0, 0]), ["c", "a", "b", "d"])).toEqual([{ id: "c", queueRank: -3 }]);
  });

  test("let a batch's takes change places and stay behind what is pressed meanwhile", () => {
    const ranks = ranksFor(queueOf([0, BATCH_RANK, BATCH_RANK, BATCH_RANK]), ["a", "d", "b", "c"]);
    expect(ranks.map(({ id }) => id)).toEqual(["c", "b", "d"]);
    expect(Math.min(...ranks.map(({ queueRank }) => queueRank))).toBeGreaterThan(0);
  });

  test("change nothing where the order is right", () => {
    expect(ranksFor(queueOf([-5, 0, 0]), ["a", "b", "c"])).toEqual([]);
  });

  test("bring any order about, leave what is behind alone, and never put one behind what is queued later", () => {
    const cases = fc
      .array(fc.integer({ min: -4, max: 0 }), { maxLength: 12 })
      .map(queueOf)
      .chain((queue) =>
        fc.record({
          queue: fc.constant(queue),
          order: fc.shuffledSubarray(
            queue.map(({ id }) => id),
            { minLength: queue.length },
          ),
        }),
      );
    fc.assert(
      fc.property(cases, ({ queue, order }) => {
        const ordered = after(queue, order);
        expect(ordered.map(({ id }) => id)).toEqual(order);
        expect(Math.max(0, ...ordered.map(({ queueRank }) => queueRank))).toBe(0);
      }),
    );
  });
});

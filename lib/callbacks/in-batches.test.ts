import { expect, test } from "vitest";
import { inBatches } from "@/lib/callbacks/in-batches";

/** Doubles numbers, and notes what came together. */
function doubling(most: number) {
  const batches: number[][] = [];
  const double = inBatches(async (numbers: number[]) => {
    batches.push(numbers);
    await Promise.resolve();
    if (numbers.includes(13)) throw new Error("13 is not doubled");
    return numbers.map((number) => number * 2);
  }, most);
  return { batches, double };
}

test("what comes while one is under way goes together in the next, and each gets its own answer", async () => {
  const { batches, double } = doubling(10);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test("a batch has a size", async () => {
  const { batches, double } = doubling(2);
  await Promise.all([1, 2, 3, 4].map(double));
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test("a batch that fails fails for those in it, and the next one goes on", async () => {
  const { double } = doubling(2);
  const all = await Promise.allSettled([1, 2, 13, 4].map(double));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
});

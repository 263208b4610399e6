import { expect, test } from "vitest";
import { LEAST_BETWEEN_TRIES_MS, nextSaveMs } from "@/lib/saving/pauses";

test("a clip that can't be had is asked for more and more rarely, and never more often than politeness allows", () => {
  const pauses = Array.from({ length: 20 }, (_, tries) => nextSaveMs(tries + 1));
  expect(pauses[0]).toBe(LEAST_BETWEEN_TRIES_MS);
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
  expect(pauses.at(-1)).toBe(15 * 60_000);
});

test("a try that brought much is followed by the next at once, one that brought little is not", () => {
  expect(nextSaveMs(20, { cameBytes: 5_000_000 })).toBe(LEAST_BETWEEN_TRIES_MS);
  expect(nextSaveMs(20, { cameBytes: 1_000 })).toBe(nextSaveMs(20));
});

test("what is too large is left alone for an hour, however much of it came", () => {
  expect(nextSaveMs(1, { isTooLarge: true, cameBytes: 5_000_000 })).toBe(60 * 60_000);
});

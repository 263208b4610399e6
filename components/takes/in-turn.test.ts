import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inTurn } from "@/components/takes/in-turn";

const frames: (() => void)[] = [];
let now = 0;

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("spreads work over frames, the newest first, and leaves out what was forgotten", () => {
  const done: number[] = [];
  const forget = [1, 2, 3, 4, 5].map((which) =>
    inTurn(() => {
      done.push(which);
      now += 2;
    }),
  );
  forget[2]?.();
  expect(done).toEqual([]);
  frames.shift()?.();
  expect(done, "two of 2 ms fill a turn").toEqual([5, 4]);
  frames.shift()?.();
  expect(done).toEqual([5, 4, 2, 1]);
  expect(frames).toHaveLength(0);
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GRACE_MS, graceOver, heldUntil, secondsLeft, TakenBack } from "@/components/takes/composer/hold";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it has come to an end yet, and to which. */
function watch(promise: Promise<unknown>): () => string {
  let seen = "held";
  promise.then(
    () => {
      seen = "let go";
    },
    (error: unknown) => {
      seen = error instanceof TakenBack ? "taken back" : String(error);
    },
  );
  return () => seen;
}

describe("the grace of a press", () => {
  it("holds for its time, to the last moment", async () => {
    const seen = watch(graceOver(GRACE_MS, new AbortController().signal));
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
    expect(seen()).toBe("held");
    await vi.advanceTimersByTimeAsync(1);
    expect(seen()).toBe("let go");
  });

  it("ends at once when the press is taken back, and nothing comes after", async () => {
    const run = new AbortController();
    const seen = watch(graceOver(GRACE_MS, run.signal));
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
    run.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen()).toBe("taken back");
    expect(vi.getTimerCount()).toBe(0);
    const late = watch(graceOver(GRACE_MS, run.signal));
    await vi.advanceTimersByTimeAsync(0);
    expect(late()).toBe("taken back");
  });

  it("counts whole seconds, and never says none", () => {
    expect([3_000, 2_999, 2_001, 2_000, 1_000, 1, 0, -50].map((left) => secondsLeft(left, 0))).toEqual([3, 3, 3, 2, 1, 1, 1, 1]);
  });
});

describe("a press that waits for its still", () => {
  const later = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve("still"), ms));

  it.each([
    [1_000, GRACE_MS],
    [10_000, 10_000],
  ])("goes when the still came after %d ms and the grace is over", async (cameAfter, goesAfter) => {
    const seen = watch(heldUntil(later(cameAfter), GRACE_MS, new AbortController().signal));
    await vi.advanceTimersByTimeAsync(goesAfter - 1);
    expect(seen()).toBe("held");
    await vi.advanceTimersByTimeAsync(1);
    expect(seen()).toBe("let go");
  });

  it("is taken back at any time, also after the grace", async () => {
    const run = new AbortController();
    const seen = watch(heldUntil(later(10_000), GRACE_MS, run.signal));
    await vi.advanceTimersByTimeAsync(9_999);
    run.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen()).toBe("taken back");
    await vi.advanceTimersByTimeAsync(1);
    expect(seen()).toBe("taken back");
  });

  it("is given up when the still does not come", async () => {
    const seen = watch(heldUntil(Promise.reject(new Error("no still")), GRACE_MS, new AbortController().signal));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen()).toBe("Error: no still");
  });
});

import { describe, expect, test } from "vitest";
import { isDone, leftWords, moneyWords, standWords } from "@/components/batches/batch-words";
import type { BatchCounts, BatchView } from "@/lib/batches/view";

const NONE: BatchCounts = { total: 80, queued: 0, running: 0, unconfirmed: 0, ready: 0, failed: 0, canceled: 0 };
const batch = (counts: Partial<BatchCounts>, more: Partial<BatchView> = {}): BatchView => ({
  id: "b",
  projectId: "project-1",
  name: "Autumn table",
  by: "Maya",
  createdAt: "2026-11-21T17:00:00Z",
  mayChange: true,
  isPaused: false,
  isHidden: false,
  counts: { ...NONE, ...counts },
  chargedMicros: 0,
  reservedMicros: 0,
  possibleMicros: 0,
  isAbout: false,
  unpriced: 0,
  isFree: false,
  leftMs: null,
  ...more,
});

describe("the line of a batch", () => {
  test("says what there is, and nothing of what there is not", () => {
    expect(standWords(batch({ ready: 34, failed: 3, queued: 41, running: 2 }))).toBe("34 of 80 ready · 3 failed · 2 running · 41 queued");
    expect(standWords(batch({ ready: 80 }))).toBe("80 of 80 ready");
  });

  test("says what is spent, possible, reserved and unpriced, and nothing costs in the sandbox", () => {
    const money = { chargedMicros: 4_200_000, reservedMicros: 1_200_000, possibleMicros: 240_000, unpriced: 2 };
    expect(moneyWords(batch({}, money))).toBe("$4.20 spent, $0.24?, $1.20 reserved, 2 unpriced");
    expect(moneyWords(batch({}, { ...money, isAbout: true }))).toBe("≈ $4.20 spent, $0.24?, ≈ $1.20 reserved, 2 unpriced");
    expect(moneyWords(batch({}, { isFree: true }))).toBe("free");
  });

  test("says how long it takes yet as far as anybody can tell, and no more once it is done", () => {
    const left = (leftMs: number | null, more = {}) => leftWords(batch({ queued: 4, running: 1 }, { leftMs, ...more }));
    expect(left(4_000)).toBe("a few seconds left");
    expect(left(52_000)).toBe("about 60 s left");
    expect(left(200_000)).toBe("about 4 min left");
    expect(left(9_000_000)).toBe("about 2.5 h left");
    expect(left(null)).toBeNull();
    expect(left(null, { isPaused: true })).toBe("paused");
    expect(leftWords(batch({ ready: 80 }, { leftMs: 4_000 }))).toBeNull();
    expect([isDone(batch({ ready: 1 })), isDone(batch({ queued: 1 })), isDone(batch({ running: 1 })), isDone(batch({ unconfirmed: 1 }))]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

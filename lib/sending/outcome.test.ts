import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SubmitError, type SubmitFault } from "@/lib/providers/provider";
import { outcomeOf, type PauseReason, pauseMs } from "@/lib/sending/outcome";

describe("what the outcome of a create means", () => {
  const table: [SubmitFault, string, string][] = [
    ["nothing_sent", "queue", "nothing_sent"],
    ["busy", "queue", "refused"],
    ["unauthorized", "queue", "refused"],
    ["no_credit", "queue", "refused"],
    ["refused", "fail", "refused"],
    ["unknown", "doubt", "unknown"],
  ];
  test.each(table)("%s leads to %s", (fault, then, create) => {
    expect(outcomeOf(new SubmitError(fault, "words"), "WaveSpeed")).toMatchObject({ then, create });
  });

  test("anything unforeseen is in doubt", () => {
    for (const error of [new Error("socket hang up"), new TypeError("bug"), "text", undefined, new DOMException("timeout", "TimeoutError")]) {
      expect(outcomeOf(error, "WaveSpeed").then).toBe("doubt");
    }
  });

  test("a safety refusal says so", () => {
    expect(outcomeOf(new SubmitError("refused", "no", { isModerated: true }), "Eachlabs")).toMatchObject({ code: "moderated" });
  });
});

describe("how long a provider is let alone", () => {
  test("longer each time, up to a bound", () => {
    expect([0, 1, 2, 30].map((pauses) => pauseMs("no_credit", pauses, null))).toEqual([60_000, 120_000, 240_000, 1_800_000]);
  });
  test("the vendor's word is honoured where it is longer", () => {
    expect(pauseMs("busy", 0, 42_000)).toBe(42_000);
    expect(pauseMs("busy", 3, 1_000)).toBe(40_000);
  });
  test("a refused key waits for a person", () => {
    expect(pauseMs("key_refused", 0, null)).toBeNull();
  });
  test("a provider that keeps failing is tried after half a minute, then ever more seldom, up to ten minutes", () => {
    expect([0, 1, 2, 3, 4, 5, 40].map((pauses) => pauseMs("failing", pauses, null))).toEqual([30, 60, 120, 240, 480, 600, 600].map((s) => s * 1_000));
  });

  const reasons = fc.constantFrom<PauseReason>("no_credit", "busy", "unreachable", "failing", "uploads");
  const retryAfter = fc.option(fc.integer({ min: 0, max: 10 * 3_600_000 }));
  test("never so short that a failing provider is asked twice in two seconds, nor so long that it is forgotten", () => {
    fc.assert(
      fc.property(reasons, fc.nat(10_000), retryAfter, (reason, pauses, retryAfterMs) => {
        const ms = pauseMs(reason, pauses, retryAfterMs);
        expect(ms).toBeGreaterThanOrEqual(2_000);
        expect(ms).toBeLessThanOrEqual(3_600_000);
        expect(ms).toBeGreaterThanOrEqual(Math.min(retryAfterMs ?? 0, 3_600_000));
      }),
    );
  });
  test("never shorter than the pause before", () => {
    fc.assert(
      fc.property(reasons, fc.nat(10_000), retryAfter, (reason, pauses, retryAfterMs) => {
        expect(pauseMs(reason, pauses + 1, retryAfterMs)).toBeGreaterThanOrEqual(pauseMs(reason, pauses, retryAfterMs) ?? 0);
      }),
    );
  });
});

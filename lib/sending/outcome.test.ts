import { describe, expect, test } from "vitest";
import { SubmitError, type SubmitFault } from "@/lib/providers/provider";
import { outcomeOf, pauseMs } from "@/lib/sending/outcome";

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
});

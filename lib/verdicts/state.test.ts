import { describe, expect, it } from "vitest";
import type { VerdictKind } from "@/lib/verdicts/limits";
import { decided, isDeciding, shotState } from "@/lib/verdicts/state";

const KINDS: Record<string, VerdictKind> = { A: "approved", C: "changes_requested", R: "rejected" };

/** Verdicts from the oldest to the newest: a capital decides, a small letter is advice. */
const said = (words: string) =>
  [...words].map((letter, index) => ({ kind: KINDS[letter.toUpperCase()]!, decides: letter === letter.toUpperCase(), at: new Date(index * 1_000) }));

describe("what verdicts come to", () => {
  it.each([
    ["", null],
    ["a", null],
    ["r", null],
    ["A", "approved"],
    ["C", "changes_requested"],
    ["R", "rejected"],
    ["Ar", "approved"],
    ["rA", "approved"],
    ["AC", "changes_requested"],
    ["AR", "rejected"],
    ["RA", "approved"],
    ["CA", "approved"],
    ["ARa", "rejected"],
    ["ARA", "approved"],
    ["AAC", "changes_requested"],
  ] as const)("of %j is %s", (words, verdict) => {
    expect(decided(said(words))).toBe(verdict);
    expect(decided(said(words).reverse())).toBe(verdict);
  });
});

describe("whose verdict decides", () => {
  it.each([
    ["owner", [true, false, false]],
    ["producer", [true, true, false]],
    ["reviewer", [true, true, true]],
  ] as const)("from %s on", (approverRole, expected) => {
    const rule = { approverRole, guestsApprove: true };
    expect((["owner", "producer", "reviewer"] as const).map((role) => isDeciding(rule, role))).toEqual(expected);
    expect([isDeciding(rule, null), isDeciding({ ...rule, guestsApprove: false }, null)]).toEqual([true, false]);
  });
});

describe("a shot", () => {
  const of = (pickedTakeId: string | null, ...verdicts: (VerdictKind | null)[]) =>
    shotState({ pickedTakeId, takes: verdicts.map((verdict, index) => ({ id: `t${index}`, verdict })) });
  it.each([
    [of(null), "open"],
    [of(null, null), "open"],
    [of("t0", null), "picked"],
    [of("t0", "approved"), "approved"],
    [of("t0", "changes_requested"), "changes"],
    [of(null, "rejected"), "changes"],
    [of("t1", "rejected", null), "picked"],
    [of("t1", "rejected", "approved"), "approved"],
    [of(null, "approved"), "open"],
  ])("case %#: %s", (state, expected) => {
    expect(state).toBe(expected);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitting, overWords, periodWords, tightestOf } from "@/lib/budgets/state";
import type { BudgetView } from "@/lib/budgets/view";

const budget = (given: Partial<BudgetView> = {}): BudgetView => ({
  scope: "project",
  name: "AUTUMN",
  period: "month",
  since: "2026-11-01T00:00:00.000Z",
  limitMicros: 20_000_000,
  spentMicros: 19_600_000,
  reservedMicros: 0,
  possibleMicros: 0,
  leftMicros: 400_000,
  ...given,
});
const asked = (count: number, unitMicros = 150_000) => ({ count, unitMicros, isAssumed: false });

describe("what fits a budget", () => {
  it("is as many takes as are left money for, never more than were asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 5_000_000 }),
        fc.integer({ min: 0, max: 600_000 }),
        fc.integer({ min: 1, max: 8 }),
        (left, unit, count) => {
          const fits = fitting(left, asked(count, unit));
          expect(fits).toBeGreaterThanOrEqual(0);
          expect(fits).toBeLessThanOrEqual(count);
          expect(fits * unit <= Math.max(left, 0)).toBe(true);
          if (fits < count) expect((fits + 1) * unit > left || left <= 0).toBe(true);
        },
      ),
    );
  });

  it("is nothing where nothing is left, not even what counts as nothing", () => {
    expect(fitting(0, asked(1, 0))).toBe(0);
    expect(fitting(-1, asked(1, 0))).toBe(0);
    expect(fitting(1, asked(8, 0))).toBe(8);
  });

  it("is ruled by the budget with the least left", () => {
    const [month, day] = [budget(), budget({ period: "day", leftMicros: 100_000 })];
    expect(tightestOf([month, day])).toBe(day);
    expect(tightestOf([])).toBeUndefined();
  });
});

describe("a refusal", () => {
  it.each([
    [budget(), asked(4), "The budget of AUTUMN for November has $0.40 left: 2 of these 4 takes fit."],
    [budget({ leftMicros: 200_000 }), asked(4), "The budget of AUTUMN for November has $0.20 left: 1 of these 4 takes fits."],
    [budget({ leftMicros: 100_000 }), asked(4), "The budget of AUTUMN for November has $0.10 left: none of these 4 takes fits, as each costs $0.15."],
    [budget({ leftMicros: 100_000 }), asked(1), "The budget of AUTUMN for November has $0.10 left, and this take costs $0.15."],
    [budget({ leftMicros: -5, scope: "workspace", name: null }), asked(1), "The budget of the workspace for November is used up."],
    [
      budget({ leftMicros: 100_000, period: "day", since: "2026-11-21T00:00:00.000Z", scope: "member", name: "Maya Okafor" }),
      { ...asked(1, 500_000), isAssumed: true },
      "The budget of Maya Okafor for 21 November has $0.10 left, and this take counts as $0.50, as its price is not published.",
    ],
  ])("says what fits: %#", (held, wanted, sentence) => {
    expect(overWords(held, wanted)).toBe(sentence);
  });

  it("names the period as it stands in UTC", () => {
    expect(periodWords(budget({ since: "2026-12-31T00:00:00.000Z", period: "day" }))).toBe("31 December");
  });
});

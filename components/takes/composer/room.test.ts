import { describe, expect, it } from "vitest";
import type { PriceLine } from "@/components/takes/composer/price";
import { assumedWords, budgetWords, isOver, leftWords, overButton, overLine, roomFor } from "@/components/takes/composer/room";
import type { BudgetView } from "@/lib/budgets/view";

const line = (unitMicros: number | null, given: Partial<PriceLine> = {}): PriceLine => ({
  provider: "wavespeed",
  what: "4 × WaveSpeed 720p, 5 s",
  unitMicros,
  totalMicros: unitMicros === null ? null : unitMicros * 4,
  isAbout: false,
  isFree: false,
  ...given,
});
const budget = (leftMicros: number, given: Partial<BudgetView> = {}): BudgetView => ({
  scope: "workspace",
  name: null,
  period: "month",
  since: "2026-11-01T00:00:00.000Z",
  limitMicros: 20_000_000,
  spentMicros: 20_000_000 - leftMicros,
  reservedMicros: 0,
  possibleMicros: 0,
  leftMicros,
  ...given,
});
const spending = (...budgets: BudgetView[]) => ({ budgets, assumed: { wavespeed: null, eachlabs: 500_000 } });
const room = (left: number, unit: number | null = 300_000, provider: "wavespeed" | "eachlabs" = "wavespeed") => {
  const found = roomFor(spending(budget(left)), [line(unit, { provider })], 4);
  if (!found) throw new Error("a budget applies");
  return found;
};

describe("what the budgets have room for", () => {
  it("is nobody's business in the sandbox, without a budget, or before it is known", () => {
    expect(roomFor(spending(budget(0)), [line(300_000, { isFree: true })], 1)).toBeNull();
    expect(roomFor(spending(), [line(300_000)], 1)).toBeNull();
    expect(roomFor(undefined, [line(300_000)], 1)).toBeNull();
    expect(isOver(null)).toBe(false);
  });

  it("is what the tightest budget has left", () => {
    const day = budget(700_000, { period: "day", since: "2026-11-21T00:00:00.000Z", scope: "project", name: "AUTUMN" });
    const found = roomFor(spending(budget(12_400_000), day), [line(300_000)], 4);
    expect(found).toMatchObject({ tightest: day, fits: 2 });
    expect(leftWords(day)).toBe("$0.70 left today");
    expect(overLine(day)).toBe("Over the 21 November budget of AUTUMN");
    expect(budgetWords(day)).toBe("Left for AUTUMN, 21 November UTC");
    expect(leftWords(budget(12_400_000))).toBe("$12.40 left this month");
    expect(budgetWords(budget(0))).toBe("Left for the workspace, November");
    expect(overLine(budget(0))).toBe("Over the November budget");
  });

  it("is said on the button when the takes don't all fit", () => {
    expect(isOver(room(1_200_000))).toBe(false);
    expect(isOver(room(700_000))).toBe(true);
    expect(overButton(room(700_000))).toBe("Over budget: 2 of 4 takes fit");
    expect(overButton(room(300_000))).toBe("Over budget: 1 of 4 takes fits");
    expect(overButton(room(200_000))).toBe("Over budget by $1.00");
    expect(overButton(room(-200_000))).toBe("Over budget by $1.40");
    expect(overButton(room(0, null))).toBe("The budget is used up");
  });

  it("counts a price that is not published as the team's figure, or says that it counts as nothing", () => {
    expect(room(900_000, null, "eachlabs")).toMatchObject({ fits: 1, asked: { unitMicros: 500_000, isAssumed: true } });
    expect(assumedWords(room(900_000, null, "eachlabs"))).toBe("Counts as $0.50 against the budget");
    expect(room(1, null)).toMatchObject({ fits: 4 });
    expect(assumedWords(room(1, null))).toBe("Counts as nothing against the budget: the team has set no figure");
  });

  it("is counted over both providers, a pair as a whole", () => {
    const lines = [line(300_000), line(null, { provider: "eachlabs" })];
    const both = roomFor(spending(budget(1_700_000)), lines, 4);
    if (!both) throw new Error("a budget applies");
    expect(both).toMatchObject({ fits: 2, asked: { unitMicros: 800_000, isAssumed: true, isPair: true } });
    expect(overButton(both)).toBe("Over budget: 2 of 4 pairs fit");
    expect(assumedWords(both)).toBe("A pair counts as $0.80 against the budget");
    const half = roomFor(spending(budget(700_000)), [line(300_000), line(null, { provider: "eachlabs", isFree: true })], 4);
    expect(half).toMatchObject({ fits: 2, asked: { unitMicros: 300_000, isAssumed: false } });
    expect(half && overButton(half)).toBe("Over budget: 2 of 4 takes fit");
  });
});

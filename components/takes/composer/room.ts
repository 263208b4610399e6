import type { PriceLine } from "@/components/takes/composer/price";
import { type Asked, asPairs, fitting, ownerOf, periodWords, tightestOf } from "@/lib/budgets/state";
import type { BudgetView, SpendingView } from "@/lib/budgets/view";
import { formatUsd } from "@/lib/money";

/** What the budgets have room for, as far as the page knows; the server counts again. */
export interface Room {
  budgets: readonly BudgetView[];
  tightest: BudgetView;
  asked: Asked;
  /** How many of the takes fit. */
  fits: number;
}

/** Null where nothing holds a press back: the sandbox, no budget, or nothing known yet. The sandbox's part of a press for both counts as nothing. */
export function roomFor(spending: SpendingView | undefined, lines: readonly PriceLine[], count: number): Room | null {
  const tightest = spending && tightestOf(spending.budgets);
  if (!tightest) return null;
  const asked = asPairs(
    lines
      .filter(({ isFree }) => !isFree)
      .map(({ provider, unitMicros }) => ({ unitMicros: unitMicros ?? spending.assumed[provider] ?? 0, count, isAssumed: unitMicros === null })),
  );
  return asked && { budgets: spending.budgets, tightest, asked, fits: fitting(tightest.leftMicros, asked) };
}

export function isOver(room: Room | null): room is Room {
  return room !== null && room.fits < room.asked.count;
}

/** The button's words when the takes don't all fit. */
export function overButton({ fits, asked, tightest }: Room): string {
  if (fits > 0) return `Over budget: ${fits} of ${asked.count} ${asked.isPair ? "pairs" : "takes"} ${fits === 1 ? "fits" : "fit"}`;
  const overMicros = asked.unitMicros * asked.count - tightest.leftMicros;
  return overMicros > 0 ? `Over budget by ${formatUsd(overMicros)}` : "The budget is used up";
}

/** The receipt's last line: "$12.40 left this month", or whose budget it is over. */
export function leftWords({ period, leftMicros }: BudgetView): string {
  return `${formatUsd(leftMicros)} left ${period === "day" ? "today" : "this month"}`;
}

export function overLine(budget: BudgetView): string {
  return `Over the ${periodWords(budget)} budget${budget.name === null ? "" : ` of ${budget.name}`}`;
}

/** "Left for AUTUMN, November" */
export function budgetWords(budget: BudgetView): string {
  return `Left for ${ownerOf(budget)}, ${periodWords(budget)}${budget.period === "day" ? " UTC" : ""}`;
}

/** What a take counts as whose price is not published. */
export function assumedWords({ asked }: Room): string {
  return asked.unitMicros === 0
    ? "Counts as nothing against the budget: the team has set no figure"
    : `${asked.isPair ? "A pair counts" : "Counts"} as ${formatUsd(asked.unitMicros)} against the budget`;
}

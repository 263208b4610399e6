import { ownerOf, periodWords } from "@/lib/budgets/state";
import type { BudgetView } from "@/lib/budgets/view";
import { formatUsd, type Micros } from "@/lib/money";

/** How many rows fit, from the first on, each counting as so much. Where nothing is left none does, whatever it counts as. */
export function rowsFitting(leftMicros: Micros, rows: readonly Micros[]): number {
  if (leftMicros <= 0) return 0;
  let left = leftMicros;
  const over = rows.findIndex((micros) => {
    left -= micros;
    return left < 0;
  });
  return over < 0 ? rows.length : over;
}

/** Why the rows don't all fit, and how many do, in a plain sentence. */
export function overSheetWords(budget: BudgetView, rows: readonly Micros[]): string {
  const name = `The budget of ${ownerOf(budget)} for ${periodWords(budget)}`;
  if (budget.leftMicros <= 0) return `${name} is used up.`;
  const total = rows.reduce((sum, micros) => sum + micros, 0);
  const fits = rowsFitting(budget.leftMicros, rows);
  const words = fits === 0 ? "not even the first row fits" : `the first ${fits} of ${rows.length} rows ${fits === 1 ? "fits" : "fit"}`;
  return `${name} has ${formatUsd(budget.leftMicros)} left, and this counts as ${formatUsd(total)}: ${words}.`;
}

import { periodWords } from "@/lib/budgets/state";
import type { BudgetsOf, BudgetView } from "@/lib/budgets/view";
import { formatUsd } from "@/lib/money";

/** "November: $15.96 of $20.00 left. $3.20 spent, $0.60 set aside, $0.24? possible." What is nothing is left out. */
export function standingWords(budget: BudgetView): string {
  const { limitMicros, leftMicros, spentMicros, reservedMicros, possibleMicros } = budget;
  const left =
    leftMicros > 0
      ? `${formatUsd(leftMicros)} of ${formatUsd(limitMicros)} left`
      : `used up: ${formatUsd(leftMicros)} of ${formatUsd(limitMicros)} left`;
  const parts = [
    `${formatUsd(spentMicros)} spent`,
    reservedMicros > 0 && `${formatUsd(reservedMicros)} set aside`,
    possibleMicros > 0 && `${formatUsd(possibleMicros)}? possible`,
  ].filter(Boolean);
  return `${periodWords(budget)}: ${left}. ${parts.join(", ")}.`;
}

/** The budgets that are set, the month's first. */
export function setOf({ month, day }: BudgetsOf): BudgetView[] {
  return [month, day].filter((budget) => budget !== null);
}

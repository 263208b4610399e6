import type { BudgetView } from "@/lib/budgets/view";
import { formatUsd, type Micros } from "@/lib/money";

/** What is asked of the budgets: so many takes, each counting as so much. */
export interface Asked {
  unitMicros: Micros;
  count: number;
  /** No price is published: the figure is the team's assumption, or nothing at all. */
  isAssumed: boolean;
}

/** The budget with the least left; undefined where none applies. */
export function tightestOf(budgets: readonly BudgetView[]): BudgetView | undefined {
  return budgets.reduce<BudgetView | undefined>((least, budget) => (least && least.leftMicros <= budget.leftMicros ? least : budget), undefined);
}

/** How many of the takes fit. Where nothing is left none fits, whatever it counts as: a price that nobody knows may be any. */
export function fitting(leftMicros: Micros, { unitMicros, count }: Asked): number {
  if (leftMicros <= 0) return 0;
  return unitMicros === 0 ? count : Math.min(count, Math.floor(leftMicros / unitMicros));
}

/** Why the takes don't all fit, and how many do, in a plain sentence. */
export function overWords(budget: BudgetView, asked: Asked): string {
  const { leftMicros } = budget;
  const { count, unitMicros, isAssumed } = asked;
  if (leftMicros <= 0) return `${nameOf(budget)} is used up.`;
  const has = `${nameOf(budget)} has ${formatUsd(leftMicros)} left`;
  const fits = fitting(leftMicros, asked);
  if (fits > 0) return `${has}: ${fits} of these ${count} takes ${fits === 1 ? "fits" : "fit"}.`;
  const costs = isAssumed ? `counts as ${formatUsd(unitMicros)}, as its price is not published` : `costs ${formatUsd(unitMicros)}`;
  return count === 1 ? `${has}, and this take ${costs}.` : `${has}: none of these ${count} takes fits, as each ${costs}.`;
}

/** "the workspace", or whose it is. */
export function ownerOf({ name }: Pick<BudgetView, "name">): string {
  return name ?? "the workspace";
}

/** "November", or "21 November" for a day: as it stands in UTC. */
export function periodWords({ period, since }: Pick<BudgetView, "period" | "since">): string {
  const day = new Date(since);
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(day);
  return period === "month" ? month : `${day.getUTCDate()} ${month}`;
}

function nameOf(budget: BudgetView): string {
  return `The budget of ${ownerOf(budget)} for ${periodWords(budget)}`;
}

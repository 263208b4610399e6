import type { BudgetView } from "@/lib/budgets/view";
import { formatUsd, type Micros } from "@/lib/money";

/** What is asked of the budgets: so many takes, each counting as so much. */
export interface Asked {
  unitMicros: Micros;
  count: number;
  /** No price is published: the figure is the team's assumption, or nothing at all. */
  isAssumed: boolean;
  /** Each is a pair: the same take at two providers, which fits as a whole or not at all. */
  isPair?: boolean;
}

/** What is asked for two providers at once, the same number at each; null where nothing counts. */
export function asPairs(parts: readonly Asked[]): Asked | null {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first ?? null;
  const unitMicros = parts.reduce((sum, part) => sum + part.unitMicros, 0);
  return { unitMicros, count: first.count, isAssumed: parts.some((part) => part.isAssumed), isPair: true };
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
  const { count, unitMicros, isAssumed, isPair = false } = asked;
  if (leftMicros <= 0) return `${nameOf(budget)} is used up.`;
  const has = `${nameOf(budget)} has ${formatUsd(leftMicros)} left`;
  const fits = fitting(leftMicros, asked);
  const noun = isPair ? "pair" : "take";
  if (fits > 0) return `${has}: ${fits} of these ${count} ${noun}s ${fits === 1 ? "fits" : "fit"}.`;
  const unpublished = isPair ? "not all of its price is published" : "its price is not published";
  const costs = isAssumed ? `counts as ${formatUsd(unitMicros)}, as ${unpublished}` : `costs ${formatUsd(unitMicros)}`;
  return count === 1 ? `${has}, and this ${noun} ${costs}.` : `${has}: none of these ${count} ${noun}s fits, as each ${costs}.`;
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

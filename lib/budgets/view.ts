import type { BudgetPeriod, BudgetScope } from "@/lib/budgets/limits";
import type { Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";

/** What live takes may cost in a period, and how that stands. */
export interface BudgetView {
  scope: BudgetScope;
  /** The project's or the member's; null for the workspace. */
  name: string | null;
  period: BudgetPeriod;
  /** When the period began: the first moment of the day or month in UTC. */
  since: string;
  limitMicros: Micros;
  /** Charged and adjusted in the period. */
  spentMicros: Micros;
  /** Set aside for takes on their way, whenever they were queued. */
  reservedMicros: Micros;
  /** Set aside for takes of which nobody knows yet whether they ran. */
  possibleMicros: Micros;
  /** Below zero where the limit was moved below what counts already. */
  leftMicros: Micros;
}

/** What holds a press back. */
export interface SpendingView {
  budgets: BudgetView[];
  /** What a take without a price counts as, by provider; null: as nothing. */
  assumed: Record<ProviderId, Micros | null>;
}

/** The budgets of the workspace, a project or a member; null where no limit is set. */
export interface BudgetsOf {
  scope: BudgetScope;
  /** Null for the workspace. */
  id: string | null;
  name: string;
  day: BudgetView | null;
  month: BudgetView | null;
}

export interface BudgetSettings {
  workspace: BudgetsOf;
  projects: BudgetsOf[];
  /** Everybody's for the owner; for others their own. */
  members: BudgetsOf[];
}

// Plain values, for the browser too.

/** $1,000,000: a slip of the keyboard more likely than a budget. */
export const BUDGET_MAX_MICROS = 1_000_000_000_000;

/** Days and months begin and end in UTC, by the database's clock. */
export const BUDGET_PERIODS = ["day", "month"] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Whose takes a budget counts. */
export type BudgetScope = "workspace" | "project" | "member";

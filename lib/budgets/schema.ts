import { z } from "zod";
import { BUDGET_MAX_MICROS } from "@/lib/budgets/limits";

const limit = z
  .int({ error: "A budget is an amount in dollars." })
  .min(0, { error: "A budget can’t be below zero." })
  .max(BUDGET_MAX_MICROS, { error: "A budget is at most $1,000,000." })
  .nullable()
  .optional();
const limits = { day: limit, month: limit };
const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });

/** Limits in micro-dollars; null takes one away, what is left out stays. */
export const SetBudgets = z.discriminatedUnion("scope", [
  z.strictObject({ scope: z.literal("workspace"), ...limits }),
  z.strictObject({ scope: z.literal("project"), id, ...limits }),
  z.strictObject({ scope: z.literal("member"), id, ...limits }),
]);
export type SetBudgets = z.output<typeof SetBudgets>;

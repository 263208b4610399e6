"use server";

import { SetBudgets } from "@/lib/budgets/schema";
import { setBudgets } from "@/lib/budgets/set";
import { action } from "@/lib/next/action";

export const setBudgetsAction = action(SetBudgets, setBudgets);

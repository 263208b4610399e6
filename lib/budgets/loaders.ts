import "server-only";
import { cache } from "react";
import { readScope } from "@/lib/access/actor";
import { spendingOver } from "@/lib/budgets/data";
import { listBudgetOwners } from "@/lib/budgets/list-owners";
import type { BudgetSettings, SpendingView } from "@/lib/budgets/view";
import { requireMember } from "@/lib/next/session";

/** What holds back a press of the member in a project (null before there is one); sends strangers to sign in. */
export const loadSpending = cache(async (projectId: string | null): Promise<SpendingView> => {
  const actor = await requireMember();
  return spendingOver(readScope(actor), { projectId, memberId: actor.memberId });
});

/** The budgets on the settings page. */
export const loadBudgetSettings = cache(async (): Promise<BudgetSettings> => listBudgetOwners(await requireMember()));

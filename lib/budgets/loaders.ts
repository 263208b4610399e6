import "server-only";
import { cache } from "react";
import { readScope } from "@/lib/access/actor";
import { spendingOver } from "@/lib/budgets/data";
import { listBudgetOwners } from "@/lib/budgets/list-owners";
import type { BudgetSettings, SpendingView } from "@/lib/budgets/view";
import { requireMember } from "@/lib/next/session";
import { findDefaultProject } from "@/lib/projects/data";

/** What holds back a press of the member in the default project, where the studio's presses go; sends strangers to sign in. */
export const loadSpending = cache(async (): Promise<SpendingView> => {
  const actor = await requireMember();
  const project = await findDefaultProject();
  return spendingOver(readScope(actor), { projectId: project?.id ?? null, memberId: actor.memberId });
});

/** The budgets on the settings page. */
export const loadBudgetSettings = cache(async (): Promise<BudgetSettings> => listBudgetOwners(await requireMember()));

import type { Actor } from "@/lib/access/actor";
import { isAllowed, readScope } from "@/lib/access/actor";
import { type HeldBudget, listBudgets, viewOf } from "@/lib/budgets/data";
import type { BudgetScope } from "@/lib/budgets/limits";
import type { BudgetSettings, BudgetsOf } from "@/lib/budgets/view";
import { db } from "@/lib/db";

/** Everything that can have a budget, with the budgets it has. Other people's limits are the owner's business alone. */
export async function listBudgetOwners(actor: Actor): Promise<BudgetSettings> {
  const canManage = isAllowed(actor, "manage");
  const [budgets, projects, members] = await Promise.all([
    listBudgets(readScope(actor)),
    db().project.findMany({ where: { archivedAt: null }, orderBy: [{ isDefault: "desc" }, { name: "asc" }], select: { id: true, name: true } }),
    db().member.findMany({ where: canManage ? {} : { id: actor.memberId }, orderBy: { name: "asc" }, select: { id: true, name: true } }),
  ]);
  const ownersOf = (scope: BudgetScope, rows: readonly { id: string | null; name: string }[]): BudgetsOf[] =>
    rows.map(({ id, name }) => ({ scope, id, name, ...limitsOf(budgets.filter((held) => held.scope === scope && idOf(held) === id)) }));
  const [workspace] = ownersOf("workspace", [{ id: null, name: "Workspace" }]);
  if (!workspace) throw new Error("there is always a workspace");
  return { workspace, projects: ownersOf("project", projects), members: ownersOf("member", members) };
}

function limitsOf(budgets: readonly HeldBudget[]): Pick<BudgetsOf, "day" | "month"> {
  const [day, month] = (["day", "month"] as const).map((period) => budgets.find((held) => held.period === period));
  return { day: day ? viewOf(day) : null, month: month ? viewOf(month) : null };
}

function idOf({ projectId, memberId }: HeldBudget): string | null {
  return projectId ?? memberId;
}

import type { Actor } from "@/lib/access/actor";
import { readScope } from "@/lib/access/actor";
import { listBudgets } from "@/lib/budgets/data";
import { setBudgets } from "@/lib/budgets/set";
import type { BudgetView } from "@/lib/budgets/view";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Micros } from "@/lib/money";

/** The only budget of the workspace for the month, as it stands. */
export async function monthOfWorkspace(actor: Actor): Promise<BudgetView> {
  const found = (await listBudgets(readScope(actor))).find(({ scope, period }) => scope === "workspace" && period === "month");
  if (!found) throw new Error("the workspace has no budget for the month");
  return found;
}

/** Sets the workspace's budget for the month so that exactly so much is left of it, whatever was spent before. */
export async function leaveRoom(owner: Actor, micros: Micros): Promise<void> {
  await setBudgets(owner, { scope: "workspace", month: 0 });
  const { leftMicros } = await monthOfWorkspace(owner);
  await setBudgets(owner, { scope: "workspace", month: micros - leftMicros });
}

/** A project of its own. */
export async function makeProject(code: string, name = code): Promise<{ id: string }> {
  return db().project.create({ data: { id: newId(), name, code }, select: { id: true } });
}

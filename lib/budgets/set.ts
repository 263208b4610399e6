import { type Actor, requireRight } from "@/lib/access/actor";
import { BUDGET_PERIODS } from "@/lib/budgets/limits";
import type { SetBudgets } from "@/lib/budgets/schema";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { fromDb, type Micros } from "@/lib/money";

/**
 * Sets, changes or removes (null) the budgets of the workspace, a project or a member; what is left out stays. A limit below what is spent
 * already is right: then nothing more fits. Answers what holds now. Throws `invalid` by the field.
 */
export async function setBudgets(actor: Actor, input: SetBudgets): Promise<{ day: Micros | null; month: Micros | null }> {
  requireRight(actor, "manage");
  return db().$transaction(async (tx) => {
    const owner = await ownerOf(input, tx);
    for (const period of BUDGET_PERIODS) {
      const limit = input[period];
      if (limit === null) await tx.budget.deleteMany({ where: { ...owner, period } });
      else if (limit !== undefined) {
        await tx.$executeRaw`
          INSERT INTO budget (id, project_id, member_id, period, limit_micros, updated_at)
          VALUES (${newId()}, ${owner.projectId}, ${owner.memberId}, ${period}::"BudgetPeriod", ${BigInt(limit)}, now())
          ON CONFLICT (coalesce(project_id, ''), coalesce(member_id, ''), period)
          DO UPDATE SET limit_micros = excluded.limit_micros, updated_at = excluded.updated_at`;
      }
    }
    const rows = await tx.budget.findMany({ where: owner, select: { period: true, limitMicros: true } });
    const limitOf = (period: string) => fromDb(rows.find((row) => row.period === period)?.limitMicros ?? null);
    return { day: limitOf("day"), month: limitOf("month") };
  });
}

async function ownerOf(input: SetBudgets, tx: Tx): Promise<{ projectId: string | null; memberId: string | null }> {
  if (input.scope === "workspace") return { projectId: null, memberId: null };
  const { id } = input;
  if (input.scope === "project") {
    if (!(await tx.project.findUnique({ where: { id }, select: { id: true } }))) throw invalidField("id", "There is no such project.");
    return { projectId: id, memberId: null };
  }
  if (!(await tx.member.findUnique({ where: { id }, select: { id: true } }))) throw invalidField("id", "There is no such member.");
  return { projectId: null, memberId: id };
}

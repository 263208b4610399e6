import type { ReadScope } from "@/lib/access/actor";
import type { BudgetPeriod } from "@/lib/budgets/limits";
import type { BudgetView, SpendingView } from "@/lib/budgets/view";
import { db, type Tx } from "@/lib/db";
import { fromDb } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import { Prisma } from "@/prisma/generated/client";

/** Whose take it is: the budgets of its project and of its member apply, and those of the workspace. */
export interface Party {
  projectId: string | null;
  memberId: string;
}

/** A budget with whose it is. */
export interface HeldBudget extends BudgetView {
  id: string;
  projectId: string | null;
  memberId: string | null;
}

/** How the budgets stand that a press of this party must fit, the workspace's first. */
export async function budgetsOver(_scope: ReadScope, party: Party, tx: Tx = db()): Promise<BudgetView[]> {
  return (await standings(applying(party), tx)).map(viewOf);
}

/** The same with what else the page needs to say beforehand what fits. */
export async function spendingOver(scope: ReadScope, party: Party): Promise<SpendingView> {
  const [budgets, settings] = await Promise.all([
    budgetsOver(scope, party),
    db().providerSetting.findMany({ select: { provider: true, assumeMicros: true } }),
  ]);
  const assumedFor = (provider: ProviderId) => fromDb(settings.find((row) => row.provider === provider)?.assumeMicros ?? null);
  return { budgets, assumed: { wavespeed: assumedFor("wavespeed"), eachlabs: assumedFor("eachlabs") } };
}

/** Every budget and how it stands. */
export async function listBudgets(_scope: ReadScope): Promise<HeldBudget[]> {
  return standings(Prisma.sql`true`, db());
}

export function applying({ projectId, memberId }: Party): Prisma.Sql {
  return Prisma.sql`((b.project_id IS NULL AND b.member_id IS NULL) OR b.project_id = ${projectId} OR b.member_id = ${memberId})`;
}

export function viewOf({ id: _id, projectId: _projectId, memberId: _memberId, ...view }: HeldBudget): BudgetView {
  return view;
}

interface Row {
  id: string;
  project_id: string | null;
  member_id: string | null;
  name: string | null;
  period: BudgetPeriod;
  since: Date;
  limit_micros: bigint;
  spent: bigint;
  reserved: bigint;
  possible: bigint;
}

/**
 * The budgets of a condition on `b`, each summed from the ledger in one statement and so at one moment. What is charged is read once for the
 * month, from an index that holds nothing else; what is set aside through the takes that may still be billed, which are few.
 */
export async function standings(where: Prisma.Sql, tx: Tx): Promise<HeldBudget[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH open_take AS (
      SELECT id, status FROM take WHERE mode = 'live' AND status IN ('queued', 'submitting', 'unconfirmed', 'generating', 'saving')
      UNION ALL
      SELECT id, status FROM take WHERE mode = 'live' AND status = 'canceled' AND sent_at IS NOT NULL AND vendor_ended_at IS NULL
    ),
    money AS MATERIALIZED (
      SELECT project_id, member_id, created_at >= (SELECT date_trunc('day', statement_timestamp(), 'UTC')) AS is_today,
        sum(amount_micros) AS spent, 0 AS reserved, 0 AS possible
      FROM ledger
      WHERE mode = 'live' AND kind IN ('charged', 'adjusted') AND created_at >= (SELECT date_trunc('month', statement_timestamp(), 'UTC'))
      GROUP BY 1, 2, 3
      UNION ALL
      SELECT l.project_id, l.member_id, true, 0,
        sum(CASE WHEN t.status = 'unconfirmed' THEN 0 WHEN l.kind = 'reserved' THEN l.amount_micros ELSE -l.amount_micros END),
        sum(CASE WHEN t.status <> 'unconfirmed' THEN 0 WHEN l.kind = 'reserved' THEN l.amount_micros ELSE -l.amount_micros END)
      FROM open_take t JOIN ledger l ON l.take_id = t.id AND l.kind IN ('reserved', 'released')
      GROUP BY 1, 2
    )
    SELECT b.id, b.project_id, b.member_id, coalesce(p.name, m.name) AS name, b.period, b.limit_micros,
      date_trunc(b.period::text, statement_timestamp(), 'UTC') AS since,
      coalesce(sum(s.spent), 0)::bigint AS spent, coalesce(sum(s.reserved), 0)::bigint AS reserved, coalesce(sum(s.possible), 0)::bigint AS possible
    FROM budget b
      LEFT JOIN project p ON p.id = b.project_id
      LEFT JOIN member m ON m.id = b.member_id
      LEFT JOIN money s ON (b.project_id IS NULL OR s.project_id = b.project_id) AND (b.member_id IS NULL OR s.member_id = b.member_id)
        AND (b.period = 'month' OR s.is_today)
    WHERE ${where}
    GROUP BY b.id, p.name, m.name
    ORDER BY b.project_id IS NOT NULL OR b.member_id IS NOT NULL, b.project_id IS NULL, 4, b.period DESC, b.id`;
  return rows.map(read);
}

function read(row: Row): HeldBudget {
  const limitMicros = fromDb(row.limit_micros);
  const spentMicros = fromDb(row.spent);
  const reservedMicros = fromDb(row.reserved);
  const possibleMicros = fromDb(row.possible);
  return {
    id: row.id,
    projectId: row.project_id,
    memberId: row.member_id,
    scope: row.project_id !== null ? "project" : row.member_id !== null ? "member" : "workspace",
    name: row.name,
    period: row.period,
    since: row.since.toISOString(),
    limitMicros,
    spentMicros,
    reservedMicros,
    possibleMicros,
    leftMicros: limitMicros - spentMicros - reservedMicros - possibleMicros,
  };
}

import type { ReadScope } from "@/lib/access/actor";
import type { CostSums, CostsView, SumCosts } from "@/lib/costs/schema";
import { db } from "@/lib/db";
import { fromDb } from "@/lib/money";
import { Prisma } from "@/prisma/generated/client";

const KEYS = {
  project: Prisma.sql`p.name`,
  provider: Prisma.sql`l.provider::text`,
  person: Prisma.sql`coalesce(m.name, 'nobody')`,
  day: Prisma.sql`to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
};

interface SumRow {
  key: string;
  charged: bigint;
  reserved: bigint;
  possible: bigint;
}

/** Sums of the ledger between two moments (from included, to not), in all and by group. */
export async function sumCosts(_scope: ReadScope, { from, to, groupBy }: SumCosts): Promise<CostsView> {
  const when = Prisma.sql`(${from ?? null}::timestamptz IS NULL OR l.created_at >= ${from ?? null}) AND (${to ?? null}::timestamptz IS NULL OR l.created_at < ${to ?? null})`;
  const groups = groupBy ? await sumBy(KEYS[groupBy], when) : [];
  const [all] = await sumBy(Prisma.sql`'all'`, when);
  const sandboxTakes = await db().take.count({ where: { mode: "sandbox", createdAt: { ...(from && { gte: from }), ...(to && { lt: to }) } } });
  return { live: sumsOf(all), sandboxTakes, groups: groups.map((row) => ({ key: row.key, ...sumsOf(row) })) };
}

/** Of what is still set aside, the part of unconfirmed takes is possible spend and the rest reserved. */
async function sumBy(key: Prisma.Sql, when: Prisma.Sql): Promise<SumRow[]> {
  return db().$queryRaw<SumRow[]>`
    SELECT ${key} AS key,
      coalesce(sum(l.amount_micros) FILTER (WHERE l.kind IN ('charged', 'adjusted')), 0)::bigint AS charged,
      coalesce(sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END) FILTER (WHERE t.status <> 'unconfirmed'), 0)::bigint AS reserved,
      coalesce(sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END) FILTER (WHERE t.status = 'unconfirmed'), 0)::bigint AS possible
    FROM ledger l JOIN take t ON t.id = l.take_id JOIN project p ON p.id = l.project_id LEFT JOIN member m ON m.id = l.member_id
    WHERE l.mode = 'live' AND ${when}
    GROUP BY 1 ORDER BY 1`;
}

function sumsOf(row: SumRow | undefined): CostSums {
  return { chargedMicros: fromDb(row?.charged ?? 0n), reservedMicros: fromDb(row?.reserved ?? 0n), possibleMicros: fromDb(row?.possible ?? 0n) };
}

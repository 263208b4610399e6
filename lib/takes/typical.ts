import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

const FRESH_MS = 30_000;
const ENOUGH = 5;

let held: { at: number; byKey: Map<string, number> } | undefined;

/** What a take usually needs from sending to ready, in milliseconds: the median of our last ones, else what the vendor says. */
export async function typicalTimes(): Promise<(provider: ProviderId, mode: string) => number> {
  if (!held || Date.now() - held.at > FRESH_MS) held = { at: Date.now(), byKey: await measure() };
  const { byKey } = held;
  return (provider, mode) => byKey.get(`${provider}/${mode}`) ?? (mode === "sandbox" ? 6_000 : modelOf(provider).typicalSeconds * 1000);
}

async function measure(): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ provider: ProviderId; mode: string; median: number; takes: bigint }[]>`
    SELECT provider, mode, count(*) AS takes,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - sent_at) * 1000)::float AS median
    FROM (
      SELECT provider, mode, sent_at, finished_at, row_number() OVER (PARTITION BY provider, mode ORDER BY created_at DESC) AS n
      FROM (SELECT provider, mode, sent_at, finished_at, created_at FROM take WHERE status = 'ready' ORDER BY created_at DESC LIMIT 200) latest
    ) numbered WHERE n <= 50 GROUP BY provider, mode`;
  return new Map(rows.filter((row) => row.takes >= ENOUGH).map((row) => [`${row.provider}/${row.mode}`, Math.round(row.median)]));
}

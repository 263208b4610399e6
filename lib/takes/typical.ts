import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

const FRESH_MS = 30_000;
const ENOUGH = 5;

interface Measured {
  /** From sending to ready. */
  wholeMs: number;
  /** From sending until the provider was seen to be done: so long it counts as in flight. */
  flightMs: number;
}

let held: { at: number; byKey: Map<string, Measured> } | undefined;

/** What a take usually needs from sending to ready, in milliseconds: the median of our last ones, else what the vendor says. */
export async function typicalTimes(): Promise<(provider: ProviderId, mode: string) => number> {
  const byKey = await measured();
  return (provider, mode) => byKey.get(`${provider}/${mode}`)?.wholeMs ?? (mode === "sandbox" ? 6_000 : modelOf(provider).typicalSeconds * 1000);
}

/** How long our last takes were in flight, at the median; null while there are too few to tell. */
export async function typicalFlightMs(provider: ProviderId, mode: string): Promise<number | null> {
  return (await measured()).get(`${provider}/${mode}`)?.flightMs ?? null;
}

async function measured(): Promise<Map<string, Measured>> {
  if (!held || performance.now() - held.at > FRESH_MS) held = { at: performance.now(), byKey: await measure() };
  return held.byKey;
}

async function measure(): Promise<Map<string, Measured>> {
  const rows = await db().$queryRaw<{ provider: ProviderId; mode: string; whole: number; flight: number; takes: bigint }[]>`
    SELECT provider, mode, count(*) AS takes,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - sent_at) * 1000)::float AS whole,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM coalesce(vendor_ended_at, finished_at) - sent_at) * 1000)::float AS flight
    FROM (
      SELECT provider, mode, sent_at, vendor_ended_at, finished_at, row_number() OVER (PARTITION BY provider, mode ORDER BY created_at DESC) AS n
      FROM (SELECT provider, mode, sent_at, vendor_ended_at, finished_at, created_at FROM take WHERE status = 'ready' ORDER BY created_at DESC LIMIT 200) latest
    ) numbered WHERE n <= 50 GROUP BY provider, mode`;
  return new Map(
    rows
      .filter((row) => row.takes >= ENOUGH)
      .map((row) => [`${row.provider}/${row.mode}`, { wholeMs: Math.round(row.whole), flightMs: Math.round(row.flight) }]),
  );
}

import type { ReadScope } from "@/lib/access/actor";
import { type HeldBudget, listBudgets } from "@/lib/budgets/data";
import { db } from "@/lib/db";
import { countSpool, countTasks, type HeardWorker, listWorkers } from "@/lib/health/data";
import { type ProcessFigures, processFigures } from "@/lib/health/process-figures";
import { listTotals, type Totals } from "@/lib/health/totals";
import { fromDb, type Micros } from "@/lib/money";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { IN_FLIGHT } from "@/lib/sending/room";
import { findSetting, keyOf, limitsOf, modeOf } from "@/lib/settings/access";

/** A provider in one mode: what its limits allow, what of them is used, and whether it is paused. */
export interface GateFigures {
  provider: string;
  mode: string;
  pausedReason: string | null;
  doubts: number;
  inFlight: number;
  concurrency: number;
  createsInMinute: number;
  createsPerMinute: number;
}

/** Takes that are not over, by where they stand. */
interface OpenTakes {
  provider: string;
  mode: string;
  status: string;
  count: number;
  /** How long the oldest has been waiting since it was made. */
  oldestS: number;
  /** Tries to save that did not come to a clip yet. */
  saveTries: number;
}

/** The studio in figures, as of now, but for the totals, which are of the last minute. */
export interface Figures {
  totals: Totals;
  open: OpenTakes[];
  gates: GateFigures[];
  possibleMicros: Micros;
  budgets: HeldBudget[];
  workers: HeardWorker[];
  tasks: { waiting: number; failed: number };
  spool: { waiting: number; aside: number };
  process: ProcessFigures;
}

export async function listFigures(scope: ReadScope): Promise<Figures> {
  const [totals, open, gates, possibleMicros, budgets, workers, tasks, spool] = await Promise.all([
    listTotals(),
    listOpen(),
    listGates(),
    sumPossible(),
    listBudgets(scope),
    listWorkers(),
    countTasks(),
    countSpool(),
  ]);
  return { totals, open, gates, possibleMicros, budgets, workers, tasks, spool, process: processFigures() };
}

function listOpen(): Promise<OpenTakes[]> {
  return db().$queryRaw<OpenTakes[]>`
    SELECT provider::text, mode::text, status::text, count(*)::int AS count,
      extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestS",
      coalesce(sum(saves) FILTER (WHERE status = 'saving'), 0)::int AS "saveTries"
    FROM take WHERE status IN ('queued', 'submitting', 'unconfirmed', 'generating', 'saving')
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
}

/** The gates that takes go through now, and those of the other mode where something is still under way. */
async function listGates(): Promise<GateFigures[]> {
  const gates = await Promise.all(PROVIDER_IDS.flatMap((provider) => (["live", "sandbox"] as const).map((mode) => gateOf(provider, mode))));
  return gates.filter((gate) => gate !== null);
}

async function gateOf(provider: (typeof PROVIDER_IDS)[number], mode: "live" | "sandbox"): Promise<GateFigures | null> {
  const setting = await findSetting(provider, db());
  const gate = await db().providerGate.findUnique({
    where: { provider_mode: { provider, mode } },
    select: { pausedReason: true, doubts: true },
  });
  if (!gate && modeOf(keyOf(provider, setting).source) !== mode) return null;
  const [used] = await db().$queryRaw<{ inFlight: number; creates: number }[]>`
    SELECT
      (SELECT count(*)::int FROM take WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND ${IN_FLIGHT}) AS "inFlight",
      (SELECT count(*)::int FROM take_create WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode"
        AND outcome <> 'nothing_sent' AND sent_at > clock_timestamp() - interval '1 minute') AS creates`;
  return {
    provider,
    mode,
    pausedReason: gate?.pausedReason ?? null,
    doubts: gate?.doubts ?? 0,
    inFlight: used?.inFlight ?? 0,
    createsInMinute: used?.creates ?? 0,
    ...limitsOf(provider, mode, setting),
  };
}

/** What live takes of which nobody knows whether they ran may have cost. */
async function sumPossible(): Promise<Micros> {
  const [row] = await db().$queryRaw<{ micros: bigint }[]>`
    SELECT coalesce(sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END), 0)::bigint AS micros
    FROM take t JOIN ledger l ON l.take_id = t.id WHERE t.status = 'unconfirmed' AND t.mode = 'live'`;
  return fromDb(row?.micros ?? 0n);
}

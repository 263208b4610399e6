import type { ReadScope } from "@/lib/access/actor";
import { type HeldBudget, listBudgets } from "@/lib/budgets/data";
import { db } from "@/lib/db";
import { countSpool, countTasks, type HeardWorker, listWorkers } from "@/lib/health/data";
import { type GateFigures, listGates } from "@/lib/health/gates";
import { type ProcessFigures, processFigures } from "@/lib/health/process-figures";
import { listTotals, type Totals } from "@/lib/health/totals";
import { fromDb, type Micros } from "@/lib/money";

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

/** What live takes of which nobody knows whether they ran may have cost. */
async function sumPossible(): Promise<Micros> {
  const [row] = await db().$queryRaw<{ micros: bigint }[]>`
    SELECT coalesce(sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END), 0)::bigint AS micros
    FROM take t JOIN ledger l ON l.take_id = t.id WHERE t.status = 'unconfirmed' AND t.mode = 'live'`;
  return fromDb(row?.micros ?? 0n);
}

import { db } from "@/lib/db";
import { fromDb, type Micros } from "@/lib/money";

/** What grows with the studio's whole history. */
export interface Totals {
  takes: { provider: string; mode: string; status: string; count: number }[];
  creates: { provider: string; mode: string; outcome: string; count: number }[];
  /** How unconfirmed takes ended to be so. */
  settled: { to: string; count: number }[];
  /** Of live takes. */
  ledger: { kind: string; micros: Micros }[];
}

/** Reading all of history costs a quarter of a second at 100,000 takes: at most once in so long, whoever asks. */
const FRESH_MS = 60_000;

let read: { at: number; totals: Promise<Totals> } | undefined;

/** The totals as of the last minute. */
export function listTotals(): Promise<Totals> {
  const now = Date.now();
  if (!read || now - read.at > FRESH_MS) {
    const totals = readTotals();
    // a failure is nothing to keep
    totals.catch(forgetTotals);
    read = { at: now, totals };
  }
  return read.totals;
}

/** Reads them anew the next time. */
export function forgetTotals(): void {
  read = undefined;
}

async function readTotals(): Promise<Totals> {
  const [takes, creates, settled, ledger] = await Promise.all([
    db().$queryRaw<Totals["takes"]>`
      SELECT provider::text, mode::text, status::text, count(*)::int AS count FROM take
      WHERE status IN ('ready', 'failed', 'canceled') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    db().$queryRaw<Totals["creates"]>`
      SELECT provider::text, mode::text, outcome::text, count(*)::int AS count FROM take_create GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    db().$queryRaw<Totals["settled"]>`
      SELECT to_status::text AS to, count(*)::int AS count FROM take_step WHERE from_status = 'unconfirmed' GROUP BY 1 ORDER BY 1`,
    db().$queryRaw<{ kind: string; amount: bigint }[]>`
      SELECT kind::text, sum(amount_micros)::bigint AS amount FROM ledger WHERE mode = 'live' GROUP BY 1 ORDER BY 1`,
  ]);
  return { takes, creates, settled, ledger: ledger.map(({ kind, amount }) => ({ kind, micros: fromDb(amount) })) };
}

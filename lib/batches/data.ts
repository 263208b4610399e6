import { type Actor, isAllowed, type Right, readScope } from "@/lib/access/actor";
import { BATCHES_SHOWN } from "@/lib/batches/limits";
import type { BatchView } from "@/lib/batches/view";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { fromDb } from "@/lib/money";
import { queuePlaces } from "@/lib/sending/queue";
import { settingsOf } from "@/lib/takes/to-view";
import { typicalTimes } from "@/lib/takes/typical";
import { Prisma } from "@/prisma/generated/client";

/** A take that was tried again within its batch stands for its retry no more. */
export const IS_RETRIED = Prisma.sql`EXISTS (SELECT 1 FROM take retry WHERE retry.from_take_id = take.id AND retry.from_how = 'retried' AND retry.batch_id = take.batch_id)`;

/** A line that nobody puts away goes by itself after so long, once nothing of it waits or runs. */
const SHOWN_FOR = Prisma.sql`interval '7 days'`;

/** Batches that are not put away, the newest first. */
export async function listBatches(actor: Actor): Promise<BatchView[]> {
  readScope(actor);
  return readBatches(
    actor,
    Prisma.sql`batch.hidden_at IS NULL AND (batch.created_at > now() - ${SHOWN_FOR}
      OR EXISTS (SELECT 1 FROM take WHERE take.batch_id = batch.id AND take.status IN ('queued', 'submitting', 'generating', 'saving')))`,
  );
}

/** One batch. A verb that shows what it has just done names the right it was done by. Throws `not_found`. */
export async function getBatch(actor: Actor, batchId: string, by: Right = "read"): Promise<BatchView> {
  readScope(actor, by);
  const [batch] = await readBatches(actor, Prisma.sql`batch.id = ${batchId}`);
  if (!batch) throw new AppError("not_found", "There is no such batch.");
  return batch;
}

interface Row {
  id: string;
  projectId: string;
  name: string;
  by: string | null;
  createdById: string | null;
  createdAt: Date;
  isPaused: boolean;
  isHidden: boolean;
  total: number;
  queued: number;
  running: number;
  unconfirmed: number;
  ready: number;
  failed: number;
  canceled: number;
  live: number;
  isAbout: boolean;
  unpriced: number;
  charged: bigint;
  reserved: bigint;
  possible: bigint;
}

async function readBatches(actor: Actor, where: Prisma.Sql): Promise<BatchView[]> {
  const rows = await db().$queryRaw<Row[]>`
    WITH shown AS (
      SELECT batch.*, member.name AS by FROM batch LEFT JOIN member ON member.id = batch.created_by_id
      WHERE ${where} ORDER BY batch.created_at DESC, batch.id DESC LIMIT ${BATCHES_SHOWN}
    ), standing AS (
      SELECT take.*, ${IS_RETRIED} AS is_retried FROM take WHERE batch_id IN (SELECT id FROM shown)
    ), counted AS (
      SELECT batch_id,
        count(*) FILTER (WHERE NOT is_retried)::int AS total,
        count(*) FILTER (WHERE status = 'queued' AND NOT is_retried)::int AS queued,
        count(*) FILTER (WHERE status IN ('submitting', 'generating', 'saving') AND NOT is_retried)::int AS running,
        count(*) FILTER (WHERE status = 'unconfirmed' AND NOT is_retried)::int AS unconfirmed,
        count(*) FILTER (WHERE status = 'ready' AND NOT is_retried)::int AS ready,
        count(*) FILTER (WHERE status = 'failed' AND NOT is_retried)::int AS failed,
        count(*) FILTER (WHERE status = 'canceled' AND NOT is_retried)::int AS canceled,
        count(*) FILTER (WHERE mode = 'live')::int AS live,
        coalesce(bool_or(mode = 'live' AND price_source = 'team'), false) AS "isAbout",
        count(*) FILTER (WHERE mode = 'live' AND estimate_micros IS NULL)::int AS unpriced
      FROM standing GROUP BY batch_id
    ), money AS (
      SELECT standing.batch_id,
        sum(l.amount_micros) FILTER (WHERE l.kind IN ('charged', 'adjusted')) AS charged,
        sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END) FILTER (WHERE standing.status <> 'unconfirmed') AS reserved,
        sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END) FILTER (WHERE standing.status = 'unconfirmed') AS possible
      FROM standing JOIN ledger l ON l.take_id = standing.id AND l.mode = 'live' GROUP BY standing.batch_id
    )
    SELECT shown.id, shown.project_id AS "projectId", shown.name, shown.by, shown.created_by_id AS "createdById", shown.created_at AS "createdAt", shown.paused_at IS NOT NULL AS "isPaused", shown.hidden_at IS NOT NULL AS "isHidden",
      counted.total, counted.queued, counted.running, counted.unconfirmed, counted.ready, counted.failed, counted.canceled, counted.live,
      counted."isAbout", counted.unpriced,
      coalesce(money.charged, 0)::bigint AS charged, coalesce(money.reserved, 0)::bigint AS reserved, coalesce(money.possible, 0)::bigint AS possible
    FROM shown JOIN counted ON counted.batch_id = shown.id LEFT JOIN money ON money.batch_id = shown.id
    ORDER BY shown.created_at DESC, shown.id DESC`;
  const leftMs = await timesLeft(rows.filter((row) => row.queued + row.running > 0).map(({ id }) => id));
  return rows.map((row) => toBatchView(actor, row, leftMs.get(row.id) ?? null));
}

/** When the last take of each batch is expected, from now: those whose queue does not tell are left out. */
async function timesLeft(batchIds: readonly string[]): Promise<Map<string, number>> {
  if (batchIds.length === 0) return new Map();
  const [takes, typical, places] = await Promise.all([
    db().take.findMany({
      where: { batchId: { in: [...batchIds] }, status: { in: ["queued", "submitting", "generating", "saving"] } },
      select: { id: true, batchId: true, provider: true, mode: true, settings: true, status: true, sentAt: true },
    }),
    typicalTimes(),
    queuePlaces(),
  ]);
  const now = Date.now();
  const ends = takes.map((take): [string, number | null] => {
    const { highMs } = typical(take.provider, take.mode, settingsOf(take.settings));
    const waitMs = take.status === "queued" ? (places.get(take.id)?.waitMs ?? null) : 0;
    const sinceMs = take.sentAt ? now - take.sentAt.getTime() : 0;
    return [take.batchId ?? "", waitMs === null ? null : Math.max(0, waitMs + highMs - sinceMs)];
  });
  const byBatch = Map.groupBy(ends, ([batchId]) => batchId);
  return new Map(
    [...byBatch].flatMap(([batchId, own]): [string, number][] => {
      const known = own.flatMap(([, ms]) => (ms === null ? [] : [ms]));
      const left = Math.max(...known);
      // nothing is left but what takes longer than usual: nobody knows for how long
      return known.length === own.length && left > 0 ? [[batchId, left]] : [];
    }),
  );
}

function toBatchView(actor: Actor, row: Row, leftMs: number | null): BatchView {
  const { total, queued, running, unconfirmed, ready, failed, canceled } = row;
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    by: row.by,
    createdAt: row.createdAt.toISOString(),
    mayChange: isAllowed(actor, "write") && (actor.role === "owner" || row.createdById === actor.memberId),
    isPaused: row.isPaused,
    isHidden: row.isHidden,
    counts: { total, queued, running, unconfirmed, ready, failed, canceled },
    chargedMicros: fromDb(row.charged),
    reservedMicros: fromDb(row.reserved),
    possibleMicros: fromDb(row.possible),
    isAbout: row.isAbout,
    unpriced: row.unpriced,
    isFree: row.live === 0,
    leftMs,
  };
}

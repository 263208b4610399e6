import { db, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { freeJobsOf } from "@/lib/queue/tasks";
import { doubt } from "@/lib/sending/record-answer";
import { Prisma } from "@/prisma/generated/client";

/** A worker that has not been heard of for so long is dead; with its own pauses and the sweep's a take goes on within 25 s. */
export const DEAD_AFTER_MS = 15_000;
const MOST_AT_ONCE = 500;

const DEAD_SINCE = Prisma.sql`now() - ${DEAD_AFTER_MS} * interval '1 millisecond'`;

interface Orphan {
  takeId: string;
  status: string;
  owner: string;
}

/**
 * Frees what dead workers held: their creates are in doubt, their saves begin again. `judgeId` is the worker that says so: the database
 * asks that it was itself heard just now, since a machine that wakes after hours finds everybody silent.
 */
export async function freeDeadWorkers(judgeId: string): Promise<void> {
  const orphans = await db().$queryRaw<Orphan[]>`
    SELECT t.id AS "takeId", t.status::text, t.lease_owner AS owner FROM take t
    WHERE t.lease_owner IS NOT NULL AND ${isHeard(judgeId)}
      AND NOT EXISTS (SELECT 1 FROM worker w WHERE w.id = t.lease_owner AND w.beat_at > ${DEAD_SINCE})
    LIMIT ${MOST_AT_ONCE}`;
  for (const orphan of orphans) {
    try {
      await db().$transaction((tx) => free(orphan, tx));
    } catch (error) {
      log().error({ err: error, takeId: orphan.takeId }, "a dead worker's take could not be freed");
    }
  }
  await forgetDeadWorkers(judgeId);
}

async function free({ takeId, status, owner }: Orphan, tx: Tx): Promise<void> {
  log().warn({ takeId, status, owner }, "a worker died holding a take");
  if (status === "submitting") {
    const isMoved = await doubt(takeId, tx, { leaseOwner: owner });
    if (isMoved) await tx.create.updateMany({ where: { takeId, outcome: "sent" }, data: { outcome: "unknown" } });
  } else {
    await tx.take.updateMany({ where: { id: takeId, leaseOwner: owner }, data: { leaseOwner: null } });
  }
}

async function forgetDeadWorkers(judgeId: string): Promise<void> {
  const dead = await db().$queryRaw<{ queueIds: string[] }[]>`
    DELETE FROM worker WHERE beat_at < ${DEAD_SINCE} AND ${isHeard(judgeId)} RETURNING queue_ids AS "queueIds"`;
  const queueIds = dead.flatMap((worker) => worker.queueIds);
  if (queueIds.length > 0) await freeJobsOf(queueIds);
}

function isHeard(judgeId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM worker judge WHERE judge.id = ${judgeId} AND judge.beat_at > ${DEAD_SINCE})`;
}

import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { addTask, freeJobsOf } from "@/lib/queue/tasks";
import { doubt } from "@/lib/sending/record-answer";

/** A worker that has not been heard of for so long is dead; with the sweep's own pause this stays below 25 s. */
export const DEAD_AFTER_MS = 15_000;
const MOST_AT_ONCE = 500;

/** Wakes all that is due and frees what dead workers held. Safe to run anywhere, any number of times. */
export async function sweep(): Promise<void> {
  await freeDeadLeases();
  await wakeQueued();
  await wakeChecks();
  await wakeSaves();
}

/** A dead worker's create is in doubt, its save begins again; a live one's take is never touched. */
async function freeDeadLeases(): Promise<void> {
  const orphans = await db().$queryRaw<{ id: string; status: string; owner: string }[]>`
    SELECT t.id, t.status::text, t.lease_owner AS owner FROM take t
    WHERE t.lease_owner IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM worker w WHERE w.id = t.lease_owner AND w.beat_at > now() - ${DEAD_AFTER_MS} * interval '1 millisecond')
    LIMIT ${MOST_AT_ONCE}`;
  for (const { id: takeId, status, owner } of orphans) {
    log().warn({ takeId, status, owner }, "a worker died holding a take");
    if (status === "submitting") {
      await db().$transaction(async (tx) => {
        await tx.create.updateMany({ where: { takeId, outcome: "sent" }, data: { outcome: "unknown" } });
        await doubt(takeId, tx, owner);
      });
    } else {
      await db().take.updateMany({ where: { id: takeId, leaseOwner: owner }, data: { leaseOwner: null } });
    }
  }
  await forgetDeadWorkers();
}

async function forgetDeadWorkers(): Promise<void> {
  const dead = await db().$queryRaw<{ queueIds: string[] }[]>`
    DELETE FROM worker WHERE beat_at < now() - ${DEAD_AFTER_MS * 2} * interval '1 millisecond' RETURNING queue_ids AS "queueIds"`;
  const queueIds = dead.flatMap((worker) => worker.queueIds);
  if (queueIds.length > 0) await freeJobsOf(queueIds);
}

async function wakeQueued(): Promise<void> {
  for (const provider of PROVIDER_IDS) {
    const due = await db().take.findFirst({ where: { provider, status: "queued", dueAt: { lte: new Date() } }, select: { id: true } });
    if (due) await addTask("submit", { provider }, { key: `submit:${provider}` });
  }
}

async function wakeChecks(): Promise<void> {
  const due = await db().$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status::text FROM take WHERE next_check_at <= now() - interval '1 second' ORDER BY next_check_at LIMIT ${MOST_AT_ONCE}`;
  for (const { id: takeId, status } of due) {
    const name = status === "unconfirmed" ? "reconcile" : "check";
    await addTask(name, { takeId }, { key: `${name}:${takeId}` });
  }
}

async function wakeSaves(): Promise<void> {
  const due = await db().take.findMany({
    where: { status: "saving", leaseOwner: null, dueAt: { lte: new Date() } },
    select: { id: true },
    take: MOST_AT_ONCE,
  });
  for (const { id: takeId } of due) await addTask("save", { takeId }, { key: `save:${takeId}` });
}

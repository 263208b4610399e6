import { freeDeadWorkers } from "@/lib/asking/dead-workers";
import { askingOf } from "@/lib/asking/make-due";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask, addTasks } from "@/lib/queue/tasks";
import { replaySpool } from "@/lib/sending/replay-spool";

const MOST_AT_ONCE = 500;

/**
 * Wakes all that is due, records what the spool holds, and frees what dead workers held. Safe to run anywhere, any number of times; what
 * fails of it does not keep the rest from being done. `judgeId` is a worker that may say who is dead; nobody is, when it is left out.
 */
export async function sweep(judgeId?: string): Promise<void> {
  const parts = { replaySpool, freeDeadWorkers: () => judgeId !== undefined && freeDeadWorkers(judgeId), wakeQueued, wakeChecks, wakeSaves };
  for (const [part, run] of Object.entries(parts)) {
    try {
      await run();
    } catch (error) {
      log().error({ err: error, part }, "a part of the sweep failed; the others go on");
    }
  }
}

async function wakeQueued(): Promise<void> {
  const due = await db().$queryRaw<{ provider: ProviderId }[]>`
    SELECT DISTINCT provider::text FROM take WHERE status = 'queued' AND due_at <= now()`;
  for (const { provider } of due) await addTask("submit", { provider }, { key: `submit:${provider}` });
}

async function wakeChecks(): Promise<void> {
  const due = await db().$queryRaw<{ takeId: string; status: string }[]>`
    SELECT id AS "takeId", status::text FROM take
    WHERE next_check_at <= now() - interval '1 second' AND status IN ('generating', 'canceled', 'unconfirmed', 'failed')
    ORDER BY next_check_at LIMIT ${MOST_AT_ONCE}`;
  await addTasks(due.map(({ takeId, status }) => ({ ...askingOf(status, takeId), payload: { takeId } })));
}

async function wakeSaves(): Promise<void> {
  const due = await db().$queryRaw<{ takeId: string }[]>`
    SELECT id AS "takeId" FROM take WHERE status = 'saving' AND lease_owner IS NULL AND due_at <= now() ORDER BY due_at LIMIT ${MOST_AT_ONCE}`;
  await addTasks(due.map(({ takeId }) => ({ name: "save", payload: { takeId }, key: `save:${takeId}` })));
}

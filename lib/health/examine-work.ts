import { readScope } from "@/lib/access/actor";
import { findOwner } from "@/lib/access/data";
import { ownerActor } from "@/lib/access/owner-actor";
import { listBudgets } from "@/lib/budgets/data";
import { db } from "@/lib/db";
import { countTasks, listWorkers, SILENT_S } from "@/lib/health/data";
import { type Answer, bad, counted, good, roughly, worthALook } from "@/lib/health/finding";
import { listGates } from "@/lib/health/gates";
import { formatUsd, fromDb } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { IS_IN_NO_PAUSED_BATCH } from "@/lib/sending/paused-batch";

/** A take that waits so long though it could be sent is forgotten by somebody. */
const QUEUED_LONG_S = 10 * 60;
/** Longer than the deadline of any create, and than a dead worker's take is left alone. */
const SENDING_LONG_S = 5 * 60;
/** While a lost create is looked for, its next look is never further away. */
const LOOKED_FOR_WITHIN_S = 3600;
/** A clip that its provider deletes within so long must be looked at now. */
const EXPIRES_SOON_S = 6 * 3600;

export async function examineWorkers(): Promise<Answer> {
  const workers = await listWorkers();
  const alive = workers.filter(({ silentS }) => silentS < SILENT_S);
  const silent = workers.filter(({ silentS }) => silentS >= SILENT_S);
  const words = silent.map(({ host, silentS }) => `one on ${host} fell silent ${roughly(silentS)} ago`).join(", ");
  if (alive.length === 0) return bad(`none was heard of within ${SILENT_S} seconds: npm start runs one${words && `; ${words}`}`);
  return words ? worthALook(`${alive.length} at work; ${words}`) : good(`${alive.length} at work`);
}

export async function examineQueue(): Promise<Answer> {
  const { waiting, failed } = await countTasks();
  if (failed > 0)
    return worthALook(
      `${counted(failed, "task was", "tasks were")} given up after several tries; the log has why, the sweep wakes their takes again`,
    );
  return good(waiting === 0 ? "nothing waits" : `${counted(waiting, "task")} to be done now`);
}

/** Creates whose answer was lost and that no look found: only a person can say what became of them. */
export async function examineUnconfirmed(): Promise<Answer> {
  const [row] = await db().$queryRaw<{ all: number; forPerson: number; micros: bigint }[]>`
    SELECT count(DISTINCT t.id)::int AS all, count(DISTINCT t.id) FILTER (
        WHERE t.next_check_at IS NULL OR t.next_check_at > clock_timestamp() + ${LOOKED_FOR_WITHIN_S} * interval '1 second')::int AS "forPerson",
      coalesce(sum(CASE l.kind WHEN 'reserved' THEN l.amount_micros WHEN 'released' THEN -l.amount_micros ELSE 0 END) FILTER (WHERE t.mode = 'live'), 0)::bigint AS micros
    FROM take t LEFT JOIN ledger l ON l.take_id = t.id WHERE t.status = 'unconfirmed'`;
  const { all, forPerson, micros } = row ?? { all: 0, forPerson: 0, micros: 0n };
  if (all === 0) return good("none");
  const money = micros > 0n ? `, possible spend ${formatUsd(fromDb(micros))}` : "";
  if (forPerson === 0) return good(`${counted(all, "take is", "takes are")} being looked for${money}`);
  return worthALook(
    `${counted(forPerson, "take waits", "takes wait")} for a person to decide, ${all} in all${money}: open them in the studio under “Needs a look”`,
  );
}

/** Takes that stand still though nothing that we know of holds them. */
export async function examineStuck(): Promise<Answer> {
  // where something was sent within the minute, the queue moves
  const roomy = (await listGates()).filter((gate) => gate.pausedReason === null && gate.inFlight < gate.concurrency && gate.createsInMinute === 0);
  const rows = await db().$queryRaw<{ status: string; provider: ProviderId; mode: string; isStalled: boolean; count: number; oldestS: number }[]>`
    SELECT status::text, provider::text, mode::text, stalled_at IS NOT NULL AS "isStalled", count(*)::int AS count,
      extract(epoch FROM clock_timestamp() - min(coalesce(sent_at, created_at)))::float8 AS "oldestS"
    FROM take
    WHERE (status = 'queued' AND wait_reason IS NULL AND ${IS_IN_NO_PAUSED_BATCH} AND due_at < clock_timestamp() - ${QUEUED_LONG_S} * interval '1 second')
      OR (status = 'submitting' AND sent_at < clock_timestamp() - ${SENDING_LONG_S} * interval '1 second')
      OR (status = 'generating' AND stalled_at IS NOT NULL)
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3`;
  const stuck = rows.filter(({ status }) => status === "submitting");
  const waiting = rows.filter((row) => row.status === "queued" && roomy.some((gate) => gate.provider === row.provider && gate.mode === row.mode));
  const stalled = rows.filter(({ status }) => status === "generating");
  const say = (row: (typeof rows)[number], doing: string) =>
    `${counted(row.count, "take")} ${doing} ${PROVIDER_LABELS[row.provider]}, the oldest for ${roughly(row.oldestS)}`;
  const troubles = [...waiting.map((row) => say(row, "free to be sent but waiting for")), ...stuck.map((row) => say(row, "stuck on the way to"))];
  const late = stalled.map((row) => say(row, "past their deadline at"));
  if (troubles.length > 0) return bad([...troubles, ...late].join("; "));
  return late.length > 0 ? worthALook(`${late.join("; ")}: asked about every ten minutes`) : good("none");
}

/** Clips that are paid for and stand at their provider still. */
export async function examineSaving(): Promise<Answer> {
  const [row] = await db().$queryRaw<{ count: number; leftS: number | null }[]>`
    SELECT count(*)::int AS count, extract(epoch FROM min(output_until) - clock_timestamp())::float8 AS "leftS"
    FROM take WHERE status = 'saving' AND wait_reason IS NOT NULL`;
  const { count, leftS } = row ?? { count: 0, leftS: null };
  if (count === 0) return good("none waits");
  const words = `${counted(count, "clip")} could not be saved yet${leftS === null ? "" : `, the provider deletes the first in ${roughly(Math.max(0, leftS))}`}`;
  return leftS !== null && leftS < EXPIRES_SOON_S ? bad(words) : worthALook(words);
}

/** Budgets of which more counts than they allow: a limit was lowered, or a provider billed more than its price. */
export async function examineBudgets(): Promise<Answer> {
  if (!(await findOwner())) return good("none is set");
  const budgets = await listBudgets(readScope(await ownerActor()));
  if (budgets.length === 0) return good("none is set");
  const over = budgets.filter(({ leftMicros }) => leftMicros < 0);
  if (over.length === 0) return good(`${budgets.length} set, none overdrawn`);
  const words = over.map(({ scope, name, period, leftMicros }) => `${name ?? `the ${scope}`}’s ${period} is over by ${formatUsd(-leftMicros)}`);
  return worthALook(`${words.join("; ")}: nothing more is queued on them`);
}

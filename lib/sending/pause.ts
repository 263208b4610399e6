import { db, type Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { DOUBTS_MAX, type PauseReason, pauseMs } from "@/lib/sending/outcome";
import { lockGate } from "@/lib/sending/room";
import { wakeAt } from "@/lib/sending/wake";
import type { Mode } from "@/lib/settings/access";
import { openGate } from "@/lib/settings/gate";
import { Prisma } from "@/prisma/generated/client";

interface Gate {
  reason: string | null;
  pauses: number;
  doubts: number;
  /** False when what tells of it began before the pause did: the pause knows it already. */
  isNews: boolean;
}

/** What tells of a failure: a create, by its id, or what was begun at a moment of the database's. Null: somebody has just asked. */
type Teller = string | Date | null;

/**
 * Lets a provider alone: queued takes wait, nothing is sent but one trial when the time is up. Longer each time in a row; of creates that
 * were on their way together the first counts.
 */
export async function pauseProvider(
  provider: ProviderId,
  mode: Mode,
  reason: PauseReason,
  retryAfterMs: number | null,
  tx?: Tx,
  teller: Teller = null,
): Promise<void> {
  if (!tx) return db().$transaction((own) => pauseProvider(provider, mode, reason, retryAfterMs, own, teller));
  const gate = await readGate(provider, mode, teller, tx);
  if (gate.reason === "key_refused" && reason !== "key_refused") return;
  if (gate.isNews || reason === "key_refused") await pauseFor(provider, mode, reason, pauseMs(reason, gate.pauses, retryAfterMs), tx);
  else if (retryAfterMs !== null) await prolong(provider, mode, pauseMs(reason, 0, retryAfterMs) ?? 0, tx);
}

/** The breaker: nobody knows what came of this create. After a few in a row, or when it was a trial, the provider is failing and let alone. */
export async function countDoubt(provider: ProviderId, mode: Mode, createId: string, tx: Tx): Promise<void> {
  const gate = await readGate(provider, mode, createId, tx);
  await tx.providerGate.update({ where: { provider_mode: { provider, mode } }, data: { doubts: { increment: 1 } } });
  const isTrial = gate.reason !== null && gate.isNews;
  const isOneTooMany = gate.reason === null && gate.doubts + 1 >= DOUBTS_MAX;
  if (isTrial || isOneTooMany) await pauseProvider(provider, mode, "failing", null, tx, createId);
}

/** A create was answered: the provider works. What waits is sent, unless that create left before the pause began. */
export async function resumeProvider(provider: ProviderId, mode: Mode, tx: Tx, createId: string | null = null): Promise<void> {
  const isShut = await tx.providerGate.count({ where: { provider, mode, OR: [{ pausedReason: { not: null } }, { doubts: { gt: 0 } }] } });
  if (isShut === 0) return;
  const gate = await readGate(provider, mode, createId, tx);
  if (gate.reason === null || gate.isNews) return openGate(provider, mode, tx);
  await tx.providerGate.update({ where: { provider_mode: { provider, mode } }, data: { doubts: 0 } });
}

async function readGate(provider: ProviderId, mode: Mode, teller: Teller, tx: Tx): Promise<Gate> {
  await lockGate(provider, mode, tx);
  const begunAt = teller instanceof Date ? Prisma.sql`${teller}::timestamptz` : Prisma.sql`(SELECT sent_at FROM take_create WHERE id = ${teller})`;
  const [gate] = await tx.$queryRaw<Gate[]>`
    SELECT paused_reason AS reason, pauses, doubts,
      coalesce(${begunAt} >= paused_at, true) AS "isNews"
    FROM provider_gate WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode"`;
  if (!gate) throw new Error("the gate was just locked");
  return gate;
}

async function pauseFor(provider: ProviderId, mode: Mode, reason: PauseReason, ms: number | null, tx: Tx): Promise<void> {
  const [gate] = await tx.$queryRaw<{ until: Date | null }[]>`
    UPDATE provider_gate SET paused_reason = ${reason}, paused_at = statement_timestamp(), pauses = pauses + 1,
      paused_until = statement_timestamp() + ${ms}::float8 * interval '1 millisecond', updated_at = now()
    WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" RETURNING paused_until AS until`;
  if (gate?.until) await wakeAt(provider, gate.until, tx);
}

/** The vendor's own word counts from whichever create brought it. */
async function prolong(provider: ProviderId, mode: Mode, ms: number, tx: Tx): Promise<void> {
  const [gate] = await tx.$queryRaw<{ until: Date | null }[]>`
    UPDATE provider_gate SET paused_until = greatest(paused_until, statement_timestamp() + ${ms}::float8 * interval '1 millisecond')
    WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND paused_until IS NOT NULL RETURNING paused_until AS until`;
  if (gate?.until) await wakeAt(provider, gate.until, tx);
}

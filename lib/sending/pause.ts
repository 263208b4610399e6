import { db, type Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { type PauseReason, pauseMs } from "@/lib/sending/outcome";
import type { Mode } from "@/lib/settings/access";
import { openGate } from "@/lib/settings/gate";

/** Lets a provider alone: queued takes wait, nothing is sent but one trial when the time is up. Longer each time in a row. */
export async function pauseProvider(
  provider: ProviderId,
  mode: Mode,
  reason: PauseReason,
  retryAfterMs: number | null,
  tx: Tx = db(),
): Promise<void> {
  const where = { provider_mode: { provider, mode } };
  const gate = await tx.providerGate.findUnique({ where, select: { pauses: true, pausedReason: true } });
  if (gate?.pausedReason === "key_refused" && reason !== "key_refused") return;
  const ms = pauseMs(reason, gate?.pauses ?? 0, retryAfterMs);
  const pausedUntil = ms === null ? null : new Date(Date.now() + ms);
  const row = { pausedReason: reason, pausedUntil, pausedAt: new Date() };
  await tx.providerGate.upsert({ where, create: { provider, mode, ...row, pauses: 1 }, update: { ...row, pauses: { increment: 1 } } });
  if (pausedUntil) await addTask("submit", { provider }, { key: `submit:${provider}`, runAt: pausedUntil }, tx);
}

/** The provider works again: what waits is sent. */
export async function resumeProvider(provider: ProviderId, mode: Mode, tx: Tx = db()): Promise<void> {
  const isShut = await tx.providerGate.count({ where: { provider, mode, OR: [{ pausedReason: { not: null } }, { doubts: { gt: 0 } }] } });
  if (isShut > 0) await openGate(provider, mode, tx);
}

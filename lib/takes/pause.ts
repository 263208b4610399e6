import { db, type Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { type PauseReason, pauseMs } from "@/lib/takes/outcome";

/** Lets a provider alone: queued takes wait, nothing is sent but one trial when the time is up. Longer each time in a row. */
export async function pauseProvider(provider: ProviderId, reason: PauseReason, retryAfterMs: number | null, tx: Tx = db()): Promise<void> {
  const setting = await tx.providerSetting.findUnique({ where: { provider }, select: { pauses: true, pausedReason: true } });
  if (setting?.pausedReason === "key_refused" && reason !== "key_refused") return;
  const ms = pauseMs(reason, setting?.pauses ?? 0, retryAfterMs);
  const pausedUntil = ms === null ? null : new Date(Date.now() + ms);
  await tx.providerSetting.upsert({
    where: { provider },
    create: { provider, pausedReason: reason, pausedUntil, pauses: 1 },
    update: { pausedReason: reason, pausedUntil, pauses: { increment: 1 } },
  });
  if (pausedUntil) await addTask("submit", { provider }, { key: `submit:${provider}`, runAt: pausedUntil }, tx);
}

/** The provider works again: what waits is sent. */
export async function resumeProvider(provider: ProviderId, tx: Tx = db()): Promise<void> {
  const { count } = await tx.providerSetting.updateMany({
    where: { provider, pausedReason: { not: null } },
    data: { pausedReason: null, pausedUntil: null, pauses: 0 },
  });
  if (count > 0) await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
}

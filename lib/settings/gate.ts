import type { Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import type { Mode } from "@/lib/settings/access";

/** Why and until when nothing is sent to a provider in one mode; `pausedUntil` null: until a person mends it. */
export interface Pause {
  pausedReason: string | null;
  pausedUntil: Date | null;
}

const OPEN: Pause = { pausedReason: null, pausedUntil: null };

/** How the gate before a provider stands in this mode. */
export async function findPause(provider: ProviderId, mode: Mode, tx: Tx): Promise<Pause> {
  const where = { provider_mode: { provider, mode } };
  return (await tx.providerGate.findUnique({ where, select: { pausedReason: true, pausedUntil: true } })) ?? OPEN;
}

/** Ends every pause of a provider in this mode, counted failures too, and has what waited looked at now. */
export async function openGate(provider: ProviderId, mode: Mode, tx: Tx): Promise<void> {
  await tx.providerGate.updateMany({ where: { provider, mode }, data: { ...OPEN, pausedAt: null, pauses: 0, doubts: 0 } });
  await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
}

/** Nothing is sent until a person has mended the key. */
export async function shutForKey(provider: ProviderId, mode: Mode, tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO provider_gate (provider, mode, paused_reason, paused_at, pauses) VALUES (${provider}::"ProviderId", ${mode}::"Mode", 'key_refused', now(), 1)
    ON CONFLICT (provider, mode) DO UPDATE SET paused_reason = 'key_refused', paused_until = NULL, paused_at = now(), updated_at = now()`;
}

import { db, type Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";

/** Has a provider's queue looked at as soon as the caller's transaction is committed. */
export async function wakeNow(provider: ProviderId, tx: Tx = db()): Promise<void> {
  await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
}

/** Has it looked at at a moment of the database's. Each moment has a key of its own: a later one never pushes back an earlier one, or what is wanted now. */
export async function wakeAt(provider: ProviderId, at: Date, tx: Tx = db()): Promise<void> {
  await addTask("submit", { provider }, { key: `submit:${provider}:${at.toISOString()}`, runAt: at }, tx);
}

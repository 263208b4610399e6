import type { Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";

/** What lifts a pause in a row's update. */
export const UNPAUSED = { pausedReason: null, pausedUntil: null, pauses: 0 } as const;

/** What waited for this provider is looked at now. */
export async function wakeSubmits(provider: ProviderId, tx: Tx): Promise<void> {
  await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
}

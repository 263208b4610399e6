import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { addTask } from "@/lib/queue/tasks";
import { findSetting, keyOf, limitsOf, modeOf } from "@/lib/settings/access";
import type { SetLimits } from "@/lib/settings/schema";

/** Sets how many takes may be in flight and how many creates a minute may go out, for all processes together. Answers what holds now. */
export async function setLimits(
  actor: Actor,
  { provider, concurrency, createsPerMinute }: SetLimits,
): Promise<{ concurrency: number; createsPerMinute: number }> {
  requireRight(actor, "manage");
  const change = { ...(concurrency !== undefined && { concurrency }), ...(createsPerMinute !== undefined && { createsPerMinute }) };
  return db().$transaction(async (tx) => {
    await tx.providerSetting.upsert({ where: { provider }, create: { provider, ...change }, update: change });
    await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
    const row = await findSetting(provider, tx);
    return limitsOf(provider, modeOf(keyOf(provider, row).source), row);
  });
}

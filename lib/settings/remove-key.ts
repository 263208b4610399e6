import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { findSetting, keyOf, type Mode, modeOf } from "@/lib/settings/access";
import { openGate } from "@/lib/settings/gate";
import type { ProviderRef } from "@/lib/settings/schema";

/** Forgets the key that was set here. A variable's key counts again where there is one; else new takes go to the sandbox. Live takes under way wait for a key. */
export async function removeKey(actor: Actor, { provider }: ProviderRef): Promise<{ mode: Mode }> {
  requireRight(actor, "manage");
  const row = { keyCipher: null, keyHint: null, keyCheckedAt: null, callbackSecret: null };
  return db().$transaction(async (tx) => {
    await tx.providerSetting.upsert({ where: { provider }, create: { provider, ...row }, update: row });
    await openGate(provider, "live", tx);
    return { mode: modeOf(keyOf(provider, await findSetting(provider, tx)).source) };
  });
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { baseUrlOf, sealKey } from "@/lib/settings/access";
import { askAboutKey, fetchCallbackSecret, liveClient } from "@/lib/settings/ask-vendor";
import type { KeyView } from "@/lib/settings/check-key";
import { openGate } from "@/lib/settings/gate";
import { hintOf } from "@/lib/settings/hint";
import type { SetKey } from "@/lib/settings/schema";

/**
 * Makes a provider live with a key that the vendor was seen to accept, and lets what waited go on. A key that is refused, or that could not be
 * checked, is not kept and leaves everything as it was: a typing error would otherwise stop takes that worked. Throws `invalid` or `unavailable` by `key`.
 */
export async function setKey(actor: Actor, { provider, key }: SetKey): Promise<KeyView> {
  requireRight(actor, "manage");
  const client = liveClient(provider, key);
  const check = await askAboutKey(provider, client);
  if (!check.isAccepted) throw invalidField("key", `${check.message ?? "This key was refused."} It was not kept.`);
  const callbackSecret = await fetchCallbackSecret(provider, client, key, baseUrlOf(provider, "live"));
  const keyCheckedAt = new Date();
  const row = { keyCipher: sealKey(provider, key), keyHint: hintOf(key), keyCheckedAt, callbackSecret };
  await db().$transaction(async (tx) => {
    await tx.providerSetting.upsert({ where: { provider }, create: { provider, ...row }, update: row });
    await openGate(provider, "live", tx);
  });
  return { provider, mode: "live", isAccepted: true, message: null, balanceMicros: check.balanceMicros, checkedAt: keyCheckedAt.toISOString() };
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import type { Micros } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { apiKeyOf, baseUrlOf, findSetting, keyOf, type Mode, modeOf, unsealCallbackSecret } from "@/lib/settings/access";
import { askAboutKey, fetchCallbackSecret } from "@/lib/settings/ask-vendor";
import { openGate, shutForKey } from "@/lib/settings/gate";
import { providerNow } from "@/lib/settings/providers";
import type { ProviderRef } from "@/lib/settings/schema";

/** What a vendor says of the key in use. */
export interface KeyView {
  provider: ProviderId;
  mode: Mode;
  isAccepted: boolean;
  /** Why not, in a plain sentence. */
  message: string | null;
  /** What is left on the account, where the vendor says. */
  balanceMicros: Micros | null;
  checkedAt: string;
}

/**
 * Asks the vendor about the key in use. Accepted: a pause for a refused key or an empty balance ends and what waited goes on. Refused: takes wait until it is
 * mended, and the answer says so. Throws `unavailable` when the vendor can't say; nothing changes then.
 */
export async function checkKey(actor: Actor, { provider }: ProviderRef): Promise<KeyView> {
  requireRight(actor, "manage");
  return askNow(provider);
}

/** As `checkKey`, for the worker itself. */
export async function askNow(provider: ProviderId): Promise<KeyView> {
  const row = await findSetting(provider, db());
  const { source, key } = keyOf(provider, row);
  if (source === "unreadable")
    throw invalidField("key", `The key of ${PROVIDER_LABELS[provider]} can’t be read any more: SECRET_KEY is another now. Paste the key again.`);
  const { client, mode } = await providerNow(provider);
  const check = await askAboutKey(provider, client);
  const keyCheckedAt = new Date();
  if (check.isAccepted) await keepAccepted(provider, mode, key, row.callbackSecret, keyCheckedAt);
  else await keepRefused(provider, mode);
  return {
    provider,
    mode: modeOf(source),
    isAccepted: check.isAccepted,
    message: check.message,
    balanceMicros: check.balanceMicros,
    checkedAt: keyCheckedAt.toISOString(),
  };
}

async function keepAccepted(provider: ProviderId, mode: Mode, key: string | null, sealedSecret: string | null, keyCheckedAt: Date): Promise<void> {
  const apiKey = apiKeyOf(mode, key) ?? "";
  const baseUrl = baseUrlOf(provider, mode);
  const isKnown = unsealCallbackSecret(provider, apiKey, baseUrl, sealedSecret) !== null;
  const { client } = await providerNow(provider);
  const callbackSecret = isKnown ? sealedSecret : await fetchCallbackSecret(provider, client, apiKey, baseUrl);
  const row = { keyCheckedAt, callbackSecret };
  await db().$transaction(async (tx) => {
    await tx.providerSetting.upsert({ where: { provider }, create: { provider, ...row }, update: row });
    await openGate(provider, mode, tx);
  });
}

async function keepRefused(provider: ProviderId, mode: Mode): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.providerSetting.updateMany({ where: { provider }, data: { keyCheckedAt: null } });
    await shutForKey(provider, mode, tx);
  });
}

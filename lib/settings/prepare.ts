import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { hasOwnSecret } from "@/lib/providers/registry";
import { findSetting, keyOf, modeOf } from "@/lib/settings/access";
import { askNow } from "@/lib/settings/check-key";
import { findPause } from "@/lib/settings/gate";
import { providerNow } from "@/lib/settings/providers";
import { seedPrices } from "@/lib/settings/seed-prices";

/**
 * What a worker does at its start and now and then: prices seeded; a key that was refused asked about again, since the variable may hold another now; the secret of
 * callbacks fetched where it is missing. Never throws: whatever can't be had today is had tomorrow.
 */
export async function prepareProviders(): Promise<void> {
  await seedPrices().catch((error: unknown) => log().error({ err: error }, "prices could not be seeded"));
  for (const provider of PROVIDER_IDS) {
    await prepare(provider).catch((error: unknown) => log().info({ err: error, provider }, "a provider could not be prepared"));
  }
}

async function prepare(provider: ProviderId): Promise<void> {
  const row = await findSetting(provider, db());
  const { source } = keyOf(provider, row);
  if (source === "unreadable") return;
  const isSecretMissing = hasOwnSecret(provider) && (await providerNow(provider)).callbackSecret === null;
  const { pausedReason } = await findPause(provider, modeOf(source), db());
  if (pausedReason === "key_refused" || isSecretMissing) await askNow(provider);
}

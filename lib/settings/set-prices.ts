import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { modelOf } from "@/lib/providers/registry";
import { type PriceRow, priceRows } from "@/lib/settings/data";
import type { SetPrices } from "@/lib/settings/schema";

/** Sets the team's own figures; null goes back to what the vendor publishes. Takes queued before keep the price they showed. Throws `invalid` by `prices.<variant>`. */
export async function setPrices(actor: Actor, { provider, prices, assumeMicros }: SetPrices): Promise<PriceRow[]> {
  requireRight(actor, "manage");
  const model = modelOf(provider);
  const unknown = Object.keys(prices).filter((variant) => !model.prices.some((price) => price.variant === variant));
  if (unknown.length > 0) {
    const fields = Object.fromEntries(unknown.map((variant) => [`prices.${variant}`, `${PROVIDER_LABELS[provider]} makes no “${variant}”.`]));
    throw new AppError("invalid", Object.values(fields)[0] ?? "", { fields });
  }
  return db().$transaction(async (tx) => {
    for (const { variant, micros: listed } of model.prices) {
      const micros = prices[variant];
      if (micros === undefined) continue;
      const row =
        micros === null
          ? { micros: asDb(listed), source: listed === null ? ("unpublished" as const) : ("price_table" as const) }
          : { micros: BigInt(micros), source: "team" as const };
      const key = { provider, model: model.id, variant };
      await tx.price.upsert({ where: { provider_model_variant: key }, create: { ...key, ...row }, update: row });
    }
    if (assumeMicros !== undefined) await setAssumed(provider, assumeMicros, tx);
    return priceRows(readScope(actor), provider, tx);
  });
}

async function setAssumed(provider: SetPrices["provider"], micros: number | null, tx: Tx): Promise<void> {
  const assumeMicros = asDb(micros);
  await tx.providerSetting.upsert({ where: { provider }, create: { provider, assumeMicros }, update: { assumeMicros } });
}

function asDb(micros: number | null): bigint | null {
  return micros === null ? null : BigInt(micros);
}

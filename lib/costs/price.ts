import { db, type Tx } from "@/lib/db";
import { fromDb, type Micros } from "@/lib/money";
import type { Model, ProviderId, Settings } from "@/lib/providers/provider";

export interface Price {
  variant: string;
  /** For one take; null when no price is known. */
  micros: Micros | null;
  source: "price_table" | "team" | "unpublished";
}

/** The settings that decide a price, as the table names them: "720p/8". */
export function variantOf(pricedBy: readonly string[], settings: Settings): string {
  return pricedBy.map((name) => String(settings[name])).join("/");
}

/** What one take of a recipe costs by the database's price table; the model's own list where a row is missing. */
export async function priceOf(provider: ProviderId, model: Model, settings: Settings, tx: Tx = db()): Promise<Price> {
  const variant = variantOf(model.pricedBy, settings);
  const row = await tx.price.findUnique({
    where: { provider_model_variant: { provider, model: model.id, variant } },
    select: { micros: true, source: true },
  });
  const micros = row ? fromDb(row.micros) : (model.prices.find((price) => price.variant === variant)?.micros ?? null);
  if (micros === null) return { variant, micros, source: "unpublished" };
  return { variant, micros, source: row?.source === "team" ? "team" : "price_table" };
}

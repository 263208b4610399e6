import { db, type Tx } from "@/lib/db";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

/** Writes the vendors' price tables where the database has no row yet, and mends rows that follow them. The team's own figures stay. May run any time. */
export async function seedPrices(tx: Tx = db()): Promise<void> {
  for (const provider of PROVIDER_IDS) {
    const model = modelOf(provider);
    for (const { variant, micros: listed } of model.prices) {
      const micros = listed === null ? null : BigInt(listed);
      const source = listed === null ? ("unpublished" as const) : ("price_table" as const);
      const key = { provider, model: model.id, variant };
      await tx.price.createMany({ data: { ...key, micros, source }, skipDuplicates: true });
      // In SQL null differs from nothing, so it is named.
      const differs = micros === null ? { micros: { not: null } } : { OR: [{ micros: null }, { micros: { not: micros } }] };
      await tx.price.updateMany({ where: { ...key, source: { not: "team" }, ...differs }, data: { micros, source } });
    }
  }
}

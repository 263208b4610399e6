import type { ShownParts } from "@/lib/batches/schema";
import { AppError, invalidField } from "@/lib/errors";
import { formatUsd, type Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { Recipe } from "@/lib/takes/recipe";

/** Some takes of one recipe. */
export interface Counted {
  recipe: Recipe;
  count: number;
}

/** What takes come to at each provider, as a button says it. */
export function partsOf(all: readonly Counted[]): ShownParts {
  const parts: ShownParts = {};
  for (const { recipe, count } of all) {
    const { provider, mode, price } = recipe;
    const part = parts[provider] ?? { isFree: mode === "sandbox", pricedMicros: 0, unpriced: 0 };
    parts[provider] =
      price.micros === null ? { ...part, unpriced: part.unpriced + count } : { ...part, pricedMicros: part.pricedMicros + price.micros * count };
  }
  return parts;
}

/** Prices and keys may change while a page is open: nobody pays what no button said. What is free now never surprises. */
export function assertShown(all: readonly Counted[], shown: ShownParts, isUnpricedOk: boolean): void {
  const parts = Object.entries(partsOf(all)) as [ProviderId, NonNullable<ShownParts[ProviderId]>][]; // its keys are providers by its type
  for (const [provider, now] of parts) {
    if (now.isFree) continue;
    const said = shown[provider];
    const isAsSaid = said && !said.isFree && said.pricedMicros === now.pricedMicros && said.unpriced === now.unpriced;
    if (!isAsSaid) throw invalidField("price", `This costs ${costWords(now)} now. Look at the price and press again.`);
    if (now.unpriced > 0 && !isUnpricedOk)
      throw invalidField("isUnpricedOk", "The price of some of this is not published. Press again to run it all the same.");
  }
}

function costWords({ pricedMicros, unpriced }: { pricedMicros: Micros; unpriced: number }): string {
  const words = [...(pricedMicros > 0 || unpriced === 0 ? [formatUsd(pricedMicros)] : []), ...(unpriced > 0 ? [`${unpriced} unpriced`] : [])];
  return words.join(" and ");
}

/** An error of a row's own part, under the row's name. */
export function ofRow(row: number, error: unknown): unknown {
  if (!(error instanceof AppError && error.fields)) return error;
  const fields = Object.fromEntries(Object.entries(error.fields).map(([name, sentence]) => [`rows.${row}.${name}`, sentence]));
  return new AppError(error.code, `Row ${row + 1}: ${error.message}`, { fields });
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { readRecipe } from "@/lib/takes/recipe";
import type { StartTakes } from "@/lib/takes/schema";
import type { PriceView } from "@/lib/takes/view";

/** What a press would cost, checked as the press itself would be. Makes nothing. */
export async function quoteTakes(actor: Actor, input: StartTakes): Promise<PriceView> {
  requireRight(actor, "read");
  const { price, mode } = await readRecipe(input);
  return {
    micros: price.micros === null ? null : price.micros * input.count,
    source: price.source,
    unit: { micros: price.micros, variant: price.variant },
    takes: input.count,
    mode,
  };
}

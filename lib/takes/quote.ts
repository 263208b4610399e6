import { type Actor, readScope } from "@/lib/access/actor";
import { budgetsOver } from "@/lib/budgets/data";
import { fitting, tightestOf } from "@/lib/budgets/state";
import { findPlace } from "@/lib/shots/place";
import { askedOf, readRecipe } from "@/lib/takes/recipe";
import type { StartTakes } from "@/lib/takes/schema";
import type { PriceView } from "@/lib/takes/view";

/** What a press would cost and whether it would fit, checked as the press itself would be. Makes nothing. */
export async function quoteTakes(actor: Actor, input: StartTakes): Promise<PriceView> {
  const scope = readScope(actor);
  const recipe = await readRecipe(input);
  const { price, mode } = recipe;
  const projectId = await findPlace(input);
  const budgets = mode === "live" ? await budgetsOver(scope, { projectId, memberId: actor.memberId }) : [];
  const tightest = tightestOf(budgets);
  return {
    micros: price.micros === null ? null : price.micros * input.count,
    source: price.source,
    unit: { micros: price.micros, variant: price.variant },
    takes: input.count,
    mode,
    budgets,
    fits: tightest ? fitting(tightest.leftMicros, askedOf(recipe, input.count)) : input.count,
  };
}

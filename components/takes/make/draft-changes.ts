import { type Filled, hasLeft, recipeIn } from "@/components/takes/make/draft-origin";
import { type Difference, differencesOf } from "@/components/takes/make/recipe-difference";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

/** What the form changed of its origin; null where it has none, or has left it. */
export function changesOf(draft: Filled, settings: Settings, fields: readonly FieldSpec[]): Difference[] | null {
  const before = draft.origin?.recipe;
  if (!before) return null;
  const now = recipeIn(draft, settings);
  return hasLeft(before, now) ? null : differencesOf(before, now, fields);
}

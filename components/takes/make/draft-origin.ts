import type { Draft } from "@/components/takes/composer/draft";
import { seedOf } from "@/components/takes/composer/draft";
import type { DraftOrigin } from "@/components/takes/make/read-origin";
import { type ComparedRecipe, type Difference, differencesOf, recipeOf } from "@/components/takes/make/recipe-difference";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";
import type { FromHow } from "@/lib/takes/limits";
import type { TakeView } from "@/lib/takes/view";

type Filled = Pick<Draft, "provider" | "still" | "shape" | "box" | "endStill" | "prompt" | "negativePrompt" | "seed" | "isSeedLocked" | "origin">;

export function originFor(take: TakeView): DraftOrigin {
  return { takeId: take.id, slate: take.slate, number: take.number, recipe: recipeOf(take) };
}

/** What the form changed of its origin; null where it has none, or has left it: neither its still nor its prompt stands there any more. */
export function changesOf(draft: Filled, settings: Settings, fields: readonly FieldSpec[]): Difference[] | null {
  const before = draft.origin?.recipe;
  if (!before) return null;
  const now = recipeIn(draft, settings);
  const isLeft = now.stillId !== before.stillId && now.prompt.trim() !== before.prompt.trim();
  return isLeft ? null : differencesOf(before, now, fields);
}

/** What a press says of where it started: the same again, another seed alone, or something changed. */
export function fromOf(draft: Filled, settings: Settings): { from?: { takeId: string; how: FromHow } } {
  const changes = changesOf(draft, settings, []);
  if (!draft.origin || !changes) return {};
  const names = changes.map(({ name }) => name);
  const how = names.length === 0 ? "retried" : names.every((name) => name === "seed") ? "varied" : "changed";
  return { from: { takeId: draft.origin.takeId, how } };
}

/** A still that is cut or fitted is another picture than the whole of it. */
function recipeIn(draft: Filled, settings: Settings): ComparedRecipe {
  const { provider, still, shape, box, endStill, prompt, negativePrompt } = draft;
  const stillId = still && (shape === "whole" && !box ? still.id : `${still.id} ${shape}`);
  return { provider, settings, seed: seedOf(draft) ?? null, prompt, negativePrompt, stillId, endStillId: endStill?.id ?? null };
}

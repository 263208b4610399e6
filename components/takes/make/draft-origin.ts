import type { Draft } from "@/components/takes/composer/draft";
import { seedOf } from "@/components/takes/composer/draft";
import type { DraftOrigin, NoteToAnswer } from "@/components/takes/make/read-origin";
import { type ComparedRecipe, recipeOf } from "@/components/takes/make/recipe-of";
import type { Settings } from "@/lib/providers/provider";
import type { FromHow } from "@/lib/takes/limits";
import type { TakeView } from "@/lib/takes/view";

export type Filled = Pick<
  Draft,
  "provider" | "still" | "shape" | "box" | "endStill" | "prompt" | "negativePrompt" | "seed" | "isSeedLocked" | "origin"
>;

export function originFor(take: TakeView, note?: NoteToAnswer): DraftOrigin {
  return { takeId: take.id, slate: take.slate, number: take.number, recipe: recipeOf(take), ...(note && { note }) };
}

/** The recipe as the form holds it. A still that is cut is another picture than the whole of it. */
export function recipeIn(draft: Filled, settings: Settings): ComparedRecipe {
  const { provider, still, shape, box, endStill, prompt, negativePrompt } = draft;
  const stillId = still && (shape === "whole" && !box ? still.id : `${still.id} ${shape}`);
  return {
    provider,
    settings,
    seed: seedOf(draft) ?? null,
    prompt: prompt.trim(),
    negativePrompt: negativePrompt.trim(),
    stillId,
    endStillId: endStill?.id ?? null,
  };
}

/** True once neither its still nor its prompt stands in the form any more. */
export function hasLeft(before: ComparedRecipe, now: ComparedRecipe): boolean {
  return now.stillId !== before.stillId && now.prompt !== before.prompt.trim();
}

/** What a press says of where it started: the same again, another seed alone, or something changed. */
export function fromOf(draft: Filled, settings: Settings): { from?: { takeId: string; how: FromHow; forNoteId?: string } } {
  const { origin } = draft;
  if (!origin) return {};
  const now = recipeIn(draft, settings);
  if (hasLeft(origin.recipe, now)) return {};
  const isSame = textOf({ ...now, seed: null }) === textOf({ ...origin.recipe, seed: null });
  const how = !isSame ? "changed" : now.seed === origin.recipe.seed ? "retried" : "varied";
  return { from: { takeId: origin.takeId, how, ...(origin.note && { forNoteId: origin.note.id }) } };
}

function textOf({ provider, settings, seed, prompt, negativePrompt, stillId, endStillId }: ComparedRecipe): string {
  const inOrder = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([provider, inOrder, seed, prompt.trim(), negativePrompt.trim(), stillId, endStillId]);
}

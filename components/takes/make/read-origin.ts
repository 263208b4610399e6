import type { ComparedRecipe } from "@/components/takes/make/recipe-of";
import { PROVIDER_IDS, type Settings } from "@/lib/providers/provider";
import type { TakeName } from "@/lib/takes/view";

/** The take that the form was filled from to change something of it, as it was then. */
export interface DraftOrigin extends TakeName {
  recipe: ComparedRecipe;
  /** The note on it that this is to answer. */
  note?: NoteToAnswer | undefined;
}

/** A note whose words are offered after the prompt. */
export interface NoteToAnswer {
  id: string;
  words: string;
  by: string;
}

/** Of a kept draft, by whatever version: null unless all of it is there. */
export function readOrigin(value: unknown): DraftOrigin | null {
  if (!isRecord(value) || !isRecord(value.recipe) || !isRecord(value.recipe.settings)) return null;
  const { takeId, slate, number, recipe } = value;
  const { seed, prompt, negativePrompt, stillId, endStillId } = recipe;
  const provider = PROVIDER_IDS.find((id) => id === recipe.provider);
  const isName = typeof takeId === "string" && typeof slate === "string" && typeof number === "number";
  const areTexts = typeof prompt === "string" && typeof negativePrompt === "string" && typeof stillId === "string";
  if (!isName || !areTexts || !provider || typeof seed !== "number") return null;
  const settings = Object.fromEntries(
    Object.entries(value.recipe.settings).filter((entry): entry is [string, Settings[string]] =>
      ["string", "number", "boolean"].includes(typeof entry[1]),
    ),
  );
  return {
    takeId,
    slate,
    number,
    recipe: { provider, settings, seed, prompt, negativePrompt, stillId, endStillId: typeof endStillId === "string" ? endStillId : null },
    ...(isNote(value.note) && { note: value.note }),
  };
}

function isNote(value: unknown): value is NoteToAnswer {
  return isRecord(value) && [value.id, value.words, value.by].every((text) => typeof text === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

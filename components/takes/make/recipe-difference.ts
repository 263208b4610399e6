import { valueWords } from "@/components/form/settings";
import type { ComparedRecipe } from "@/components/takes/make/recipe-of";
import { type TextPart, wordDiff } from "@/components/takes/make/word-diff";
import type { FieldSpec } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";

/** One thing that differs: a text word by word, anything else as two values in words. `name` is what the form sends it by. */
export type Difference =
  | { kind: "text"; name: "prompt" | "negativePrompt"; label: string; parts: TextPart[] }
  | { kind: "value"; name: string; label: string; before: string; after: string };

/**
 * What a recipe changed of the one it was made from, in the order of the form. Settings are compared by the fields of the later one's
 * provider; what only one provider knows is no difference of the recipe's own.
 */
export function differencesOf(before: ComparedRecipe, after: ComparedRecipe, fields: readonly FieldSpec[]): Difference[] {
  return [
    ...value("stillId", "Still", before.stillId, after.stillId, pictureWords),
    ...value("endStillId", "End still", before.endStillId, after.endStillId, pictureWords),
    ...text("prompt", "Prompt", before.prompt, after.prompt),
    ...text("negativePrompt", "Leave out", before.negativePrompt, after.negativePrompt),
    ...value("provider", "Provider", before.provider, after.provider, (id) => PROVIDER_LABELS[id]),
    ...Object.keys(after.settings).flatMap((name) => setting(name, before.settings[name], after.settings[name], fields)),
    ...value("seed", "Seed", before.seed, after.seed, (seed) => (seed === null ? "new" : String(seed))),
  ];
}

function text(name: "prompt" | "negativePrompt", label: string, before: string, after: string): Difference[] {
  const [old, now] = [before.trim(), after.trim()];
  return old === now ? [] : [{ kind: "text", name, label, parts: wordDiff(old, now) }];
}

function setting(
  name: string,
  before: Settings[string] | undefined,
  after: Settings[string] | undefined,
  fields: readonly FieldSpec[],
): Difference[] {
  if (before === undefined || after === undefined) return [];
  const field = fields.find((one) => one.name === name);
  const words = (one: Settings[string]) => (field ? valueWords(field, one) : String(one));
  return value(`settings.${name}`, field?.title ?? name, before, after, words);
}

function value<T>(name: string, label: string, before: T, after: T, words: (value: T, isAfter: boolean) => string): Difference[] {
  return before === after ? [] : [{ kind: "value", name, label, before: words(before, false), after: words(after, true) }];
}

/** A picture has no words of its own: only whether there is one, and that it is another. */
function pictureWords(id: string | null, isAfter: boolean): string {
  return id === null ? "none" : isAfter ? "another" : "one";
}

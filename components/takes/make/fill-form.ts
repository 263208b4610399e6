import type { ComposerState } from "@/components/takes/composer/use-composer";
import { originFor } from "@/components/takes/make/draft-origin";
import type { FormWish } from "@/components/takes/make/form-wish";
import { nameWords } from "@/components/takes/make/origin-words";
import { PROMPT_MAX } from "@/lib/takes/limits";

/** Puts what is wished for into the form. */
export function fill({ takeOver, still, endStill, change }: ComposerState, wish: FormWish): void {
  if (wish.kind === "still") still.choose(wish.still);
  else if (wish.kind === "endStill") endStill.choose(wish.still);
  else takeOver(wish.take);
  if (wish.kind === "change")
    change({ origin: originFor(wish.take, wish.note), ...(wish.note && { prompt: withNote(wish.take.prompt, wish.note.words) }) });
  if (wish.kind !== "extend") return;
  still.choose(wish.still);
  // it goes on from there: where that ends is open, and the seed of before made another beginning
  endStill.remove();
  change({ isSeedLocked: false });
}

/** The field that matters then. */
export function fieldOf(wish: FormWish): string {
  if (wish.kind === "change") return wish.field;
  if (wish.kind === "extend") return "prompt";
  return wish.kind === "endStill" ? "endStillId" : "stillId";
}

/** What was done, in a sentence. */
export function wordsOf(wish: FormWish): string {
  if (wish.kind === "change" && wish.note) return `The form holds the settings of ${nameWords(wish.take)}, and the note’s words after its prompt.`;
  if (wish.kind === "recipe" || wish.kind === "change") return `The form holds the settings of ${nameWords(wish.take)}.`;
  if (wish.kind === "extend") return `The form goes on from ${wish.still.name}.`;
  return `${wish.still.name} is the ${wish.kind === "still" ? "still" : "end still"} now.`;
}

/** The note's words on a line of their own, as much of them as there is room for: to be edited, or deleted. */
function withNote(prompt: string, words: string): string {
  return `${prompt.trim()}\n${words.trim()}`.slice(0, PROMPT_MAX);
}

import { typeInto } from "@/components/takes/composer/edit-text";
import {
  type Edited,
  LEAVE_OUT_GROUPS,
  PROMPT_GROUPS,
  phrasesIn,
  termsIn,
  togglePhrase,
  toggleTerm,
} from "@/components/takes/composer/prompt-phrases";

/** The two texts that say what is wanted. */
export type PromptName = "prompt" | "negativePrompt";

/** What is suggested for each of the two texts, and how it gets in. */
const SUGGESTED = {
  prompt: { groups: PROMPT_GROUPS, saidIn: phrasesIn, toggle: togglePhrase },
  negativePrompt: { groups: LEAVE_OUT_GROUPS, saidIn: termsIn, toggle: toggleTerm },
} as const;

/** The ids of the phrases whose words stand in the text. */
export function saidIn(name: PromptName, text: string): string[] {
  const { groups, saidIn: find } = SUGGESTED[name];
  return find(text, groups);
}

/** The text with a phrase put in where the caret stands, or taken out. */
export function withPhrase(name: PromptName, text: string, id: string, caret: number | undefined): Edited {
  const { groups, toggle } = SUGGESTED[name];
  const phrase = groups.flatMap(({ phrases }) => phrases).find((one) => one.id === id);
  return phrase ? toggle(text, phrase, groups, caret) : { text, caret: caret ?? text.length };
}

/** Puts an edited text into its field as if it had been typed; `onChange` hears of it either way. */
export function put(area: HTMLTextAreaElement, edited: Edited, onChange: (text: string) => void): void {
  if (!typeInto(area, edited)) onChange(edited.text);
}

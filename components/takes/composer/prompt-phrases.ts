import { LEAVE_OUT_PADS, PROMPT_PADS, type PromptPhraseId } from "@/components/takes/composer/phrase-pads";

export interface Phrase {
  id: string;
  label: string;
  /** What stands in the text for it. */
  words: string;
  /** What can't be said at once with it. */
  against: readonly string[];
}

export interface PhraseGroup {
  label: string;
  phrases: readonly Phrase[];
}

const MOVING = ["push-in", "pull-out", "orbit", "handheld", "pan-left", "pan-right", "tilt-up", "tilt-down", "crane-up"];
const LIGHTS = ["low-sun", "soft-light", "backlight", "candlelight", "neon"];

const SAID: Record<PromptPhraseId, Pick<Phrase, "words" | "against">> = {
  // the moves of the camera
  still: { words: "Static camera, locked off.", against: MOVING },
  "push-in": { words: "The camera makes a slow push-in.", against: ["still", "pull-out"] },
  "pull-out": { words: "The camera makes a slow pull-out.", against: ["still", "push-in"] },
  orbit: { words: "The camera makes a slow orbit around the subject.", against: ["still", "pan-left", "pan-right"] },
  handheld: { words: "Handheld camera, slight sway.", against: ["still"] },
  "pan-left": { words: "The camera makes a slow pan left.", against: ["still", "pan-right", "orbit"] },
  "pan-right": { words: "The camera makes a slow pan right.", against: ["still", "pan-left", "orbit"] },
  "tilt-up": { words: "The camera makes a slow tilt up.", against: ["still", "tilt-down", "crane-up"] },
  "tilt-down": { words: "The camera makes a slow tilt down.", against: ["still", "tilt-up", "crane-up"] },
  "crane-up": { words: "The camera makes a slow crane up.", against: ["still", "tilt-up", "tilt-down"] },
  // what moves in the picture itself
  wind: { words: "A light wind moves hair, cloth and leaves.", against: [] },
  breath: { words: "The subject breathes and blinks, otherwise still.", against: ["turn", "walk"] },
  turn: { words: "The subject turns slowly to the camera.", against: ["breath", "walk"] },
  walk: { words: "The subject walks slowly toward the camera.", against: ["breath", "turn"] },
  water: { words: "Water ripples and flows.", against: [] },
  drift: { words: "Fine dust drifts through the air.", against: [] },
  "slow-motion": { words: "Everything moves in slow motion.", against: ["time-lapse"] },
  "time-lapse": { words: "Time-lapse: clouds and shadows race by.", against: ["slow-motion"] },
  // light: of where it comes from only one, and how it changes
  "low-sun": { words: "Low, warm sun with long shadows.", against: LIGHTS },
  "soft-light": { words: "Soft, even daylight.", against: LIGHTS },
  backlight: { words: "Strong backlight with a bright rim.", against: LIGHTS },
  candlelight: { words: "Flickering candlelight.", against: LIGHTS },
  neon: { words: "Night, lit by neon signs.", against: LIGHTS },
  dusk: { words: "The light fades slowly from day to dusk.", against: ["candlelight", "neon"] },
};

export const PROMPT_GROUPS: readonly PhraseGroup[] = PROMPT_PADS.map(({ label, phrases }) => ({
  label,
  // none goes against itself
  phrases: phrases.map((phrase) => ({ ...phrase, ...SAID[phrase.id], against: SAID[phrase.id].against.filter((id) => id !== phrase.id) })),
}));

/** Of these each is its own words. */
export const LEAVE_OUT_GROUPS: readonly PhraseGroup[] = LEAVE_OUT_PADS.map(({ label, phrases }) => ({
  label,
  phrases: phrases.map((phrase) => ({ ...phrase, words: phrase.label.toLowerCase(), against: [] })),
}));

/** A text that was edited, and where its caret stands then. */
export interface Edited {
  text: string;
  caret: number;
}

/** The phrases whose words stand in the text. */
export function phrasesIn(text: string, groups: readonly PhraseGroup[]): string[] {
  const lower = text.toLowerCase();
  return phrasesOf(groups)
    .filter(({ words }) => lower.includes(words.toLowerCase()))
    .map(({ id }) => id);
}

/**
 * Puts a phrase where the caret stands, or takes it out; what goes against it goes out. A phrase is a sentence: where the caret stands inside another
 * one, it comes after that. The rest stays as it is.
 */
export function togglePhrase(text: string, phrase: Phrase, groups: readonly PhraseGroup[], caret = text.length): Edited {
  if (has(text, phrase)) return without({ text, caret }, phrase.words);
  const rest = phrasesOf(groups)
    .filter(({ id }) => phrase.against.includes(id))
    .reduce((held, { words }) => without(held, words), { text, caret });
  const at = sentenceEnd(rest.text, rest.caret);
  const after = rest.text.slice(at).trim() === "" ? "" : rest.text.slice(at).replace(/^ +/, "");
  const before = after === "" ? rest.text.slice(0, at).trimEnd() : rest.text.slice(0, at).replace(/ +$/, "");
  const open = before === "" || before.endsWith("\n") ? "" : /[.!?…:;,]$/.test(before) ? " " : ". ";
  const start = before + open + phrase.words;
  return { text: start + (after === "" || after.startsWith("\n") ? "" : " ") + after, caret: start.length };
}

/** Puts a word at the end of a list with commas, or takes it out. */
export function toggleTerm(text: string, { words }: Pick<Phrase, "words">): Edited {
  const terms = text
    .split(",")
    .map((term) => term.trim())
    .filter((term) => term !== "");
  const rest = terms.filter((term) => term.toLowerCase() !== words.toLowerCase());
  const next = (rest.length < terms.length ? rest : [...terms, words]).join(", ");
  return { text: next, caret: next.length };
}

/** The words of a list with commas that stand in the text. */
export function termsIn(text: string, groups: readonly PhraseGroup[]): string[] {
  const terms = text.split(",").map((term) => term.trim().toLowerCase());
  return phrasesOf(groups)
    .filter(({ words }) => terms.includes(words.toLowerCase()))
    .map(({ id }) => id);
}

/** Where the sentence ends that the caret stands in; the caret itself between two, and at the very start. */
function sentenceEnd(text: string, caret: number): number {
  if (/(^|[.!?…\n])\s*$/.test(text.slice(0, caret))) return caret;
  const end = text.slice(caret).search(/[.!?…](?=\s|$)|\n/);
  if (end < 0) return text.length;
  return caret + end + (text[caret + end] === "\n" ? 0 : 1);
}

function without({ text, caret }: Edited, words: string): Edited {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return { text, caret };
  const before = text.slice(0, at);
  const after = text.slice(at + words.length);
  const gap = (before === "" || before.endsWith(" ")) && after.startsWith(" ") ? 1 : 0;
  const rest = (before + after.slice(gap)).trimEnd();
  const moved = caret <= at ? caret : Math.max(at, caret - words.length - gap);
  return { text: rest, caret: Math.min(moved, rest.length) };
}

function has(text: string, { words }: Phrase): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

function phrasesOf(groups: readonly PhraseGroup[]): Phrase[] {
  return groups.flatMap(({ phrases }) => phrases);
}

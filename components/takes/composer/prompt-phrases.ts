export type PhraseId =
  | "still"
  | "push-in"
  | "pull-out"
  | "orbit"
  | "handheld"
  | "pan-left"
  | "pan-right"
  | "tilt-up"
  | "tilt-down"
  | "crane-up"
  | "low-sun"
  | "soft-light"
  | "candlelight"
  | "neon";

export interface Phrase {
  id: PhraseId;
  label: string;
  /** What stands in the prompt for it: a sentence of its own. */
  words: string;
  /** What can't be said at once with it. */
  against: readonly PhraseId[];
}

const MOVING: readonly PhraseId[] = ["push-in", "pull-out", "orbit", "handheld", "pan-left", "pan-right", "tilt-up", "tilt-down", "crane-up"];
const LIT: readonly PhraseId[] = ["low-sun", "soft-light", "candlelight", "neon"];

/** The camera moves of the pad, in its order. */
export const CAMERA_MOVES: readonly Phrase[] = [
  { id: "still", label: "Still", words: "Static camera, locked off.", against: MOVING },
  { id: "push-in", label: "Push in", words: "The camera makes a slow push-in.", against: ["still", "pull-out"] },
  { id: "pull-out", label: "Pull out", words: "The camera makes a slow pull-out.", against: ["still", "push-in"] },
  { id: "orbit", label: "Orbit", words: "The camera makes a slow orbit around the subject.", against: ["still", "pan-left", "pan-right"] },
  { id: "handheld", label: "Handheld", words: "Handheld camera, slight sway.", against: ["still"] },
  { id: "pan-left", label: "Pan left", words: "The camera makes a slow pan left.", against: ["still", "pan-right", "orbit"] },
  { id: "pan-right", label: "Pan right", words: "The camera makes a slow pan right.", against: ["still", "pan-left", "orbit"] },
  { id: "tilt-up", label: "Tilt up", words: "The camera makes a slow tilt up.", against: ["still", "tilt-down", "crane-up"] },
  { id: "tilt-down", label: "Tilt down", words: "The camera makes a slow tilt down.", against: ["still", "tilt-up", "crane-up"] },
  { id: "crane-up", label: "Crane up", words: "The camera makes a slow crane up.", against: ["still", "tilt-up", "tilt-down"] },
];

/** Light, the other half of what a prompt is about. */
export const LIGHTS: readonly Phrase[] = [
  { id: "low-sun", label: "Low sun", words: "Low, warm sun with long shadows.", against: LIT.filter((id) => id !== "low-sun") },
  { id: "soft-light", label: "Soft daylight", words: "Soft, even daylight.", against: LIT.filter((id) => id !== "soft-light") },
  { id: "candlelight", label: "Candlelight", words: "Flickering candlelight.", against: LIT.filter((id) => id !== "candlelight") },
  { id: "neon", label: "Neon night", words: "Night, lit by neon signs.", against: LIT.filter((id) => id !== "neon") },
];

const PHRASES = [...CAMERA_MOVES, ...LIGHTS];

/** The phrases whose words stand in the prompt. */
export function phrasesIn(prompt: string): PhraseId[] {
  const text = prompt.toLowerCase();
  return PHRASES.filter(({ words }) => text.includes(words.toLowerCase())).map(({ id }) => id);
}

/** Puts a phrase at the end of the prompt, or takes it out; what goes against it goes out. The rest of the prompt stays as it is. */
export function togglePhrase(prompt: string, phrase: Phrase): string {
  if (phrasesIn(prompt).includes(phrase.id)) return without(prompt, phrase.words);
  const rest = PHRASES.filter(({ id }) => phrase.against.includes(id))
    .reduce((text, { words }) => without(text, words), prompt)
    .trimEnd();
  if (!rest) return phrase.words;
  return `${rest}${/[.!?…:;,]$/.test(rest) ? "" : "."} ${phrase.words}`;
}

function without(prompt: string, words: string): string {
  const at = prompt.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return prompt;
  const before = prompt.slice(0, at);
  const after = prompt.slice(at + words.length);
  return (before === "" || before.endsWith(" ") ? before + after.replace(/^ /, "") : before + after).trimEnd();
}

import type { Draft } from "@/components/takes/composer/draft";
import { seedOf } from "@/components/takes/composer/draft";
import type { FieldErrors, ShownError } from "@/lib/errors";
import { NEGATIVE_PROMPT_MAX, PROMPT_MAX, SEED_MAX } from "@/lib/takes/limits";

/** The fields of the composer in the order they are read; settings come after the prompt. */
const ORDER = ["stillId", "endStillId", "prompt", "provider", "count", "settings", "beside", "seed", "negativePrompt"];
/** What concerns no field stands by the button. */
export const WHOLE = "form";
export const UNANSWERED: FieldErrors = {
  [WHOLE]: "The studio did not answer. Press again: it counts as the same press, so nothing is made or charged twice.",
};

/** What was complained about, and what the fields held then. */
export interface Complaint {
  trouble: FieldErrors;
  held: Record<string, unknown>;
}

/** The complaints about fields that still hold the same: a change is an answer. */
export function unanswered({ trouble, held }: Complaint, now: Record<string, unknown>): FieldErrors {
  return Object.fromEntries(Object.entries(trouble).filter(([name]) => held[name] === now[name]));
}

interface Uploading {
  isStillComing: boolean;
  hasStillFailed: boolean;
  hasEndStillFailed: boolean;
}

/** What keeps the draft from being sent, a sentence a field. The server has the last word. */
export function troubleOf(draft: Draft, { isStillComing, hasStillFailed, hasEndStillFailed }: Uploading): FieldErrors {
  const trouble: FieldErrors = {};
  if (hasStillFailed) trouble.stillId = "This still has not been uploaded. Upload it again or replace it.";
  else if (!draft.still && !isStillComing) trouble.stillId = "Add a still first.";
  if (hasEndStillFailed) trouble.endStillId = "This end still has not been uploaded. Upload it again or remove it.";
  if (draft.prompt.trim() === "") trouble.prompt = "Write a prompt: what should move, and how?";
  else if (draft.prompt.trim().length > PROMPT_MAX) trouble.prompt = tooLong("prompt", draft.prompt.trim().length - PROMPT_MAX);
  if (draft.negativePrompt.trim().length > NEGATIVE_PROMPT_MAX)
    trouble.negativePrompt = tooLong("text", draft.negativePrompt.trim().length - NEGATIVE_PROMPT_MAX);
  if (seedOf(draft) === undefined) trouble.seed = `A seed is a whole number from 0 to ${SEED_MAX}.`;
  return trouble;
}

/** A refusal of the server by the fields of the composer; what names none of them stands by the button. */
export function troubleFrom(error: ShownError): FieldErrors {
  const fields = Object.entries(error.fields ?? {}).filter(([name]) => isField(name));
  return fields.length > 0 ? Object.fromEntries(fields) : { [WHOLE]: error.message };
}

/** The field to go to first. */
export function firstOf(trouble: FieldErrors): string | undefined {
  return Object.keys(trouble).sort((a, b) => placeOf(a) - placeOf(b))[0];
}

function isField(name: string): boolean {
  const [first = "", second] = name.split(".");
  // of what was asked for at a second provider only its settings have fields
  return first === "beside" ? second === "settings" : ORDER.includes(first);
}

function placeOf(name: string): number {
  const place = ORDER.indexOf(name.split(".")[0] ?? "");
  return place < 0 ? ORDER.length : place;
}

function tooLong(what: string, over: number): string {
  return `The ${what} is ${over.toLocaleString("en-US")} ${over === 1 ? "character" : "characters"} too long.`;
}

import { formatUsd } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import type { FailureCode } from "@/lib/takes/limits";
import type { TakeView } from "@/lib/takes/view";

export type FailedTake = Pick<TakeView, "provider" | "mode" | "failure" | "settings" | "chargedMicros">;

/** Of a take that failed: what happened, what it cost, what can be done, each in its own sentence. */
export function failureWords(take: FailedTake): string {
  const { failure } = take;
  if (!failure) return "";
  return [
    asSentence(failure.message) || HAPPENED[failure.code](PROVIDER_LABELS[take.provider]),
    costWords(take, failure.code),
    NEXT[failure.code](take),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Where the way there left no words of its own. */
const HAPPENED: Record<FailureCode, (name: string) => string> = {
  refused: (name) => `${name} refused it and gave no reason.`,
  moderated: (name) => `${name}’s safety check turned it down.`,
  provider_failed: (name) => `${name} could not make it and gave no reason.`,
  not_created: (name) => `${name} never ran it.`,
  written_off: () => "It was written off: nobody knows whether it ran.",
  output_lost: (name) => `The clip was made but could not be fetched before ${name} stopped keeping it.`,
  output_invalid: (name) => `${name} says it is done but gave no clip.`,
};

const OTHER: Record<ProviderId, ProviderId> = { wavespeed: "eachlabs", eachlabs: "wavespeed" };
/** WaveSpeed says so; of Eachlabs only a sibling's word is known. */
const KEPT: Record<ProviderId, string> = {
  wavespeed: "WaveSpeed keeps clips for 7 days.",
  eachlabs: "Eachlabs names no time for which it keeps them; count on a day.",
};

const NEXT: Record<FailureCode, (take: FailedTake) => string> = {
  refused: () => "As it is it would be refused again: use its settings, change what is named, and generate.",
  moderated: ({ settings }) =>
    settings.enable_safety_checker === true
      ? "Reword the prompt, or use its settings with the safety checker off."
      : "Reword the prompt or use another still.",
  provider_failed: ({ provider }) => `Retry it. If it fails again, reword the prompt, use another still, or try ${PROVIDER_LABELS[OTHER[provider]]}.`,
  not_created: () => "Retry it when you like.",
  written_off: ({ provider }) => `If ${PROVIDER_LABELS[provider]} made it after all, its clip is still saved. A retry is paid for by itself.`,
  output_lost: ({ provider }) => `Find the clip fetches it once more, for nothing. ${KEPT[provider]}`,
  output_invalid: ({ provider }) => `Look for it at ${PROVIDER_LABELS[provider]} by its id, in the timeline. A retry is paid for by itself.`,
};

/** These were made, or may have been: what they cost is counted. */
const PAID: readonly FailureCode[] = ["written_off", "output_lost", "output_invalid"];

function costWords({ provider, mode, chargedMicros }: FailedTake, code: FailureCode): string {
  if (mode === "sandbox" || chargedMicros === 0) return "Nothing was charged.";
  if (chargedMicros === null && PAID.includes(code)) return "What it cost is not published.";
  if (chargedMicros !== null)
    return code === "written_off" ? `Its ${formatUsd(chargedMicros)} count as spent.` : `It cost ${formatUsd(chargedMicros)}.`;
  if (provider === "wavespeed" && code === "provider_failed")
    return "Nothing was charged: WaveSpeed gives back what a failed take took, within about three hours.";
  return "Nothing was charged.";
}

/** A vendor's own words may end anyhow. */
function asSentence(words: string): string {
  const text = words.trim();
  return text === "" || /[.!?…]$/.test(text) ? text : `${text}.`;
}

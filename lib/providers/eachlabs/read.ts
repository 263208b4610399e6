import { z } from "zod";
import type { JsonAnswer } from "@/lib/http/get-json";
import { microsFromDollars } from "@/lib/money";
import type { Verdict } from "@/lib/providers/outcome";
import { readOutputs } from "@/lib/providers/outputs";
import type { Progress } from "@/lib/providers/provider";
import { firstWords, plain, soundsModerated } from "@/lib/providers/say";

export const VENDOR = "Eachlabs";

const text = z.string().nullish().catch(null);
const anything = z.unknown().optional();
const Objects = z.object({
  error_message: anything,
  error: anything,
  error_code: anything,
  classification: z.object({ category: text }).nullish().catch(null),
});

/** The fields of a prediction that we use, each as loosely as it was ever seen. */
const Prediction = z.object({
  status: anything,
  output: anything,
  message: anything,
  details: anything,
  error: anything,
  logs: anything,
  metrics: z.object({ cost: anything }).nullish().catch(null),
  input: z
    .object({ seed: z.coerce.number().nullish().catch(null), prompt: text })
    .nullish()
    .catch(null),
});
export type Prediction = z.output<typeof Prediction>;

/** A prediction; null when the answer holds no such thing. */
export function readPrediction(body: unknown): Prediction | null {
  return Prediction.safeParse(body).data ?? null;
}

export function verdictOf(answer: JsonAnswer, secrets: readonly string[]): Verdict {
  const body = readPrediction(answer.body);
  const words = firstWords([saidInOutput(body?.output), body?.message, body?.details, body?.error, answer.body === undefined ? answer.text : null]);
  // "message" is often no more than the status in words; "details" then says what is wrong.
  const more = firstWords([body?.details]);
  const both = words && more && !words.includes(more) ? `${words} (${more})` : words;
  return { vendor: VENDOR, status: answer.status, headers: answer.headers, words: both, isModerated: isModeration(body?.output), secrets };
}

/** What a prediction has come to. Words that nobody documented are pending. */
export function progressOf(prediction: Prediction, secrets: readonly string[]): Progress {
  const word = typeof prediction.status === "string" ? prediction.status.toLowerCase() : "";
  const costMicros = microsFromDollars(prediction.metrics?.cost);
  if (word === "success" || word === "succeeded" || word === "completed") {
    const outputs = readOutputs(prediction.output);
    if (outputs.length === 0) return { state: "failed", code: "provider_failed", message: "Eachlabs says it is done but gives no clip.", costMicros };
    return { state: "done", outputs: [...new Set(outputs)], costMicros, isFlagged: false };
  }
  if (word === "cancelled" || word === "canceled") return { state: "canceled" };
  if (word === "error" || word === "failed") return failed(prediction, costMicros, secrets);
  return { state: "pending", word: word || "unknown" };
}

function failed(prediction: Prediction, costMicros: number | null, secrets: readonly string[]): Progress {
  const words = firstWords([saidInOutput(prediction.output), prediction.message, prediction.details, prediction.error, prediction.logs]);
  const told = words && plain(words, secrets);
  if (isModeration(prediction.output) || soundsModerated(words)) {
    return {
      state: "failed",
      code: "moderated",
      message: told ? `Eachlabs’ safety check turned it down: ${told}` : "Eachlabs’ safety check turned it down.",
      costMicros,
    };
  }
  return {
    state: "failed",
    code: "provider_failed",
    message: told ? `Eachlabs could not make it: ${told}` : "Eachlabs could not make it and gave no reason.",
    costMicros,
  };
}

/** The envelope of a failure stands inside `output`, alone or as the first of a list; an address there is no failure. */
function saidInOutput(output: unknown): unknown {
  const inside: unknown = Array.isArray(output) ? output[0] : output;
  const envelope = Objects.safeParse(inside).data;
  return envelope ? [envelope.error_message, envelope.error] : null;
}

function isModeration(output: unknown): boolean {
  const inside: unknown = Array.isArray(output) ? output[0] : output;
  const envelope = Objects.safeParse(inside).data;
  const inner = Objects.safeParse(envelope?.error).data;
  const words = [envelope?.classification?.category, envelope?.error_code, inner?.classification?.category, inner?.error_code];
  return words.some((word) => typeof word === "string" && soundsModerated(word));
}

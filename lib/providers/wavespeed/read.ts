import { z } from "zod";
import type { JsonAnswer } from "@/lib/http/get-json";
import type { Verdict } from "@/lib/providers/outcome";
import { readOutputs } from "@/lib/providers/outputs";
import type { Progress } from "@/lib/providers/provider";
import { firstWords, plain, soundsModerated } from "@/lib/providers/say";

export const VENDOR = "WaveSpeed";

const text = z.string().nullish().catch(null);
const anything = z.unknown().optional();

/** The fields of a prediction that we use, each as loosely as it was ever seen. */
const Prediction = z.object({
  id: text,
  model: text,
  status: text,
  outputs: anything,
  output: anything,
  has_nsfw_contents: anything,
  created_at: text,
  error: anything,
  code: z.coerce.number().nullish().catch(null),
  input: z
    .object({ seed: z.number().nullish().catch(null), prompt: text })
    .nullish()
    .catch(null),
});
export type Prediction = z.output<typeof Prediction>;

export const Envelope = z.object({
  code: z.coerce.number().nullish().catch(null),
  data: anything,
  message: anything,
  error: anything,
  details: anything,
});

const MODERATION = 1200;
/** Business codes that say the request itself won't do: parameters missing or wrong, media that could not be fetched. */
const REQUEST_CODES = new Set([MODERATION, 1400, 1401, 1402]);

/** An answer with its envelope taken off: `status` is the body's code where HTTP said fine. */
export interface Opened {
  status: number;
  data: unknown;
  verdict: Verdict;
}

export function open(answer: JsonAnswer, secrets: readonly string[]): Opened {
  const envelope = Envelope.safeParse(answer.body).data;
  const prediction = Prediction.safeParse(envelope?.data).data;
  const code = envelope?.code ?? null;
  const status = answer.status >= 200 && answer.status < 300 && code !== null && code !== 0 ? statusOf(code) : answer.status;
  const words = firstWords([
    envelope?.message,
    envelope?.error,
    envelope?.details,
    prediction?.error,
    answer.body === undefined ? answer.text : null,
  ]);
  const isModerated = code === MODERATION || prediction?.code === MODERATION;
  return { status, data: envelope?.data, verdict: { vendor: VENDOR, status, headers: answer.headers, words, isModerated, secrets } };
}

export function isFine(status: number): boolean {
  return status >= 200 && status < 300;
}

/** A prediction, wrapped or bare; null when there is none to read. */
export function readPrediction(value: unknown): Prediction | null {
  return Prediction.safeParse(value).data ?? null;
}

/** What a prediction has come to. Words that nobody documented are pending. */
export function progressOf(prediction: Prediction, secrets: readonly string[]): Progress {
  const word = (prediction.status ?? "").toLowerCase();
  if (word === "completed" || word === "succeeded" || word === "success") return doneOf(prediction);
  if (word === "cancelled" || word === "canceled") return { state: "canceled" };
  if (word === "timeout") return failed(prediction, "WaveSpeed gave up: it took too long there.", secrets);
  if (word === "deleted") return failed(prediction, "It was deleted at WaveSpeed.", secrets);
  if (word === "failed" || word === "error") return failed(prediction, "WaveSpeed could not make it and gave no reason.", secrets);
  return { state: "pending", word: word || "unknown" };
}

function doneOf(prediction: Prediction): Progress {
  const outputs = [...readOutputs(prediction.outputs), ...readOutputs(prediction.output)];
  if (outputs.length === 0)
    return { state: "failed", code: "provider_failed", message: "WaveSpeed says it is done but gives no clip.", costMicros: null };
  const flags = prediction.has_nsfw_contents;
  return { state: "done", outputs: [...new Set(outputs)], costMicros: null, isFlagged: Array.isArray(flags) ? flags.includes(true) : flags === true };
}

function failed(prediction: Prediction, otherwise: string, secrets: readonly string[]): Progress {
  const words = firstWords([prediction.error]);
  const isModerated = prediction.code === MODERATION || soundsModerated(words);
  const told = words && plain(words, secrets);
  if (isModerated)
    return {
      state: "failed",
      code: "moderated",
      message: told ? `WaveSpeed’s safety check turned it down: ${told}` : "WaveSpeed’s safety check turned it down.",
      costMicros: null,
    };
  return { state: "failed", code: "provider_failed", message: told ? `WaveSpeed could not make it: ${told}` : otherwise, costMicros: null };
}

function statusOf(code: number): number {
  if (code >= 100 && code <= 599) return code;
  return REQUEST_CODES.has(code) ? 400 : 500;
}

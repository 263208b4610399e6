import { z } from "zod";
import { type Answer, type Call, headerOf, Refusal } from "@/lib/sandbox/http";
import type { Prediction } from "@/lib/sandbox/state/predictions";
import { addressField, complaintOf } from "@/lib/sandbox/vendors/address-field";
import type { CreateOrder, Dialect, RefusalKind } from "@/lib/sandbox/vendors/dialect";
import { wavespeedSecret } from "@/lib/sandbox/work/signatures";
import type { World } from "@/lib/sandbox/world";

export const WAVESPEED_MODEL = "wavespeed-ai/wan-2.2/image-to-video";

/** CONTRACTS.md §1.2, strictly. */
const CreateBody = z.strictObject({
  image: addressField,
  prompt: z.string().min(1),
  resolution: z.enum(["480p", "720p"]).default("480p"),
  negative_prompt: z.string().optional(),
  last_image: addressField.optional(),
  duration: z.literal([5, 8]).default(5),
  seed: z.number().int().min(-1).max(2_147_483_647).default(-1),
});
const PriceBody = CreateBody.partial();

const STATUS: Record<RefusalKind, number> = { unauthorized: 401, no_credit: 402, invalid: 400, not_found: 404, busy: 429, broken: 503 };

export function wavespeedDialect(world: World): Dialect {
  return {
    vendor: "wavespeed",
    keyOf: (call) => /^Bearer\s+(\S+)$/i.exec(headerOf(call.request, "authorization"))?.[1] ?? "",
    readCreate: (call, body, apiKey) => readCreate(world, call, body, apiKey),
    refusal: refuse,
    accepted: (prediction) => wrap(predictionView(world, prediction)),
  };
}

/** The envelope of an answer that went well. */
export function wrap(data: unknown): Answer {
  return { status: 200, body: { code: 200, message: "success", data } };
}

export function refuse(kind: RefusalKind, message: string): Answer {
  return { status: STATUS[kind], body: { code: STATUS[kind], message } };
}

/** The list price in dollars; the inputs not given count at their defaults. */
export function priceOf(inputs: unknown): number {
  const { resolution = "480p", duration = 5 } = PriceBody.parse(inputs ?? {});
  return Math.round((resolution === "720p" ? 6 : 3) * duration) / 100;
}

function readCreate(world: World, call: Call, body: unknown, apiKey: string): CreateOrder {
  const parsed = CreateBody.safeParse(body);
  if (!parsed.success) {
    const { message, isMissing } = complaintOf(parsed.error);
    throw new Refusal({ status: 400, body: { code: 400, message: `Invalid parameter: ${message}`, error_code: isMissing ? 1400 : 1401 } });
  }
  const { data: input } = parsed;
  return {
    model: WAVESPEED_MODEL,
    input,
    seed: input.seed,
    prompt: input.prompt,
    image: input.image,
    endImage: input.last_image ?? null,
    wish: { vendor: "wavespeed", resolution: input.resolution, durationS: input.duration },
    listMicros: Math.round(priceOf({ resolution: input.resolution, duration: input.duration }) * 1_000_000),
    callback: readWebhook(world, call, apiKey),
  };
}

function readWebhook(world: World, call: Call, apiKey: string): CreateOrder["callback"] {
  for (const name of call.query.keys()) {
    if (name !== "webhook") throw new Refusal(refuse("invalid", `Unknown query parameter: ${name}`));
  }
  const webhook = call.query.get("webhook");
  if (webhook === null) return null;
  if (!addressField.safeParse(webhook).success) throw new Refusal(refuse("invalid", "webhook must be a URL"));
  return { url: webhook, secret: wavespeedSecret(world.secret, apiKey) };
}

/** What WaveSpeed shows of a prediction. Its seed is not among it, nor its input, but in callbacks. */
export function predictionView(world: World, prediction: Prediction) {
  const isDone = prediction.state === "done";
  const inferenceMs = prediction.endedAt === null ? 0 : prediction.endedAt - prediction.createdAt;
  return {
    id: prediction.id,
    model: prediction.model,
    outputs: isDone && prediction.hasOutput ? [`${world.origin}/files/outputs/${prediction.id}.mp4`] : [],
    urls: { get: `${world.origin}/wavespeed/api/v3/predictions/${prediction.id}/result` },
    has_nsfw_contents: isDone && prediction.hasOutput ? [prediction.fate === "flagged"] : [],
    status: WORDS[prediction.state],
    created_at: new Date(prediction.createdAt).toISOString(),
    error: prediction.failure?.message ?? "",
    ...(prediction.failure && { code: prediction.failure.code }),
    executionTime: inferenceMs,
    timings: { inference: inferenceMs },
  };
}

/** The body of a callback: bare, with the input echoed. */
export function wavespeedCallback(world: World, prediction: Prediction): unknown {
  const { id, model, ...rest } = predictionView(world, prediction);
  return { id, model, input: { ...prediction.input, seed: prediction.seed }, ...rest };
}

const WORDS = { waiting: "created", rendering: "processing", done: "completed", failed: "failed" } as const;

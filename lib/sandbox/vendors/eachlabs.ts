import { z } from "zod";
import { type Answer, headerOf, Refusal } from "@/lib/sandbox/http";
import type { Prediction } from "@/lib/sandbox/state/predictions";
import { addressField, complaintOf } from "@/lib/sandbox/vendors/address-field";
import type { CreateOrder, Dialect, RefusalKind } from "@/lib/sandbox/vendors/dialect";
import type { World } from "@/lib/sandbox/world";

export const EACHLABS_MODEL = "wan-v2-2-a14b-image-to-video";

/** CONTRACTS.md §2.2, strictly. */
const Input = z.strictObject({
  image_url: addressField,
  prompt: z.string().min(1),
  end_image_url: addressField.optional(),
  negative_prompt: z.string().optional(),
  seed: z.number().int().nullable().default(null),
  resolution: z.enum(["480p", "580p", "720p"]).default("720p"),
  aspect_ratio: z.enum(["auto", "16:9", "9:16", "1:1"]).default("auto"),
  num_inference_steps: z.number().int().min(2).max(40).default(27),
  enable_safety_checker: z.boolean().default(false),
  enable_prompt_expansion: z.boolean().default(false),
  acceleration: z.enum(["none", "regular"]).default("regular"),
  guidance_scale: z.number().min(1).max(10).default(3.5),
  guidance_scale_2: z.number().min(1).max(10).default(3.5),
  shift: z.number().min(1).max(10).default(5),
  interpolator_model: z.enum(["none", "film", "rife"]).default("film"),
  num_interpolated_frames: z.number().int().min(0).max(4).default(1),
  adjust_fps_for_interpolation: z.boolean().default(true),
  frames_per_second: z.literal(16).default(16),
  num_frames: z.literal(81).default(81),
});
const Envelope = z.strictObject({
  model: z.string(),
  input: z.record(z.string(), z.unknown()),
  webhook_url: addressField.optional(),
  webhook_secret: z.string().min(1).optional(),
  version: z.string().optional(),
});

/** Eachlabs publishes no price. These are only for counting what a vendor would have billed. */
const NOMINAL_MICROS = { "480p": 200_000, "580p": 300_000, "720p": 400_000 } as const;

const STATUS: Record<RefusalKind, number> = { unauthorized: 401, no_credit: 402, invalid: 400, not_found: 404, busy: 429, broken: 503 };

export function eachlabsDialect(): Dialect {
  return {
    vendor: "eachlabs",
    keyOf: (call) => headerOf(call.request, "x-api-key") || (/^Bearer\s+(\S+)$/i.exec(headerOf(call.request, "authorization"))?.[1] ?? ""),
    readCreate: (_call, body) => readCreate(body),
    refusal: refuse,
    accepted: ({ id }) => ({ status: 200, body: { status: "success", message: "Prediction created successfully", predictionID: id } }),
  };
}

/** Two shapes, as the vendor's page and its reference have them. */
export function refuse(kind: RefusalKind, message: string): Answer {
  const status = STATUS[kind];
  if (kind === "no_credit") return { status, body: { status, error: "payment required", details: message } };
  if (kind === "busy") return { status, body: { status, error: "too many requests", details: message } };
  return { status, body: { status: "error", message, details: "" } };
}

function readCreate(body: unknown): CreateOrder {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) throw invalid(envelope.error);
  const { model, webhook_url, webhook_secret } = envelope.data;
  if (model !== EACHLABS_MODEL) throw new Refusal(refuse("not_found", "Model not found"));
  const parsed = Input.safeParse(envelope.data.input);
  if (!parsed.success) throw invalid(parsed.error);
  const { data: input } = parsed;
  return {
    model,
    input,
    seed: input.seed ?? -1,
    prompt: input.prompt,
    image: input.image_url,
    endImage: input.end_image_url ?? null,
    wish: {
      vendor: "eachlabs",
      resolution: input.resolution,
      aspect: input.aspect_ratio,
      interpolation: { model: input.interpolator_model, between: input.num_interpolated_frames, isFpsAdjusted: input.adjust_fps_for_interpolation },
    },
    listMicros: NOMINAL_MICROS[input.resolution],
    callback: webhook_url ? { url: webhook_url, secret: webhook_secret ?? null } : null,
  };
}

function invalid(error: z.ZodError): Refusal {
  return new Refusal({ status: 400, body: { status: "error", message: "Invalid input", details: complaintOf(error).message } });
}

export type PollWord = "created" | "processing" | "success" | "error" | "cancelled";

export function wordOf(prediction: Prediction): PollWord {
  if (prediction.canceledAt !== null) return "cancelled";
  return ({ waiting: "created", rendering: "processing", done: "success", failed: "error" } as const)[prediction.state];
}

/** Where the clip is, when there is one to be had. */
export function outputOf(world: World, prediction: Prediction): string | null {
  return wordOf(prediction) === "success" && prediction.hasOutput ? `${world.origin}/files/outputs/${prediction.id}.mp4` : null;
}

/** What Eachlabs shows of a prediction: the fields of its page and of its reference together. */
export function predictionView(world: World, prediction: Prediction): unknown {
  const { id, failure, startedAt, endedAt } = prediction;
  const cost = world.settings.now.eachlabsCost;
  const seconds = endedAt === null ? 0 : (endedAt - (startedAt ?? prediction.createdAt)) / 1000;
  const base = `${world.origin}/eachlabs/v1/prediction/${id}`;
  return {
    id,
    predictionID: id,
    input: { ...prediction.input, seed: prediction.input.seed ?? null },
    status: wordOf(prediction),
    output: failure && prediction.canceledAt === null ? failureView(failure) : outputOf(world, prediction),
    logs: null,
    metrics: { predict_time: seconds, ...(cost !== null && wordOf(prediction) === "success" && { cost }) },
    urls: { cancel: `${base}/cancel`, get: base },
  };
}

/** The body of a callback. A failure stands within `output`; the outer `error` is always empty. */
export function eachlabsCallback(world: World, prediction: Prediction): unknown {
  const { id, failure } = prediction;
  const output = failure ? [{ id, status: "failed", output: null, error: failure.message }] : outputOf(world, prediction);
  return { exec_id: id, flow_id: null, status: failure ? "failed" : "succeeded", output, error: "" };
}

function failureView({ word, message }: NonNullable<Prediction["failure"]>): unknown {
  const category = { CONTENT_MODERATION: "content_moderation", INPUT_VALIDATION_ERROR: "invalid_user_input" }[word] ?? "provider_error";
  return {
    error: message,
    error_code: word,
    error_message: message,
    classification: { category },
    retryable: category === "provider_error",
    error_step: "prediction",
  };
}

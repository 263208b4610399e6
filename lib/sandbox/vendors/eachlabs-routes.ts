import { randomUUID } from "node:crypto";
import { z } from "zod";
import { presign, removeUpload } from "@/lib/sandbox/files/uploads";
import { type Answer, type Call, readJson } from "@/lib/sandbox/http";
import type { Prediction } from "@/lib/sandbox/state/predictions";
import { authorize, isBroke } from "@/lib/sandbox/vendors/authorize";
import { check } from "@/lib/sandbox/vendors/check";
import { create } from "@/lib/sandbox/vendors/create";
import { EACHLABS_MODEL, eachlabsCallback, eachlabsDialect, outputOf, predictionView, refuse, wordOf } from "@/lib/sandbox/vendors/eachlabs";
import type { Jobs } from "@/lib/sandbox/work/jobs";
import type { World } from "@/lib/sandbox/world";

const DAY_S = 24 * 3_600;
const BALANCE = 100;

const PresignBody = z.strictObject({
  content_type: z.string().min(1),
  file_type: z.enum(["image", "video", "audio", "other"]).optional(),
  expires_in_seconds: z
    .number()
    .int()
    .min(60)
    .max(365 * DAY_S)
    .default(180 * DAY_S),
});

const Page = z.object({ limit: z.coerce.number().int().min(1).max(100), offset: z.coerce.number().int().min(0).default(0) });
const ExecutionsQuery = Page.extend({
  limit: Page.shape.limit.default(20),
  model: z.string().optional(),
  status: z
    .string()
    .regex(/^((created|starting|success|error)(,|$))*$/)
    .optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
const WebhooksQuery = Page.extend({ limit: Page.shape.limit.default(50) });

/** Answers a call below /eachlabs/v1. Every answer names its request. */
export async function answerEachlabs(world: World, jobs: Jobs, call: Call): Promise<Answer> {
  const answer = await route(world, jobs, call);
  return { ...answer, headers: { "x-request-id": randomUUID(), ...answer.headers } };
}

async function route(world: World, jobs: Jobs, call: Call): Promise<Answer> {
  const dialect = eachlabsDialect();
  const path = call.path.replace(/\/$/, "");
  if (call.method === "POST" && path === "/prediction") return await create(world, jobs, dialect, call);
  const key = authorize(dialect, call);
  const [, area, id = "", verb = ""] = path.split("/");
  switch (`${call.method} ${area}${id && "/:id"}${verb && `/${verb}`}`) {
    case "GET prediction/:id":
      return await check(world, dialect, id, (prediction) => ({ status: 200, body: predictionView(world, prediction) }));
    case "POST prediction/:id/cancel":
      return await cancel(world, id);
    case "GET executions":
      return executions(world, call);
    case "GET webhooks":
      return webhooks(world, call);
    case "GET webhooks/:id":
      return webhook(world, id);
    case "GET billing/:id":
      return id === "balance" ? { status: 200, body: { balance_usd: isBroke(key) ? 0 : BALANCE } } : refuse("not_found", "Not found");
    case "POST upload/:id":
      return id === "presign" ? await upload(world, call) : refuse("not_found", "Not found");
    case "DELETE files/:id":
      return (await removeUpload(world, id)) ? { status: 204, body: "" } : refuse("not_found", "File not found");
    default:
      return refuse("not_found", "Not found");
  }
}

/** Only the record is cancelled: what runs goes on, its output is dropped, and nobody is called back. */
async function cancel(world: World, id: string): Promise<Answer> {
  const prediction = world.predictions.get(id);
  if (prediction?.vendor !== "eachlabs") return refuse("not_found", "Prediction not found");
  world.log.add({ kind: "cancel", vendor: "eachlabs", predictionId: id, status: prediction.endedAt === null ? 200 : 400, fault: null });
  if (prediction.endedAt !== null) return refuse("invalid", "Prediction is already in a terminal state");
  if (prediction.canceledAt === null) await world.predictions.put({ ...prediction, canceledAt: Date.now() });
  return { status: 200, body: { status: "cancelled", message: "Prediction canceled successfully", predictionID: id } };
}

function executions(world: World, call: Call): Answer {
  const parsed = ExecutionsQuery.safeParse(Object.fromEntries(call.query));
  if (!parsed.success) return refuse("invalid", z.prettifyError(parsed.error));
  const { limit, offset, model, status, from, to } = parsed.data;
  const until = to ? Date.parse(to) : Number.POSITIVE_INFINITY;
  const since = from ? Date.parse(from) : Date.now() - 90 * DAY_S * 1000;
  const words = status?.split(",").filter(Boolean) ?? [];
  const fitting = world.predictions
    .list("eachlabs")
    .filter(({ createdAt }) => createdAt >= since && createdAt <= until)
    .filter((prediction) => (!model || prediction.model === model) && (words.length === 0 || words.includes(wordOf(prediction))));
  world.log.add({ kind: "list", vendor: "eachlabs", predictionId: null, status: 200, fault: null });
  const page = fitting.slice(offset, offset + limit).map((prediction) => executionView(world, prediction));
  return { status: 200, body: { executions: page, total_count: fitting.length, total_capped: false, offset, limit } };
}

function executionView(world: World, prediction: Prediction): unknown {
  const { id, createdAt, startedAt, endedAt } = prediction;
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id,
    model: EACHLABS_MODEL,
    requested_model: null,
    status: wordOf(prediction),
    workflow_id: null,
    workflow_execution_id: null,
    execution_cost: world.settings.now.eachlabsCost ?? 0,
    run_time: endedAt === null ? 0 : (endedAt - (startedAt ?? createdAt)) / 1000,
    created_at: time(createdAt),
    started_at: time(startedAt),
    completed_at: time(endedAt),
    output: outputOf(world, prediction),
  };
}

/** Which execution was to be told to which address. A row appears with its first delivery, unless the sandbox is told otherwise. */
function webhooks(world: World, call: Call): Answer {
  const parsed = WebhooksQuery.safeParse(Object.fromEntries(call.query));
  if (!parsed.success) return refuse("invalid", z.prettifyError(parsed.error));
  const { limit, offset } = parsed.data;
  world.log.add({ kind: "list", vendor: "eachlabs", predictionId: null, status: 200, fault: null });
  const rows = world.predictions.list("eachlabs").flatMap((prediction) => webhookView(world, prediction) ?? []);
  return { status: 200, body: { webhooks: rows.slice(offset, offset + limit), limit, offset } };
}

function webhook(world: World, id: string): Answer {
  const prediction = world.predictions.get(id);
  const view = prediction?.vendor === "eachlabs" ? webhookView(world, prediction) : null;
  if (!view) return refuse("not_found", "webhook not found");
  const tries = (prediction?.callback?.tries ?? []).map(({ at, status, error }) => ({
    status: status !== null && status >= 200 && status < 300 ? "SUCCESS" : "FAILED",
    status_code: status,
    response: null,
    error_message: error,
    created_at: new Date(at).toISOString(),
  }));
  return { status: 200, body: { ...view, attempts: tries } };
}

function webhookView(world: World, prediction: Prediction) {
  const { id, callback } = prediction;
  if (!callback || !(callback.signedAt !== null || world.settings.now.listsCallbacksAtOnce)) return null;
  return {
    execution_id: id,
    url: callback.url,
    request: prediction.endedAt === null ? "" : JSON.stringify(eachlabsCallback(world, prediction)),
    headers: { "Content-Type": "application/json" },
    source: "api-gateway",
    created_at: new Date(callback.signedAt ?? prediction.createdAt).toISOString(),
  };
}

async function upload(world: World, call: Call): Promise<Answer> {
  const parsed = PresignBody.safeParse(await readJson(call.request));
  if (!parsed.success) return refuse("invalid", z.prettifyError(parsed.error));
  const { content_type: contentType, expires_in_seconds } = parsed.data;
  const presigned = await presign(world, { vendor: "eachlabs", contentType, size: null, keptMs: expires_in_seconds * 1000 });
  return {
    status: 200,
    body: {
      id: presigned.upload.id,
      presigned_url: presigned.putUrl,
      public_url: presigned.publicUrl,
      expires_at: new Date(presigned.upload.closesAt).toISOString(),
      required_headers: presigned.headers,
    },
  };
}

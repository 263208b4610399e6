import { z } from "zod";
import { presign, UPLOAD_MAX } from "@/lib/sandbox/files/uploads";
import { type Answer, type Call, readJson } from "@/lib/sandbox/http";
import { authorize, isBroke } from "@/lib/sandbox/vendors/authorize";
import { check } from "@/lib/sandbox/vendors/check";
import { create } from "@/lib/sandbox/vendors/create";
import { predictionView, priceOf, refuse, WAVESPEED_MODEL, wavespeedDialect, wrap } from "@/lib/sandbox/vendors/wavespeed";
import { forget, type Jobs } from "@/lib/sandbox/work/jobs";
import { wavespeedSecret } from "@/lib/sandbox/work/signatures";
import type { World } from "@/lib/sandbox/world";

const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 7 * DAY_MS;
const BALANCE = 100;

const HistoryBody = z.strictObject({
  page: z.number().int().min(1),
  page_size: z.number().int().min(1).max(100),
  model: z.string().nullish(),
  status: z.string().nullish(),
  created_after: z.iso.datetime({ offset: true }).nullish(),
  created_before: z.iso.datetime({ offset: true }).nullish(),
});
const DeleteBody = z.strictObject({ ids: z.array(z.string()).max(1_000) });
const UploadBody = z.strictObject({
  filename: z.string().min(1),
  size: z.number().int().min(1).max(UPLOAD_MAX),
  content_type: z.string().optional(),
});
const PriceBody = z.strictObject({ model_id: z.string(), inputs: z.record(z.string(), z.unknown()).optional() });

/** Answers a call below /wavespeed/api/v3. */
export async function answerWavespeed(world: World, jobs: Jobs, call: Call): Promise<Answer> {
  const dialect = wavespeedDialect(world);
  const route = `${call.method} ${call.path}`;
  if (route === `POST /${WAVESPEED_MODEL}`) return await create(world, jobs, dialect, call);
  const key = authorize(dialect, call);
  const asked = /^\/predictions\/([\w-]+)(?:\/result)?$/.exec(call.path)?.[1];
  if (asked && call.method === "GET") return await check(world, dialect, asked, (prediction) => wrap(predictionView(world, prediction)));
  if (asked && call.method === "DELETE") return wrap({ deleted_count: (await removeAll(world, [asked])).length });
  switch (route) {
    case "POST /predictions":
      return history(world, await readJson(call.request));
    case "GET /predictions":
      return history(world, { page: Number(call.query.get("page") ?? 1), page_size: Number(call.query.get("page_size") ?? 100) });
    case "POST /predictions/delete":
      return await withBody(call, DeleteBody, async ({ ids }) => wrap({ deleted_count: (await removeAll(world, ids)).length }));
    case "POST /media/uploads":
      return await withBody(call, UploadBody, (body) => upload(world, body));
    case "GET /balance":
    case "GET /account/balance":
      return wrap({ balance: isBroke(key) ? 0 : BALANCE });
    case "POST /model/price":
      return await withBody(call, PriceBody, async (body) => price(body));
    case "GET /webhook/secret":
      return wrap({ secret: wavespeedSecret(world.secret, key) });
    default:
      return refuse("not_found", "Not found.");
  }
}

async function withBody<S extends z.ZodType>(call: Call, schema: S, run: (body: z.output<S>) => Promise<Answer>): Promise<Answer> {
  const parsed = schema.safeParse(await readJson(call.request));
  return parsed.success ? await run(parsed.data) : refuse("invalid", z.prettifyError(parsed.error));
}

/** Seven days, newest first; echoes no input. */
function history(world: World, body: unknown): Answer {
  const parsed = HistoryBody.safeParse(body);
  if (!parsed.success) return refuse("invalid", z.prettifyError(parsed.error));
  const { page, page_size, model, status, created_after, created_before } = parsed.data;
  const from = Math.max(Date.now() - KEPT_MS, created_after ? Date.parse(created_after) : 0);
  const until = created_before ? Date.parse(created_before) : Number.POSITIVE_INFINITY;
  const fitting = world.predictions
    .list("wavespeed")
    .filter(({ createdAt }) => createdAt >= from && createdAt <= until)
    .map((prediction) => ({ view: predictionView(world, prediction), input: { ...prediction.input, seed: prediction.seed } }))
    .filter(({ view }) => (!model || view.model === model) && (!status || view.status === status));
  const items = fitting.slice((page - 1) * page_size, page * page_size);
  world.log.add({ kind: "list", vendor: "wavespeed", predictionId: null, status: 200, fault: null });
  const { historyEchoesInput } = world.settings.now;
  return wrap({ page, total: fitting.length, items: items.map(({ view, input }) => (historyEchoesInput ? { ...view, input } : view)) });
}

async function removeAll(world: World, ids: readonly string[]): Promise<string[]> {
  const known = ids.filter((id) => world.predictions.get(id)?.vendor === "wavespeed");
  await Promise.all(known.map((id) => forget(world, id)));
  return known;
}

async function upload(world: World, { filename, size, content_type }: z.output<typeof UploadBody>): Promise<Answer> {
  const contentType = content_type ?? typeOf(filename);
  const { upload: record, putUrl, publicUrl, headers } = await presign(world, { vendor: "wavespeed", contentType, size, keptMs: KEPT_MS });
  const toPut = {
    method: "PUT",
    url: putUrl,
    headers: { "Content-Type": contentType, ...headers },
    expires_at: new Date(record.closesAt).toISOString(),
  };
  return wrap({ download_url: publicUrl, upload: toPut });
}

function typeOf(filename: string): string {
  if (/\.jpe?g$/i.test(filename)) return "image/jpeg";
  const other = /\.(png|webp|avif)$/i.exec(filename)?.[1];
  return other ? `image/${other.toLowerCase()}` : "application/octet-stream";
}

function price({ model_id, inputs }: z.output<typeof PriceBody>): Answer {
  if (model_id !== WAVESPEED_MODEL) return refuse("not_found", "Model not found.");
  try {
    const dollars = priceOf(inputs);
    return wrap({ model_id, price: dollars, discounted_price: dollars, discount_rate: 0, currency: "USD" });
  } catch {
    return refuse("invalid", "Invalid inputs.");
  }
}

import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Call, Refusal, readJson } from "@/lib/sandbox/http";
import { between, randomOf } from "@/lib/sandbox/render/random";
import type { FaultRule } from "@/lib/sandbox/state/faults";
import { limitMet } from "@/lib/sandbox/state/limits";
import { FATES, type Prediction } from "@/lib/sandbox/state/predictions";
import { authorize, isBroke } from "@/lib/sandbox/vendors/authorize";
import type { CreateOrder, Dialect } from "@/lib/sandbox/vendors/dialect";
import type { Jobs } from "@/lib/sandbox/work/jobs";
import type { World } from "@/lib/sandbox/world";

const SEED_MAX = 2_147_483_647;

/** One create: misbehaves as told, checks as the vendor does, and answers only once the prediction is on the disk. Every one is logged. */
export async function create(world: World, jobs: Jobs, dialect: Dialect, call: Call): Promise<Answer> {
  const body = await readJson(call.request);
  const fault = world.faults.take("create", dialect.vendor, { prompt: promptIn(body) });
  const seen = { vendor: dialect.vendor, seed: null, prompt: promptIn(body) || null, callbackUrl: null, fault: fault?.kind ?? null };
  if (fault?.kind === "delay") await sleep(fault.delayMs ?? 5_000, undefined, { signal: world.closing });
  try {
    if (fault) refuseAsTold(dialect, fault);
    const prediction = accept(world, dialect, call, body, fault);
    await world.predictions.put(prediction);
    const { id, seed, prompt, listMicros, callback } = prediction;
    const answer = await spoil(dialect.accepted(prediction), fault, world.closing);
    const status = answer.ending === "dropped" ? null : answer.status;
    world.log.addCreate({
      ...seen,
      isAccepted: true,
      status,
      predictionId: id,
      seed,
      prompt,
      callbackUrl: callback?.url ?? null,
      billedMicros: listMicros,
      reason: null,
    });
    jobs.start(prediction);
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { answer } = error;
    const status = answer.ending === "dropped" ? null : answer.status;
    world.log.addCreate({ ...seen, isAccepted: false, status, predictionId: null, billedMicros: 0, reason: JSON.stringify(answer.body) });
    return answer;
  }
}

function refuseAsTold(dialect: Dialect, fault: FaultRule): void {
  if (fault.kind === "drop_before") throw new Refusal({ status: 500, body: null, ending: "dropped" });
  if (fault.kind === "refuse") {
    const usual = dialect.refusal("broken", "Service temporarily unavailable.");
    throw new Refusal({ status: fault.status ?? 503, body: fault.body ?? usual.body, headers: fault.headers ?? {} });
  }
  if (fault.kind === "rate_limit") throw new Refusal(rateLimited(dialect, fault));
}

/** A 429 in the vendor's words, with Retry-After when the rule gives one. */
export function rateLimited(dialect: Dialect, { retryAfterS }: Pick<FaultRule, "retryAfterS">): Answer {
  const answer = dialect.refusal("busy", "Too many requests. Please slow down.");
  return { ...answer, headers: retryAfterS === undefined || retryAfterS === null ? {} : { "retry-after": String(retryAfterS) } };
}

/** Nothing is awaited from the look at the limits until the prediction is known, so that two creates can't share the last place. */
function accept(world: World, dialect: Dialect, call: Call, body: unknown, fault: FaultRule | null): Prediction {
  const key = authorize(dialect, call);
  const order = dialect.readCreate(call, body, key);
  if (isBroke(key)) throw new Refusal(dialect.refusal("no_credit", "Insufficient credits. Please top up your account."));
  const met = limitMet(world, dialect.vendor);
  if (met) {
    const words = met.limit === "per_minute" ? `${met.max} creates a minute` : `${met.max} predictions at the same time`;
    const answer = dialect.refusal("busy", `Rate limit exceeded: this account is limited to ${words}.`);
    const headers: Record<string, string> =
      met.limit === "per_minute" && dialect.vendor === "wavespeed" ? { "retry-after": String(met.retryAfterS) } : {};
    throw new Refusal({ ...answer, headers });
  }
  return predictionOf(world, dialect, order, fault);
}

function predictionOf(world: World, dialect: Dialect, { callback, ...order }: CreateOrder, fault: FaultRule | null): Prediction {
  const id = dialect.vendor === "wavespeed" ? randomUUID().replaceAll("-", "") : randomUUID();
  const seed = order.seed < 0 ? randomInt(SEED_MAX) : order.seed;
  const createdAt = Date.now();
  return {
    id,
    vendor: dialect.vendor,
    ...order,
    seed,
    fate: FATES.find((fate) => fate === fault?.kind) ?? "usual",
    createdAt,
    endsAt: createdAt + Math.round(world.settings.now.typicalMs * between(randomOf("time", seed), 0.8, 1.2)),
    state: "waiting",
    startedAt: null,
    endedAt: null,
    canceledAt: null,
    failure: null,
    hasOutput: false,
    callback: callback && {
      ...callback,
      deliveryId: `msg_${randomUUID().replaceAll("-", "")}`,
      signedAt: null,
      state: "waiting",
      dueAt: null,
      tries: [],
    },
  };
}

/** What becomes of the answer to a create that was accepted. */
async function spoil(answer: Answer, fault: FaultRule | null, closing: AbortSignal): Promise<Answer> {
  switch (fault?.kind) {
    case "drop_after_accept":
      return { ...answer, ending: "dropped" };
    case "error_after_accept":
      return { status: fault.status ?? 502, body: fault.body ?? "<html><h1>502 Bad Gateway</h1></html>", headers: { "content-type": "text/html" } };
    case "slow_after_accept":
      await sleep(fault.delayMs ?? 5_000, undefined, { signal: closing });
      return answer;
    case "cut_body":
      return { ...answer, ending: "cut" };
    case "no_id":
      return { ...answer, body: replaceDeep(answer.body, ["id", "predictionID"], "") };
    case "wrong_word":
      return { ...answer, body: replaceDeep(answer.body, ["status"], fault.word ?? "percolating") };
    default:
      return answer;
  }
}

/** A copy in which every field of these names holds something else. */
export function replaceDeep(value: unknown, names: readonly string[], by: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceDeep(item, names, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, names.includes(name) ? by : replaceDeep(inner, names, by)]));
}

function promptIn(body: unknown): string {
  const text = (holder: unknown) => {
    const found = typeof holder === "object" && holder !== null && "prompt" in holder ? holder.prompt : "";
    return typeof found === "string" ? found : "";
  };
  const inner = typeof body === "object" && body !== null && "input" in body ? body.input : null;
  return text(body) || text(inner);
}

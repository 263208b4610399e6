import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { ProviderError, type ProviderId, SubmitError, type SubmitRequest } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { callbackSecret, callbackToken, callbackUrl } from "@/lib/sending/callback-address";
import { type Claim, claimTake, type Room, roomFor } from "@/lib/sending/claim";
import { keyRefused, type Outcome, outcomeOf } from "@/lib/sending/outcome";
import { pauseProvider } from "@/lib/sending/pause";
import { recordAccepted, recordFault } from "@/lib/sending/record-answer";
import { type ProviderNow, providerFor } from "@/lib/settings/providers";
import { addressForProvider } from "@/lib/stills/vendor-address";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { record } from "@/lib/takes/record";
import { settingsOf } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const MODES = ["live", "sandbox"] as const;
/** Making a take ready may take so long; one that can't be is looked at again after it. */
const HOLD_MS = 30_000;

type Mode = (typeof MODES)[number];

interface QueuedTake {
  id: string;
  provider: ProviderId;
  stillId: string;
  endStillId: string | null;
  prompt: string;
  negativePrompt: string | null;
  seed: number;
  settings: Prisma.JsonValue;
}

/** Sends the first due take of a provider if its limits allow, and wakes the next before it waits for the answer. */
export async function submitNext(provider: ProviderId, workerId: string): Promise<void> {
  await Promise.all(MODES.map((mode) => submitFirst(provider, mode, workerId)));
}

async function submitFirst(provider: ProviderId, mode: Mode, workerId: string): Promise<void> {
  const reach = await providerFor(provider, mode);
  const limits = reach && { provider, mode, concurrency: reach.concurrency, createsPerMinute: reach.createsPerMinute };
  const room: Room = limits ? await db().$transaction((tx) => roomFor(limits, tx)) : { isFree: true };
  if (!room.isFree) return wakeAt(provider, room.retryAt);
  const take = await pickDue(provider, mode);
  if (!take) return;
  if (!reach || !limits)
    return explain(take.id, `There is no key for ${PROVIDER_LABELS[provider]} any more. Add one in Settings, or cancel the take.`);
  const request = await prepare(take, reach);
  if (!request) return;
  const requests = new Map<string, SubmitRequest>();
  const claim = await claimTake(take.id, limits, workerId, (createId) => {
    const whole = withCallback(request, provider, mode, createId);
    requests.set(createId, whole);
    return { payloadHash: sha256(reach.client.payloadOf(whole)), callbackHash: sha256(callbackToken(createId)) };
  });
  if (claim && "isFree" in claim) {
    await putBack(take.id);
    return wakeAt(provider, claim.isFree ? null : claim.retryAt);
  }
  const whole = claim && requests.get(claim.createId);
  await Promise.all([claim && whole && send(claim, whole, reach), wakeAt(provider, new Date())]);
}

/** One POST, one deadline, no repeat. What it came to is written down before anything else happens. */
async function send(claim: Claim, request: SubmitRequest, reach: ProviderNow): Promise<void> {
  const { id: provider, mode } = reach;
  const { takeId } = claim;
  const startedAt = performance.now();
  const { callback, ...said } = request;
  const noted = record({ takeId, provider, direction: "sent", what: "create", detail: { mode, ...said, isCallbackAsked: callback !== undefined } });
  const answer = await submitOnce(request, reach);
  if ("predictionId" in answer) await recordAccepted(claim, reach, answer.predictionId);
  else await recordFault(claim, reach, answer.outcome);
  await noted;
  await record({ takeId, provider, direction: "heard", what: "create", tookMs: Math.round(performance.now() - startedAt), detail: answer });
}

type Answer = { predictionId: string } | { outcome: Outcome; httpStatus: number | null };

async function submitOnce(request: SubmitRequest, { id: provider, client }: ProviderNow): Promise<Answer> {
  try {
    return await client.submit(request, AbortSignal.timeout(env().SUBMIT_DEADLINE_S * 1000));
  } catch (error) {
    const outcome = outcomeOf(error, PROVIDER_LABELS[provider]);
    log().info({ provider, then: outcome.then, reason: error instanceof Error ? error.message : "unknown" }, "a create did not end as accepted");
    return { outcome, httpStatus: error instanceof SubmitError ? error.httpStatus : null };
  }
}

/** The first take that is due, put off for as long as it takes to make it ready, so that nobody else makes it ready beside us. */
async function pickDue(provider: ProviderId, mode: Mode): Promise<QueuedTake | undefined> {
  const [take] = await db().$queryRaw<QueuedTake[]>`
    UPDATE take SET due_at = now() + ${HOLD_MS} * interval '1 millisecond'
    WHERE id = (
      SELECT id FROM take WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND status = 'queued' AND due_at <= now() + interval '50 milliseconds'
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) AND status = 'queued'
    RETURNING id, provider::text, still_id AS "stillId", end_still_id AS "endStillId", prompt, negative_prompt AS "negativePrompt", seed, settings`;
  return take;
}

async function putBack(takeId: string): Promise<void> {
  await db().take.updateMany({ where: { id: takeId, status: "queued" }, data: { dueAt: new Date() } });
}

/** The request but for its callback; null when it can't be made now, and then the take says why it waits. */
async function prepare(take: QueuedTake, reach: ProviderNow): Promise<SubmitRequest | null> {
  try {
    await assertDiskHasRoom();
    const image = await addressForProvider(take.stillId, reach);
    const end = take.endStillId === null ? null : await addressForProvider(take.endStillId, reach);
    return {
      imageUrl: image.url,
      endImageUrl: end?.url,
      prompt: take.prompt,
      negativePrompt: take.negativePrompt ?? undefined,
      seed: take.seed,
      settings: settingsOf(take.settings),
    };
  } catch (error) {
    log().warn({ err: error, takeId: take.id }, "a take could not be made ready to send");
    await explain(take.id, whyNotReady(error, PROVIDER_LABELS[take.provider]));
    if (error instanceof ProviderError && error.kind === "unauthorized") await pauseProvider(take.provider, reach.mode, "key_refused", null);
    return null;
  }
}

/** The take says why it waits; it is due again by itself. */
async function explain(takeId: string, waitReason: string): Promise<void> {
  await db().take.updateMany({ where: { id: takeId, status: "queued" }, data: { waitReason } });
}

async function wakeAt(provider: ProviderId, at: Date | null): Promise<void> {
  if (at) await addTask("submit", { provider }, { key: `submit:${provider}`, runAt: at });
}

function whyNotReady(error: unknown, label: string): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof ProviderError && error.kind === "unauthorized") return keyRefused(label);
  return `The still could not be put where ${label} can read it. It is tried again.`;
}

function withCallback(request: SubmitRequest, provider: ProviderId, mode: Mode, createId: string): SubmitRequest {
  const url = callbackUrl(provider, mode, createId);
  return url === null ? request : { ...request, callback: { url, secret: callbackSecret(createId) } };
}

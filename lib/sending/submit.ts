import { env } from "@/lib/env";
import { faultPoint } from "@/lib/fault-point";
import { newId, sha256 } from "@/lib/ids";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { type ProviderId, SubmitError, type SubmitRequest } from "@/lib/providers/provider";
import { callbackSecret, callbackToken, callbackUrl } from "@/lib/sending/callback-address";
import { type Claim, claimTake, LEAVES_WITHIN_MS } from "@/lib/sending/claim";
import { type Outcome, outcomeOf } from "@/lib/sending/outcome";
import { giveBack, type Picked, pickTake } from "@/lib/sending/pick";
import { prepare } from "@/lib/sending/prepare";
import { recordAccepted, recordFault } from "@/lib/sending/record-answer";
import type { Limits } from "@/lib/sending/room";
import { wakeAt, wakeNow } from "@/lib/sending/wake";
import { type ProviderNow, providerFor } from "@/lib/settings/providers";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { record } from "@/lib/takes/record";

const MODES = ["live", "sandbox"] as const;

type Mode = (typeof MODES)[number];

/** Sends the take whose turn it is if the provider's limits allow, and wakes the next before it waits for the answer. */
export async function submitNext(provider: ProviderId, workerId: string): Promise<void> {
  await allOf(MODES.map((mode) => submitFirst(provider, mode, workerId)));
}

async function submitFirst(provider: ProviderId, mode: Mode, workerId: string): Promise<void> {
  const reach = await providerFor(provider, mode);
  if (!reach || !(await canBeKept())) return;
  const limits: Limits = { provider, mode, concurrency: reach.concurrency, createsPerMinute: reach.createsPerMinute };
  const picked = await pickTake(limits);
  if (!picked) return;
  if ("isFree" in picked) return picked.retryAt ? wakeAt(provider, picked.retryAt) : undefined;
  const request = await prepare(picked, limits, reach);
  if (!request) return wakeNow(provider);
  await sendPicked(picked, request, limits, reach, workerId);
}

async function sendPicked(picked: Picked, request: SubmitRequest, limits: Limits, reach: ProviderNow, workerId: string): Promise<void> {
  const { provider, mode } = limits;
  const createId = newId();
  const whole = withCallback(request, provider, mode, createId);
  const create = { id: createId, payloadHash: sha256(reach.client.payloadOf(whole)), callbackHash: sha256(callbackToken(createId)) };
  const begunAt = performance.now();
  faultPoint("before-claim");
  const claim = await claimTake(picked.id, limits, workerId, create, picked.trialUntil);
  if (claim && "takeId" in claim) return allOf([send(claim, whole, reach, begunAt), wakeNow(provider)]);
  await giveBack(limits, picked);
  if (!claim) await wakeNow(provider);
  else if (claim.retryAt) await wakeAt(provider, claim.retryAt);
}

/** False while a clip could not be kept: then nothing is paid for, and every sweep looks again. */
async function canBeKept(): Promise<boolean> {
  try {
    await assertDiskHasRoom();
    return true;
  } catch {
    return false;
  }
}

/** Waits for all of them, also when one fails; then throws the first failure. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
}

/** One POST, one deadline, no repeat. What it came to is written down before anything else happens. */
async function send(claim: Claim, request: SubmitRequest, reach: ProviderNow, begunAt: number): Promise<void> {
  const { id: provider, mode } = reach;
  const { takeId } = claim;
  faultPoint("after-claim");
  const startedAt = performance.now();
  const { callback, ...said } = request;
  const noted = record({ takeId, provider, direction: "sent", what: "create", detail: { mode, ...said, isCallbackAsked: callback !== undefined } });
  faultPoint("socket-open");
  const answer = await submitOnce(request, reach, begunAt);
  faultPoint("after-response");
  if ("predictionId" in answer) await recordAccepted(claim, reach, answer.predictionId);
  else await recordFault(claim, reach, answer.outcome);
  await noted;
  await record({ takeId, provider, direction: "heard", what: "create", tookMs: Math.round(performance.now() - startedAt), detail: answer });
}

type Answer = { predictionId: string } | { outcome: Outcome; httpStatus: number | null };

async function submitOnce(request: SubmitRequest, { id: provider, client }: ProviderNow, begunAt: number): Promise<Answer> {
  try {
    if (performance.now() - begunAt > LEAVES_WITHIN_MS) throw new SubmitError("nothing_sent", "this process slept before it could send");
    return await client.submit(request, AbortSignal.timeout(env().SUBMIT_DEADLINE_S * 1000));
  } catch (error) {
    const outcome = outcomeOf(error, PROVIDER_LABELS[provider]);
    log().info({ provider, then: outcome.then, reason: error instanceof Error ? error.message : "unknown" }, "a create did not end as accepted");
    return { outcome, httpStatus: error instanceof SubmitError ? error.httpStatus : null };
  }
}

function withCallback(request: SubmitRequest, provider: ProviderId, mode: Mode, createId: string): SubmitRequest {
  const url = callbackUrl(provider, mode, createId);
  return url === null ? request : { ...request, callback: { url, secret: callbackSecret(createId) } };
}

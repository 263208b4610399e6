import { chargeTake, releaseReservation } from "@/lib/costs/ledger";
import { db, dbNow, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { faultPoint } from "@/lib/fault-point";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { addTask } from "@/lib/queue/tasks";
import type { Claim } from "@/lib/sending/claim";
import type { Outcome } from "@/lib/sending/outcome";
import { countDoubt, pauseProvider, resumeProvider } from "@/lib/sending/pause";
import { persistently } from "@/lib/sending/persistently";
import { forgetAnswer, keepAnswer, type SpooledAnswer } from "@/lib/sending/spool";
import type { ProviderNow } from "@/lib/settings/providers";
import { move } from "@/lib/takes/move";
import { Prisma } from "@/prisma/generated/client";

/** The far end of a create: which provider, in which mode. */
export type Reach = Pick<ProviderNow, "id" | "mode">;

/** A lost create is looked for after so long: time for its callback to come first. */
const FIRST_LOOK_MS = 10_000;
/** What a create may still turn out to be. */
const OPEN = ["sent", "unknown"] as const;

/** The vendor took it on: its id is flushed to the spool before anything else happens, then written to the database however long that takes. */
export async function recordAccepted({ takeId, createId }: Claim, { id: provider, mode }: Reach, predictionId: string): Promise<void> {
  const answer: SpooledAnswer = { createId, takeId, provider, mode, predictionId, answeredAt: new Date().toISOString() };
  await keepAnswer(answer);
  faultPoint("after-spool");
  await persistently(`${takeId} ${predictionId}`, () => writeAnswer(answer));
  faultPoint("after-record");
  await forgetAnswer(createId);
}

/**
 * Writes an accepted create down, once, however often it is called. Right for a take that was given up as unconfirmed meanwhile, found again
 * by other means, or ended by a person's word: the provider's own answer is the last word. Throws NoSuchCreateError for another database's.
 */
export async function writeAnswer(answer: SpooledAnswer): Promise<void> {
  try {
    await db().$transaction((tx) => writeAnswerOnce(answer, tx));
  } catch (error) {
    if (!isTakenId(error)) throw error;
    log().error({ takeId: answer.takeId, predictionId: answer.predictionId }, "a provider gave one prediction id to two takes");
    await db().$transaction((tx) => doubtOfTwice(answer, tx));
  }
}

/** This database knows nothing of the create. */
export class NoSuchCreateError extends Error {}

async function writeAnswerOnce({ createId, takeId, provider, mode, predictionId, answeredAt }: SpooledAnswer, tx: Tx): Promise<void> {
  const create = await tx.create.findUnique({ where: { id: createId, takeId }, select: { sentAt: true, predictionId: true, outcome: true } });
  if (!create) throw new NoSuchCreateError(`no create ${createId}`);
  const now = await dbNow(tx);
  const data = { outcome: "accepted", predictionId, answeredAt: between(create.sentAt, new Date(answeredAt), now) } as const;
  await tx.create.update({ where: { id: createId }, data });
  // the gate comes before takes, as everywhere
  await resumeProvider(provider, mode, tx, createId);
  const isMoved = await beginGenerating(takeId, predictionId, later(now, env().POLL_FIRST_S * 1000), tx);
  if (!isMoved) await correctPrediction(takeId, predictionId, now, tx);
}

/** The take's prediction is known: it is asked about from `firstCheckAt`, a moment of the database's, on. False when it was known already. */
export async function beginGenerating(takeId: string, predictionId: string, firstCheckAt: Date, tx: Tx): Promise<boolean> {
  const { status: before } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { status: true } });
  const changes = { predictionId, leaseOwner: null, waitReason: null, vendorEndedAt: null, checks: 0, nextCheckAt: firstCheckAt };
  const isMoved = await move(takeId, "generating", changes, tx);
  if (!isMoved) return false;
  await addTask("check", { takeId }, { key: `check:${takeId}`, runAt: firstCheckAt }, tx);
  // its reservation is gone: what it turns out to cost counts from now on, and is corrected at its end
  if (before === "failed") await chargeTake(takeId, tx, { note: "the provider ran it after all" });
  const { cancelAskedAt } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { cancelAskedAt: true } });
  if (cancelAskedAt) {
    await move(takeId, "canceled", { canceledAt: cancelAskedAt }, tx, { from: "generating" });
    await addTask("cancel", { takeId }, { key: `cancel:${takeId}` }, tx);
  }
  return true;
}

/** What was taken for this create while its answer was lost was something else: the answer is right. */
async function correctPrediction(takeId: string, predictionId: string, now: Date, tx: Tx): Promise<void> {
  const { count } = await tx.take.updateMany({
    where: { id: takeId, status: { in: ["generating", "canceled"] }, vendorEndedAt: null, predictionId: { not: predictionId } },
    data: { predictionId, checks: 0, nextCheckAt: now },
  });
  if (count === 1) log().warn({ takeId, predictionId }, "a take followed another prediction until its own answer came");
}

/** An id that is another take's can't be followed: whether this create ran, somebody must look. */
async function doubtOfTwice({ createId, takeId, provider, predictionId }: SpooledAnswer, tx: Tx): Promise<void> {
  await tx.create.updateMany({ where: { id: createId, outcome: { in: [...OPEN] } }, data: { outcome: "unknown", answeredAt: await dbNow(tx) } });
  const label = PROVIDER_LABELS[provider];
  await doubt(takeId, tx, { waitReason: `${label} answered with ${predictionId}, which is another take’s already.` });
}

/** The create failed in a way that `outcome` explains: back to the queue, refused, or in doubt. */
export async function recordFault(claim: Claim, reach: Reach, outcome: Outcome): Promise<void> {
  await persistently(claim.takeId, () => recordFaultOnce(claim, reach, outcome));
}

async function recordFaultOnce({ takeId, createId }: Claim, { id: provider, mode }: Reach, outcome: Outcome): Promise<void> {
  await db().$transaction(async (tx) => {
    const now = await dbNow(tx);
    const { count } = await tx.create.updateMany({
      where: { id: createId, outcome: { in: [...OPEN] } },
      data: { outcome: outcome.create, answeredAt: now },
    });
    // found at the provider meanwhile: this worker was slow, and knows less
    if (count === 0) return;
    if (outcome.then === "doubt") {
      await countDoubt(provider, mode, createId, tx);
      await doubt(takeId, tx);
      return;
    }
    if (outcome.then === "fail") {
      await resumeProvider(provider, mode, tx, createId);
      return endUnsent(takeId, outcome.code, outcome.message, now, tx);
    }
    await pauseProvider(provider, mode, outcome.pause, outcome.retryAfterMs, tx, createId);
    return backToQueue(takeId, outcome.waitReason, now, tx);
  });
  await addTask("submit", { provider }, { key: `submit:${provider}` });
}

/** Nobody knows whether it was created: counted as possible spend and looked for; never sent again. */
export async function doubt(takeId: string, tx: Tx, { leaseOwner, waitReason = null }: { leaseOwner?: string; waitReason?: string | null } = {}) {
  const nextCheckAt = later(await dbNow(tx), FIRST_LOOK_MS);
  const isMoved = await move(takeId, "unconfirmed", { leaseOwner: null, checks: 0, nextCheckAt, waitReason }, tx, {
    from: "submitting",
    ...(leaseOwner !== undefined && { leaseOwner }),
  });
  if (isMoved) await addTask("reconcile", { takeId }, { key: `reconcile:${takeId}`, runAt: nextCheckAt }, tx);
  return isMoved;
}

/** Surely nothing was created. One that was in doubt already does not come back to the queue: it ends, and costs nothing. */
async function backToQueue(takeId: string, waitReason: string, now: Date, tx: Tx): Promise<void> {
  const { cancelAskedAt, status } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { cancelAskedAt: true, status: true } });
  if (status === "unconfirmed") return endUnsent(takeId, "not_created", waitReason, now, tx);
  if (!cancelAskedAt) {
    await move(takeId, "queued", { leaseOwner: null, sentAt: null, dueAt: now, waitReason, backoffs: 0 }, tx);
    return;
  }
  const isMoved = await move(takeId, "canceled", { leaseOwner: null, sentAt: null, canceledAt: cancelAskedAt }, tx, { from: "submitting" });
  if (isMoved) await releaseReservation(takeId, tx);
}

async function endUnsent(takeId: string, failureCode: string, failureMessage: string, now: Date, tx: Tx): Promise<void> {
  const end = { leaseOwner: null, failureCode, failureMessage, vendorEndedAt: now, nextCheckAt: null, waitReason: null };
  const isMoved = (await move(takeId, "failed", end, tx, { from: "submitting" })) || (await move(takeId, "failed", end, tx, { from: "unconfirmed" }));
  if (isMoved) await releaseReservation(takeId, tx);
}

function isTakenId(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function later(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}

/** Our own clock may be wrong: no answer is older than its question or newer than now. */
function between(least: Date, at: Date, most: Date): Date {
  return new Date(Math.min(Math.max(at.getTime(), least.getTime()), most.getTime()));
}

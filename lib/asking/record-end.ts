import { OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { chargeTake, closeUncharged } from "@/lib/costs/ledger";
import { db, dbNow, type Tx } from "@/lib/db";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Progress, ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import type { FailureCode } from "@/lib/takes/limits";
import { move } from "@/lib/takes/move";

type End = Exclude<Progress, { state: "pending" }>;

/** The take whose prediction was asked about. */
export interface Asked {
  id: string;
  provider: ProviderId;
  predictionId: string;
}

/**
 * The provider showed a take's end: what was made goes on to be saved, canceled or not; what was not gives its reservation back.
 * Changes nothing when the take has moved on since it was asked about, or follows another prediction by now.
 */
export async function recordEnd({ id: takeId, provider, predictionId }: Asked, end: End): Promise<void> {
  await db().$transaction(async (tx) => {
    const now = await dbNow(tx);
    const { count } = await tx.take.updateMany({
      where: { id: takeId, predictionId, status: { in: ["generating", "canceled"] } },
      data: {
        vendorEndedAt: now,
        nextCheckAt: null,
        ...("costMicros" in end && end.costMicros !== null && { vendorCostMicros: BigInt(end.costMicros) }),
      },
    });
    if (count === 0) return;
    if (end.state === "done") await recordDone(takeId, provider, end, now, tx);
    else await recordNothingMade(takeId, end, now, tx);
    await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
  });
}

/** The clip can't be had any more: what was paid stays charged, and the raw address stays for a person to try. */
export async function recordLost(takeId: string, message: string, code: FailureCode = "output_lost", leaseOwner?: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const changes = { failureCode: code, failureMessage: message, leaseOwner: null, nextCheckAt: null, waitReason: null };
    const isMoved = await move(takeId, "failed", changes, tx, leaseOwner === undefined ? {} : { leaseOwner });
    if (isMoved) await chargeTake(takeId, tx, { note: "the provider made it, the clip was lost" });
  });
}

/** The provider never said how a take ended, and knows nothing of it any more or has not come to an end for weeks. It may have cost what it was to cost, and counts as that. */
export async function recordUntold({ id: takeId, provider }: Asked): Promise<void> {
  const message = `${PROVIDER_LABELS[provider]} never said how this take ended.`;
  await db().$transaction(async (tx) => {
    const ended = { vendorEndedAt: await dbNow(tx), nextCheckAt: null, stalledAt: null };
    const isFailed = await move(takeId, "failed", { ...ended, failureCode: "output_lost", failureMessage: message }, tx, { from: "generating" });
    const { count } = await tx.take.updateMany({ where: { id: takeId, status: "canceled", vendorEndedAt: null }, data: ended });
    if (!isFailed && count === 0) return;
    await chargeTake(takeId, tx, { note: "the provider never said how it ended" });
    await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
  });
}

async function recordDone(
  takeId: string,
  provider: ProviderId,
  { outputs, isFlagged }: Extract<End, { state: "done" }>,
  now: Date,
  tx: Tx,
): Promise<void> {
  const changes = {
    doneAt: now,
    dueAt: now,
    outputUrl: outputs[0] ?? null,
    outputUntil: new Date(now.getTime() + OUTPUT_KEPT_MS[provider]),
    isFlagged,
    stalledAt: null,
    waitReason: null,
  };
  const isMoved = await move(takeId, "saving", changes, tx);
  if (!isMoved) return;
  if (outputs[0] !== undefined) return addTask("save", { takeId }, { key: `save:${takeId}` }, tx);
  const failure = {
    failureCode: "output_invalid",
    failureMessage: `${PROVIDER_LABELS[provider]} says it is done but gave no clip.`,
  };
  await move(takeId, "failed", failure, tx, { from: "saving" });
  await chargeTake(takeId, tx);
}

async function recordNothingMade(takeId: string, end: Exclude<End, { state: "done" }>, now: Date, tx: Tx): Promise<void> {
  if (end.state === "failed")
    await move(takeId, "failed", { failureCode: end.code, failureMessage: end.message, stalledAt: null }, tx, { from: "generating" });
  else await move(takeId, "canceled", { canceledAt: now, stalledAt: null }, tx, { from: "generating" });
  const { vendorCostMicros } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { vendorCostMicros: true } });
  if (vendorCostMicros !== null && vendorCostMicros > 0n) await chargeTake(takeId, tx, { note: "the provider billed it though it made nothing" });
  else await closeUncharged(takeId, tx);
}

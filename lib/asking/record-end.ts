import { OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { chargeTake, releaseReservation } from "@/lib/costs/ledger";
import { db, type Tx } from "@/lib/db";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Progress, ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import type { FailureCode } from "@/lib/takes/limits";
import { move } from "@/lib/takes/move";

type End = Exclude<Progress, { state: "pending" }>;

/** The provider showed a take's end: what was made goes on to be saved, canceled or not; what was not gives its reservation back. */
export async function recordEnd(takeId: string, provider: ProviderId, end: End): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.take.update({
      where: { id: takeId },
      data: {
        vendorEndedAt: new Date(),
        nextCheckAt: null,
        ...("costMicros" in end && end.costMicros !== null && { vendorCostMicros: BigInt(end.costMicros) }),
      },
    });
    if (end.state === "done") await recordDone(takeId, provider, end, tx);
    else await recordNothingMade(takeId, end, tx);
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

async function recordDone(takeId: string, provider: ProviderId, { outputs, isFlagged }: Extract<End, { state: "done" }>, tx: Tx): Promise<void> {
  const now = Date.now();
  const changes = {
    doneAt: new Date(now),
    dueAt: new Date(now),
    outputUrl: outputs[0] ?? null,
    outputUntil: new Date(now + OUTPUT_KEPT_MS[provider]),
    isFlagged,
    stalledAt: null,
    waitReason: null,
  };
  const isMoved = await move(takeId, "saving", changes, tx);
  if (!isMoved) return;
  if (outputs[0] !== undefined) return addTask("save", { takeId }, { key: `save:${takeId}` }, tx);
  const failure = {
    failureCode: "output_invalid",
    failureMessage: `${PROVIDER_LABELS[provider]} says it is done but gave no clip. It may have been charged.`,
  };
  await move(takeId, "failed", failure, tx, { from: "saving" });
  await chargeTake(takeId, tx);
}

async function recordNothingMade(takeId: string, end: Exclude<End, { state: "done" }>, tx: Tx): Promise<void> {
  if (end.state === "failed")
    await move(takeId, "failed", { failureCode: end.code, failureMessage: end.message, stalledAt: null }, tx, { from: "generating" });
  else await move(takeId, "canceled", { canceledAt: new Date(), stalledAt: null }, tx, { from: "generating" });
  const { vendorCostMicros } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { vendorCostMicros: true } });
  if (vendorCostMicros !== null && vendorCostMicros > 0n) await chargeTake(takeId, tx, { note: "the provider billed it though it made nothing" });
  else await releaseReservation(takeId, tx);
}

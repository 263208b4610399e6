import { releaseReservation } from "@/lib/costs/ledger";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { addTask } from "@/lib/queue/tasks";
import type { Claim } from "@/lib/sending/claim";
import type { Outcome } from "@/lib/sending/outcome";
import { pauseProvider, resumeProvider } from "@/lib/sending/pause";
import { persistently } from "@/lib/sending/persistently";
import type { ProviderNow } from "@/lib/settings/providers";
import { move } from "@/lib/takes/move";

/** The far end of a create: which provider, in which mode. */
export type Reach = Pick<ProviderNow, "id" | "mode">;

/** A lost create is looked for after so long: time for its callback to come first. */
const FIRST_LOOK_MS = 10_000;

/** The vendor took it on: its id is kept before anything else happens. Also right for a take that was given up as unconfirmed meanwhile. */
export async function recordAccepted(claim: Claim, { id: provider, mode }: Reach, predictionId: string): Promise<void> {
  await persistently(`${claim.takeId} ${predictionId}`, () =>
    db().$transaction(async (tx) => {
      await tx.create.update({ where: { id: claim.createId }, data: { outcome: "accepted", predictionId, answeredAt: new Date() } });
      await beginGenerating(claim.takeId, predictionId, new Date(Date.now() + env().POLL_FIRST_S * 1000), tx);
      await resumeProvider(provider, mode, tx);
    }),
  );
}

/** The take's prediction is known: it is asked about from `firstCheckAt` on. False when it was known already. */
export async function beginGenerating(takeId: string, predictionId: string, firstCheckAt: Date, tx: Tx): Promise<boolean> {
  const isMoved = await move(takeId, "generating", { predictionId, leaseOwner: null, waitReason: null, checks: 0, nextCheckAt: firstCheckAt }, tx);
  if (!isMoved) return false;
  await addTask("check", { takeId }, { key: `check:${takeId}`, runAt: firstCheckAt }, tx);
  const { cancelAskedAt } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { cancelAskedAt: true } });
  if (cancelAskedAt) {
    await move(takeId, "canceled", { canceledAt: cancelAskedAt }, tx, { from: "generating" });
    await addTask("cancel", { takeId }, { key: `cancel:${takeId}` }, tx);
  }
  return true;
}

/** The create failed in a way that `outcome` explains: back to the queue, refused, or in doubt. */
export async function recordFault(claim: Claim, reach: Reach, outcome: Outcome): Promise<void> {
  await persistently(claim.takeId, () => recordFaultOnce(claim, reach, outcome));
}

async function recordFaultOnce(claim: Claim, { id: provider, mode }: Reach, outcome: Outcome): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.create.updateMany({ where: { id: claim.createId, outcome: "sent" }, data: { outcome: outcome.create, answeredAt: new Date() } });
    if (outcome.then === "doubt") return doubt(claim.takeId, tx);
    if (outcome.then === "fail") {
      const isMoved = await move(
        claim.takeId,
        "failed",
        { leaseOwner: null, failureCode: outcome.code, failureMessage: outcome.message, vendorEndedAt: new Date() },
        tx,
        { from: "submitting" },
      );
      if (isMoved) await releaseReservation(claim.takeId, tx);
      return resumeProvider(provider, mode, tx);
    }
    await pauseProvider(provider, mode, outcome.pause, outcome.retryAfterMs, tx);
    return backToQueue(claim.takeId, outcome.waitReason, tx);
  });
  await addTask("submit", { provider }, { key: `submit:${provider}` });
}

/** Nobody knows whether it was created: counted as possible spend and looked for; never sent again. */
export async function doubt(takeId: string, tx: Tx, leaseOwner?: string): Promise<void> {
  const nextCheckAt = new Date(Date.now() + FIRST_LOOK_MS);
  const isMoved = await move(takeId, "unconfirmed", { leaseOwner: null, checks: 0, nextCheckAt }, tx, {
    from: "submitting",
    ...(leaseOwner !== undefined && { leaseOwner }),
  });
  if (isMoved) await addTask("reconcile", { takeId }, { key: `reconcile:${takeId}`, runAt: nextCheckAt }, tx);
}

async function backToQueue(takeId: string, waitReason: string, tx: Tx): Promise<void> {
  const { cancelAskedAt } = await tx.take.findUniqueOrThrow({ where: { id: takeId }, select: { cancelAskedAt: true } });
  if (!cancelAskedAt) {
    await move(takeId, "queued", { leaseOwner: null, sentAt: null, dueAt: new Date(), waitReason, backoffs: { increment: 1 } }, tx);
    return;
  }
  const isMoved = await move(takeId, "canceled", { leaseOwner: null, sentAt: null, canceledAt: cancelAskedAt }, tx, { from: "submitting" });
  if (isMoved) await releaseReservation(takeId, tx);
}

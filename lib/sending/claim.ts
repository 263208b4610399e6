import { db } from "@/lib/db";
import { isBatchRunning } from "@/lib/sending/paused-batch";
import { beginTrial, type Limits, type NoRoom, roomFor } from "@/lib/sending/room";
import { move } from "@/lib/takes/move";

/** One take that may be sent now, held by a worker, with the create that was written down for it. */
export interface Claim {
  takeId: string;
  createId: string;
}

/** The create as it is written down before it leaves. */
export interface NewCreate {
  id: string;
  payloadHash: string;
  callbackHash: string;
}

/** A trial of a paused provider may take so long before another may be tried: the time to make a take ready, and the create's own. */
export const TRIAL_MS = 120_000;

/** A create leaves soon after it is written down or not at all: a process that slept in between knows nothing of what was decided meanwhile. */
export const LEAVES_WITHIN_MS = 15_000;

/**
 * Takes hold of one queued take: under the provider's lock, only within its limits, and with its create, its sending moment and
 * its lease committed before a byte may leave (promises 1, 2 and 5). `trialUntil` is the trial that came with the pick.
 * Answers null when the take is no longer queued or its batch is paused, or why not when there is no room.
 */
export async function claimTake(
  takeId: string,
  limits: Limits,
  workerId: string,
  { id: createId, ...hashes }: NewCreate,
  trialUntil: Date | null = null,
): Promise<Claim | null | NoRoom> {
  const { provider, mode } = limits;
  return db().$transaction(async (tx) => {
    const room = await roomFor(limits, tx, trialUntil);
    if (!room.isFree) return room;
    if (!(await isBatchRunning(takeId, tx))) return null;
    const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`SELECT statement_timestamp() AS now`;
    const isHeld = await move(takeId, "submitting", { sentAt: now, leaseOwner: workerId, waitReason: null }, tx, { from: "queued" });
    if (!isHeld) return null;
    await tx.create.create({ data: { id: createId, takeId, provider, mode, sentAt: now, ...hashes } });
    if (room.isTrial) await beginTrial(limits, TRIAL_MS, tx);
    return { takeId, createId };
  });
}

import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { ProviderId } from "@/lib/providers/provider";
import { move } from "@/lib/takes/move";
import { Prisma } from "@/prisma/generated/client";

/** What a provider lets us do, for all our processes together. */
export interface Limits {
  provider: ProviderId;
  mode: "live" | "sandbox";
  concurrency: number;
  createsPerMinute: number;
}

export type Room = { isFree: true } | { isFree: false; retryAt: Date | null };

/** One take that may be sent now, held by a worker, with the create that was written down for it. */
export interface Claim {
  takeId: string;
  createId: string;
}

/** Takes that count as in flight: a canceled one too, until the vendor shows its end. */
export const IN_FLIGHT = Prisma.sql`(status IN ('submitting', 'unconfirmed', 'generating') OR (status = 'canceled' AND sent_at IS NOT NULL AND vendor_ended_at IS NULL))`;

/** A little more than a minute, so that a create that travels slowly is never the one too many in the vendor's own minute. */
const WINDOW_MS = 61_000;
/** A trial of a paused provider may take so long before another may be tried. */
const TRIAL_MS = 90_000;

/**
 * Takes hold of one queued take: under the provider's lock, only within its limits, and with its create, its sending moment and
 * its lease committed before a byte may leave (promises 1, 2 and 5). `write` makes the create's row from its new id.
 * Answers null when the take is no longer queued, or why not when there is no room.
 */
export async function claimTake(
  takeId: string,
  limits: Limits,
  workerId: string,
  write: (createId: string) => { payloadHash: string; callbackHash: string },
): Promise<Claim | null | Room> {
  return db().$transaction(async (tx) => {
    const room = await roomFor(limits, tx);
    if (!room.isFree) return room;
    const createId = newId();
    const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
    const isHeld = await move(takeId, "submitting", { sentAt: now, leaseOwner: workerId, waitReason: null }, tx, { from: "queued" });
    if (!isHeld) return null;
    await tx.create.create({ data: { id: createId, takeId, provider: limits.provider, mode: limits.mode, sentAt: now, ...write(createId) } });
    await tx.$executeRaw`
      UPDATE provider_gate SET paused_until = now() + ${TRIAL_MS} * interval '1 millisecond'
      WHERE provider = ${limits.provider}::"ProviderId" AND mode = ${limits.mode}::"Mode" AND paused_reason IS NOT NULL`;
    return { takeId, createId };
  });
}

/** Locks the provider and says whether one more create fits: pause, takes in flight, creates in the last minute. */
export async function roomFor({ provider, mode, concurrency, createsPerMinute }: Limits, tx: Tx): Promise<Room> {
  await tx.$executeRaw`INSERT INTO provider_gate (provider, mode) VALUES (${provider}::"ProviderId", ${mode}::"Mode") ON CONFLICT DO NOTHING`;
  const [setting] = await tx.$queryRaw<{ isPaused: boolean; pausedUntil: Date | null }[]>`
    SELECT (paused_reason IS NOT NULL AND (paused_until IS NULL OR paused_until > now())) AS "isPaused", paused_until AS "pausedUntil"
    FROM provider_gate WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" FOR UPDATE`;
  if (setting?.isPaused) return { isFree: false, retryAt: setting.pausedUntil };
  const [flight] = await tx.$queryRaw<{ takes: bigint }[]>`
    SELECT count(*) AS takes FROM take WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND ${IN_FLIGHT}`;
  if (Number(flight?.takes ?? 0) >= concurrency) return { isFree: false, retryAt: null };
  const [minute] = await tx.$queryRaw<{ creates: bigint; nextAt: Date | null }[]>`
    SELECT count(*) AS creates, min(sent_at) + ${WINDOW_MS} * interval '1 millisecond' AS "nextAt" FROM (
      SELECT sent_at FROM take_create
      WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND outcome <> 'nothing_sent' AND sent_at > now() - ${WINDOW_MS} * interval '1 millisecond'
      ORDER BY sent_at DESC LIMIT ${createsPerMinute}) latest`;
  if (Number(minute?.creates ?? 0) >= createsPerMinute) return { isFree: false, retryAt: minute?.nextAt ?? null };
  return { isFree: true };
}

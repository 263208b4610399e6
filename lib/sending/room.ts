import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { ProviderId } from "@/lib/providers/provider";
import { Prisma } from "@/prisma/generated/client";

/** What a provider lets us do, for all our processes together. */
export interface Limits {
  provider: ProviderId;
  mode: "live" | "sandbox";
  concurrency: number;
  createsPerMinute: number;
}

/** `retryAt`: when a place frees by time alone; null when a take must end first, or a person must mend something. */
export interface NoRoom {
  isFree: false;
  retryAt: Date | null;
}
/** `isTrial`: the provider is paused, its time is up, and one take may try it. */
export type Room = { isFree: true; isTrial: boolean } | NoRoom;

/** Takes that count as in flight: a canceled one too, until the vendor shows its end. */
export const IN_FLIGHT = Prisma.sql`(status IN ('submitting', 'unconfirmed', 'generating') OR (status = 'canceled' AND sent_at IS NOT NULL AND vendor_ended_at IS NULL))`;

/** A create keeps its place in the minute at least so long after it was written down. */
const SINCE_SENT_MS = 61_000;
/** And a whole minute after it was answered: the vendor counted it no later than that, however slowly it travelled. */
const SINCE_ANSWER_MS = 60_000;
/** A create that nobody heard of again can't have arrived later than its deadline, and this for the way. */
const ON_THE_WAY_MS = 5_000;

/** Locks the gate before a provider until the transaction ends: of all processes, one at a time looks for room and takes it. */
export async function lockGate(provider: ProviderId, mode: Limits["mode"], tx: Tx): Promise<void> {
  await tx.$executeRaw`INSERT INTO provider_gate (provider, mode) VALUES (${provider}::"ProviderId", ${mode}::"Mode") ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM provider_gate WHERE ${theGate({ provider, mode })} FOR UPDATE`;
}

/**
 * Locks the gate and says whether one more create fits: pause, takes in flight, creates in the last minute. Whoever holds the trial of a
 * paused provider (`trialUntil`, as `beginTrial` answered it) passes the pause.
 */
export async function roomFor(limits: Limits, tx: Tx, trialUntil: Date | null = null): Promise<Room> {
  await lockGate(limits.provider, limits.mode, tx);
  const pause = await findPause(limits, trialUntil, tx);
  if (pause.isShut) return { isFree: false, retryAt: pause.until };
  const [flight] = await tx.$queryRaw<{ takes: bigint }[]>`
    SELECT count(*) AS takes FROM take WHERE provider = ${limits.provider}::"ProviderId" AND mode = ${limits.mode}::"Mode" AND ${IN_FLIGHT}`;
  if (Number(flight?.takes ?? 0) >= limits.concurrency) return { isFree: false, retryAt: null };
  const [minute] = await tx.$queryRaw<{ creates: bigint; freeAt: Date | null }[]>`
    SELECT count(*) AS creates, min(free_at) AS "freeAt" FROM (
      SELECT free_at FROM (${placesInMinute(limits)}) places WHERE free_at > statement_timestamp() ORDER BY free_at DESC LIMIT ${limits.createsPerMinute}
    ) newest`;
  if (Number(minute?.creates ?? 0) >= limits.createsPerMinute) return { isFree: false, retryAt: minute?.freeAt ?? null };
  return { isFree: true, isTrial: pause.isTrial };
}

/** Each create that the vendor may have counted within its last minute, with the moment from which it surely counts no more. */
export function placesInMinute({ provider, mode }: Pick<Limits, "provider" | "mode">): Prisma.Sql {
  const answerBy = ms(env().SUBMIT_DEADLINE_S * 1_000 + ON_THE_WAY_MS);
  return Prisma.sql`
    SELECT greatest(sent_at + ${ms(SINCE_SENT_MS)}, least(coalesce(answered_at, statement_timestamp()), sent_at + ${answerBy}) + ${ms(SINCE_ANSWER_MS)}) AS free_at
    FROM take_create
    WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND outcome <> 'nothing_sent'
      AND sent_at > statement_timestamp() - ${answerBy} - ${ms(SINCE_SENT_MS)}`;
}

/** Under the gate's lock: nobody else tries a paused provider until this moment, or until what comes of the trial is written down. */
export async function beginTrial(limits: Limits, holdMs: number, tx: Tx): Promise<Date> {
  const [gate] = await tx.$queryRaw<{ until: Date }[]>`
    UPDATE provider_gate SET paused_until = statement_timestamp() + ${ms(holdMs)} WHERE ${theGate(limits)} RETURNING paused_until AS until`;
  if (!gate) throw new Error("a trial needs a gate");
  return gate.until;
}

/** The trial was not used: another take may have it at once. */
export async function endTrial(limits: Limits, trialUntil: Date, tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE provider_gate SET paused_until = now() WHERE ${theGate(limits)} AND paused_reason IS NOT NULL AND paused_until = ${trialUntil}`;
}

async function findPause(limits: Limits, trialUntil: Date | null, tx: Tx): Promise<{ isShut: boolean; isTrial: boolean; until: Date | null }> {
  const [gate] = await tx.$queryRaw<{ isPaused: boolean; isOver: boolean; until: Date | null }[]>`
    SELECT paused_reason IS NOT NULL AS "isPaused", coalesce(paused_until <= statement_timestamp(), false) AS "isOver", paused_until AS until
    FROM provider_gate WHERE ${theGate(limits)}`;
  if (!gate?.isPaused) return { isShut: false, isTrial: false, until: null };
  const isMine = trialUntil !== null && gate.until?.getTime() === trialUntil.getTime();
  return { isShut: !gate.isOver && !isMine, isTrial: true, until: gate.until };
}

function theGate({ provider, mode }: Pick<Limits, "provider" | "mode">): Prisma.Sql {
  return Prisma.sql`provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode"`;
}

function ms(milliseconds: number): Prisma.Sql {
  return Prisma.sql`${milliseconds}::float8 * interval '1 millisecond'`;
}

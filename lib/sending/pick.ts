import { db, type Tx } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { TRIAL_MS } from "@/lib/sending/claim";
import { IS_IN_NO_PAUSED_BATCH } from "@/lib/sending/paused-batch";
import { beginTrial, endTrial, type Limits, type NoRoom, roomFor } from "@/lib/sending/room";
import { Prisma } from "@/prisma/generated/client";

/** Making a take ready may take so long; one that can't be is looked at again after it. */
export const HOLD_MS = 30_000;
/** A take that can't be made ready is put off longer each time, up to this. */
const PUT_OFF_MOST_MS = 10 * 60_000;
/** A queued take may be canceled in the very moment it is picked; then the next is. */
const TRIES = 3;

/** Whose turn it is when a take has no member any more. */
export const NOBODY = "none";

/** The queued take whose turn it is, put off for as long as it takes to make it ready, so that nobody else makes it ready beside us. */
export interface Picked {
  id: string;
  provider: ProviderId;
  stillId: string;
  endStillId: string | null;
  prompt: string;
  negativePrompt: string | null;
  seed: number;
  settings: Prisma.JsonValue;
  memberId: string;
  /** The turn that its member gave up for it, and the one it got. */
  turnBefore: Date | null;
  turn: Date;
  /** Set when the provider is paused and this take is its trial. */
  trialUntil: Date | null;
}

/**
 * Picks the take to send next where there is room for one: of the member whose turn was longest ago, the first in that member's own order.
 * So a member's two hundred takes hold up another's one by one take at most. A paused batch has no take to send. Null when none is due.
 */
export async function pickTake(limits: Limits): Promise<Picked | null | NoRoom> {
  return db().$transaction(async (tx) => {
    const room = await roomFor(limits, tx);
    if (!room.isFree) return room;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const take = await holdNext(limits, tx);
      if (!take) continue;
      const turn = await takeTurn(limits, take.memberId, tx);
      return { ...take, turn, trialUntil: room.isTrial ? await beginTrial(limits, TRIAL_MS, tx) : null };
    }
    return null;
  });
}

/** It was not sent after all, and not by its own fault: it keeps its place, and its member the turn. */
export async function giveBack(limits: Limits, picked: Picked): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE take SET due_at = now() WHERE id = ${picked.id} AND status = 'queued'`;
    const isStillIts = Prisma.sql`${theTurn(limits, picked.memberId)} AND picked_at = ${picked.turn}`;
    await (picked.turnBefore
      ? tx.$executeRaw`UPDATE provider_turn SET picked_at = ${picked.turnBefore} WHERE ${isStillIts}`
      : tx.$executeRaw`DELETE FROM provider_turn WHERE ${isStillIts}`);
    if (picked.trialUntil) await endTrial(limits, picked.trialUntil, tx);
  });
}

/** It can't be made ready now: it says why, and is tried again by itself, later each time. Others go first meanwhile. */
export async function putOff(limits: Limits, { id, trialUntil }: Picked, waitReason: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE take SET wait_reason = ${waitReason}, backoffs = backoffs + 1,
        due_at = now() + least(${HOLD_MS}::float8 * power(2, least(backoffs, 20)), ${PUT_OFF_MOST_MS}::float8) * interval '1 millisecond'
      WHERE id = ${id} AND status = 'queued'`;
    if (trialUntil) await endTrial(limits, trialUntil, tx);
  });
}

type Held = Omit<Picked, "turn" | "trialUntil">;

async function holdNext({ provider, mode }: Limits, tx: Tx): Promise<Held | undefined> {
  const isWaiting = Prisma.sql`provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND status = 'queued' AND due_at <= statement_timestamp() + interval '50 milliseconds' AND ${IS_IN_NO_PAUSED_BATCH}`;
  const inOrder = Prisma.sql`ORDER BY queue_rank, created_at, id LIMIT 1`;
  const [take] = await tx.$queryRaw<Held[]>`
    WITH heads AS (
      SELECT member.id AS member_id, head.id, head.created_at FROM member
        CROSS JOIN LATERAL (SELECT id, created_at FROM take WHERE ${isWaiting} AND created_by_id = member.id ${inOrder}) head
      UNION ALL (SELECT ${NOBODY}, id, created_at FROM take WHERE ${isWaiting} AND created_by_id IS NULL ${inOrder})
    ), next AS (
      SELECT heads.id, heads.member_id, turn.picked_at FROM heads
      LEFT JOIN provider_turn turn ON turn.provider = ${provider}::"ProviderId" AND turn.mode = ${mode}::"Mode" AND turn.member_id = heads.member_id
      ORDER BY turn.picked_at NULLS FIRST, heads.created_at, heads.id LIMIT 1
    )
    UPDATE take SET due_at = statement_timestamp() + ${HOLD_MS}::float8 * interval '1 millisecond' FROM next
    WHERE take.id = next.id AND take.status = 'queued'
    RETURNING take.id, provider::text, still_id AS "stillId", end_still_id AS "endStillId", prompt, negative_prompt AS "negativePrompt", seed, settings,
      next.member_id AS "memberId", next.picked_at AS "turnBefore"`;
  return take;
}

/** Under the gate's lock, so that no two picks have the same turn for long. */
async function takeTurn(limits: Limits, memberId: string, tx: Tx): Promise<Date> {
  const { provider, mode } = limits;
  const [row] = await tx.$queryRaw<{ turn: Date }[]>`
    INSERT INTO provider_turn (provider, mode, member_id, picked_at) VALUES (${provider}::"ProviderId", ${mode}::"Mode", ${memberId}, statement_timestamp())
    ON CONFLICT (provider, mode, member_id) DO UPDATE SET picked_at = excluded.picked_at RETURNING picked_at AS turn`;
  if (!row) throw new Error("a turn is always taken");
  return row.turn;
}

function theTurn({ provider, mode }: Limits, memberId: string): Prisma.Sql {
  return Prisma.sql`provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND member_id = ${memberId}`;
}

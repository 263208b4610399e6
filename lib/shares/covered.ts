import { db, type Tx } from "@/lib/db";
import { filterCondition } from "@/lib/shares/filter";
import { SELECTION_MAX, type ShareScopeName, type ShareTakes } from "@/lib/shares/limits";
import { Prisma } from "@/prisma/generated/client";

/** What a link leads to, as its row says it. */
export interface Reach {
  id: string;
  scope: ShareScopeName;
  shotId: string | null;
  reelId: string | null;
  filter: Prisma.JsonValue;
  takes: ShareTakes;
  /** Whose favourites are meant where a filter is for them. */
  createdById: string | null;
}

const ID = /^[\w-]{1,64}$/;

/** True when the link covers all of these takes at this moment: they stand in its scope, are ready, not in the trash, and what it says of latest or approved holds. */
export async function areCovered(reach: Reach, takeIds: readonly string[], tx: Tx = db()): Promise<boolean> {
  const wanted = new Set(takeIds);
  return (await keepCovered(reach, [...wanted], tx)).size === wanted.size;
}

/** Those of the takes that the link covers at this moment. */
export async function keepCovered(reach: Reach, takeIds: readonly string[], tx: Tx = db()): Promise<Set<string>> {
  const ids = takeIds.filter((takeId) => ID.test(takeId));
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT t.id FROM take t WHERE t.id = ANY(${ids}) AND ${await inReach(reach, tx, ids)}`;
  return new Set(rows.map(({ id }) => id));
}

/** The takes that a guest sees at this moment, in the link's order: as chosen, as in the reel, by number, or the newest first. */
export async function listCovered(reach: Reach, tx: Tx = db()): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM take t WHERE ${await inReach(reach, tx)} ORDER BY ${orderOf(reach)} LIMIT ${SELECTION_MAX}::int`;
  return rows.map(({ id }) => id);
}

/** How many takes a guest sees at this moment. */
export async function countCovered(reach: Reach, tx: Tx = db()): Promise<number> {
  const [row] = await tx.$queryRaw<{ takes: number }[]>`SELECT count(*)::int AS takes FROM take t WHERE ${await inReach(reach, tx)}`;
  return row?.takes ?? 0;
}

/**
 * The condition on a row `t` of take that the link covers it. Where only some takes are asked about, `ids`, no more than their shots are looked at: each
 * byte of a clip asks, whatever the filter would leave.
 */
async function inReach(reach: Reach, tx: Tx, ids?: readonly string[]): Promise<Prisma.Sql> {
  const scope = await inScope(reach, tx);
  if (reach.takes === "approved") return Prisma.sql`${shown(scope)} AND t.verdict = 'approved'`;
  if (reach.takes === "all") return shown(scope);
  const ofShots = ids ? Prisma.sql`t.shot_id IN (SELECT s.shot_id FROM take s WHERE s.id = ANY(${[...ids]})) AND` : Prisma.empty;
  return Prisma.sql`t.id IN (SELECT DISTINCT ON (t.shot_id) t.id FROM take t WHERE ${ofShots} ${shown(scope)} ORDER BY t.shot_id, t.number DESC)`;
}

function shown(scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${scope}) AND t.status = 'ready' AND t.trashed_at IS NULL AND t.id IN (SELECT c.take_id FROM clip c)`;
}

async function inScope(reach: Reach, tx: Tx): Promise<Prisma.Sql> {
  if (reach.scope === "selection") return Prisma.sql`t.id IN (SELECT i.take_id FROM share_item i WHERE i.share_id = ${reach.id})`;
  if (reach.scope === "shot") return Prisma.sql`t.shot_id = ${reach.shotId} AND t.archived_at IS NULL`;
  if (reach.scope === "reel") return Prisma.sql`t.id IN (SELECT i.take_id FROM reel_item i WHERE i.reel_id = ${reach.reelId})`;
  return filterCondition(reach, tx);
}

function orderOf({ id, scope, reelId }: Reach): Prisma.Sql {
  if (scope === "selection") return Prisma.sql`(SELECT i.rank FROM share_item i WHERE i.share_id = ${id} AND i.take_id = t.id)`;
  if (scope === "reel") return Prisma.sql`(SELECT min(i.rank) FROM reel_item i WHERE i.reel_id = ${reelId} AND i.take_id = t.id)`;
  return scope === "shot" ? Prisma.sql`t.number` : Prisma.sql`t.created_at DESC, t.id DESC`;
}

import { db, type Tx } from "@/lib/db";
import { filterWhere } from "@/lib/shares/filter";
import { SELECTION_MAX, type ShareScopeName, type ShareTakes } from "@/lib/shares/limits";
import type { Prisma } from "@/prisma/generated/client";

/** What a link leads to, as its row says it. */
export interface Reach {
  id: string;
  scope: ShareScopeName;
  shotId: string | null;
  reelId: string | null;
  filter: Prisma.JsonValue;
  takes: ShareTakes;
}

const ID = /^[\w-]{1,64}$/;
/** So many of the newest are looked at for the latest of each shot. */
const LATEST_OF_MAX = 20_000;

/** True when the link covers all of these takes at this moment: they stand in its scope, are ready, not in the trash, and what it says of latest or approved holds. */
export async function areCovered(reach: Reach, takeIds: readonly string[], tx: Tx = db()): Promise<boolean> {
  const wanted = new Set(takeIds);
  return (await keepCovered(reach, [...wanted], tx)).size === wanted.size;
}

/** Those of the takes that the link covers at this moment. */
export async function keepCovered(reach: Reach, takeIds: readonly string[], tx: Tx = db()): Promise<Set<string>> {
  const ids = takeIds.filter((takeId) => ID.test(takeId));
  const inReach = await reachWhere(reach);
  if (ids.length === 0 || !inReach) return new Set();
  const found = await tx.take.findMany({ where: { AND: [inReach, { id: { in: ids } }] }, select: { id: true, shotId: true, number: true } });
  if (reach.takes !== "latest") return new Set(found.map(({ id }) => id));
  const shotIds = [...new Set(found.map(({ shotId }) => shotId))];
  const newest = await tx.take.groupBy({ by: ["shotId"], where: { AND: [inReach, { shotId: { in: shotIds } }] }, _max: { number: true } });
  const latest = new Map(newest.map(({ shotId, _max }) => [shotId, _max.number]));
  return new Set(found.filter(({ shotId, number }) => latest.get(shotId) === number).map(({ id }) => id));
}

/** The takes that a guest sees at this moment, in the link's order: as chosen, as in the reel, by number, or the newest first. */
export async function listCovered(reach: Reach, tx: Tx = db()): Promise<string[]> {
  const inReach = await reachWhere(reach);
  if (!inReach) return [];
  const rows = await tx.take.findMany({
    where: inReach,
    orderBy: reach.scope === "shot" ? { number: "asc" } : [{ createdAt: "desc" }, { id: "desc" }],
    take: reach.takes === "latest" ? LATEST_OF_MAX : SELECTION_MAX,
    select: { id: true, shotId: true, number: true },
  });
  const shown = reach.takes === "latest" ? latestOfEach(rows) : rows;
  const ranks = await ranksOf(reach, tx);
  const inOrder = ranks ? shown.toSorted((one, other) => (ranks.get(one.id) ?? 0) - (ranks.get(other.id) ?? 0)) : shown;
  return inOrder.slice(0, SELECTION_MAX).map(({ id }) => id);
}

/** How many takes a guest sees at this moment. */
export async function countCovered(reach: Reach): Promise<number> {
  const inReach = await reachWhere(reach);
  if (!inReach) return 0;
  if (reach.takes !== "latest") return db().take.count({ where: inReach });
  return (await db().take.groupBy({ by: ["shotId"], where: inReach })).length;
}

/** Ready, not in the trash, in the scope; null for a filter that nothing can match. */
async function reachWhere(reach: Reach): Promise<Prisma.TakeWhereInput | null> {
  const inScope = await scopeWhere(reach);
  return (
    inScope && {
      AND: [inScope, { status: "ready", trashedAt: null, clip: { isNot: null }, ...(reach.takes === "approved" && { verdict: "approved" }) }],
    }
  );
}

async function scopeWhere(reach: Reach): Promise<Prisma.TakeWhereInput | null> {
  if (reach.scope === "selection") return { shareItems: { some: { shareId: reach.id } } };
  if (reach.scope === "shot") return { shotId: reach.shotId ?? "none", archivedAt: null };
  if (reach.scope === "reel") return { reelItems: { some: { reelId: reach.reelId ?? "none" } } };
  return filterWhere(reach.filter);
}

function latestOfEach<R extends { shotId: string; number: number }>(rows: readonly R[]): R[] {
  const latest = new Map<string, number>();
  for (const { shotId, number } of rows) latest.set(shotId, Math.max(number, latest.get(shotId) ?? 0));
  return rows.filter(({ shotId, number }) => latest.get(shotId) === number);
}

/** The order that somebody gave the takes; null where nobody did. */
async function ranksOf({ id, scope, reelId }: Reach, tx: Tx): Promise<Map<string, number> | null> {
  if (scope === "selection") {
    const items = await tx.shareItem.findMany({ where: { shareId: id }, select: { takeId: true, rank: true } });
    return new Map(items.map(({ takeId, rank }) => [takeId, rank]));
  }
  if (scope !== "reel") return null;
  const items = await tx.reelItem.findMany({
    where: { reelId: reelId ?? "none", takeId: { not: null } },
    orderBy: { rank: "desc" },
    select: { takeId: true, rank: true },
  });
  return new Map(items.flatMap(({ takeId, rank }) => (takeId === null ? [] : [[takeId, rank]])));
}

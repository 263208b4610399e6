import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { COUNTED_MAX, type Sort, TILES_DEFAULT, TILES_MAX } from "@/lib/gallery/limits";
import { narrow } from "@/lib/gallery/narrow";
import { after, isByAge, keyOf, orderBy, type Place, readCursor, writeCursor } from "@/lib/gallery/sorting";
import type { GalleryFilters } from "@/lib/gallery/state";
import { selectTiles, type TileRow, toTile } from "@/lib/gallery/to-tile";
import type { TagView, TilePage, TileView } from "@/lib/gallery/view";
import { Prisma } from "@/prisma/generated/client";

export interface AskedTiles {
  filters: GalleryFilters;
  sort?: Sort | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** A page of tiles by keyset: the thousandth costs what the first does, and takes that come in meanwhile move nothing. */
export async function listTiles(actor: Actor, { filters, sort = "newest", cursor, limit = TILES_DEFAULT }: AskedTiles): Promise<TilePage> {
  requireRight(actor, "read");
  const size = Math.min(Math.max(limit, 1), TILES_MAX);
  const beyond = cursor === undefined ? Prisma.empty : Prisma.sql`AND ${after(sort, readCursor(cursor, sort))}`;
  const places = await db().$queryRaw<Place[]>`
    SELECT t.id, t.created_at AS "createdAt", ${keyOf(sort)} AS key
    FROM ${await among({ filters, sort }, actor.memberId)} WHERE true ${beyond} ${orderBy(sort)} LIMIT ${size + 1}`;
  const page = places.slice(0, size);
  const last = page.at(-1);
  return {
    tiles: await tilesOf(
      page.map(({ id }) => id),
      actor.memberId,
    ),
    nextCursor: places.length > size && last ? writeCursor(last) : null,
  };
}

/** The takes that filters leave, as `t`. By age an index has them in order; by anything else they are found first and then sorted, or a rare kind would be looked for through all of them. */
async function among({ filters, sort }: { filters: GalleryFilters; sort: Sort }, memberId: string): Promise<Prisma.Sql> {
  const isFence = !isByAge(sort) && Object.keys(filters).length > 0;
  return Prisma.sql`(SELECT t.* FROM take t WHERE ${await narrow(filters, memberId)} ${isFence ? Prisma.sql`OFFSET 0` : Prisma.empty}) t`;
}

/** Tiles of takes in the order of their ids, whatever the filters; one that is gone is left out. */
export async function findTiles(actor: Actor, takeIds: readonly string[]): Promise<TileView[]> {
  requireRight(actor, "read");
  return tilesOf([...new Set(takeIds)], actor.memberId);
}

/** Every take that the filters leave, in order, packed as lib/gallery/client.ts reads it, and the moment it was read at. */
export async function packOrder(
  actor: Actor,
  { filters, sort = "newest" }: Pick<AskedTiles, "filters" | "sort">,
): Promise<{ packed: Uint8Array<ArrayBuffer>; asOf: string }> {
  requireRight(actor, "read");
  const [row] = await db().$queryRaw<{ packed: string | null; asOf: Date }[]>`
    SELECT encode(string_agg(uuid_send(o.id::uuid) || int2send(o.ratio), ''::bytea), 'base64') AS packed, statement_timestamp()::timestamptz(3) AS "asOf"
    FROM (SELECT t.id, t.ratio FROM take t WHERE ${await narrow(filters, actor.memberId)} ${orderBy(sort)}) o`;
  return { packed: Buffer.from(row?.packed ?? "", "base64"), asOf: (row?.asOf ?? new Date()).toISOString() };
}

/** Every tag that a take has, by name, with how many takes have it; archived and trashed ones count only in their own views. */
export async function listTags(actor: Actor): Promise<TagView[]> {
  requireRight(actor, "read");
  const rows = await db().$queryRaw<{ name: string; takes: number }[]>`
    SELECT tag.name, counted.takes FROM tag CROSS JOIN LATERAL (
      SELECT count(*)::int AS takes FROM (
        SELECT 1 FROM take_tag w JOIN take t ON t.id = w.take_id
        WHERE w.tag_id = tag.id AND t.archived_at IS NULL AND t.trashed_at IS NULL LIMIT ${COUNTED_MAX + 1}) few
    ) counted
    WHERE EXISTS (SELECT 1 FROM take_tag w WHERE w.tag_id = tag.id)
    ORDER BY lower(tag.name)`;
  return rows.map(({ name, takes }) => ({ name, takes: Math.min(takes, COUNTED_MAX), isMore: takes > COUNTED_MAX }));
}

async function tilesOf(takeIds: readonly string[], memberId: string): Promise<TileView[]> {
  if (takeIds.length === 0) return [];
  return (await db().$queryRaw<TileRow[]>(selectTiles(takeIds, memberId))).map(toTile);
}

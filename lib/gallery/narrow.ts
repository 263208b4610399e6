import { db, type Tx } from "@/lib/db";
import type { Ratio } from "@/lib/gallery/limits";
import { matchText } from "@/lib/gallery/match-text";
import { type GalleryFilters, tagFrom } from "@/lib/gallery/state";
import { codeFrom } from "@/lib/projects/state";
import { Prisma } from "@/prisma/generated/client";

const NONE = Prisma.sql`false`;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The condition, on a row `t` of take, that the filters leave it. Favourites are those of `memberId`; without one there are none. A project
 * or a tag that is none of ours leaves nothing.
 */
export async function narrow(filters: GalleryFilters, memberId: string | null, tx: Tx = db()): Promise<Prisma.Sql> {
  return all([...(await tallied(filters, tx)), ...(await untallied(filters, memberId, tx))]);
}

/** What the tallies can't tell, as a condition on a row `t` of take; null when they tell it all. */
export async function narrowUntallied(filters: GalleryFilters, memberId: string | null, tx: Tx = db()): Promise<Prisma.Sql | null> {
  const conditions = await untallied(filters, memberId, tx);
  return conditions.length > 0 ? all(conditions) : null;
}

/** As a column of the tallies says it too; null for a project that is none of ours. */
export async function findProjectId(code: string, tx: Tx = db()): Promise<string | null> {
  const project = await tx.project.findUnique({ where: { code: codeFrom(code) }, select: { id: true } });
  return project?.id ?? null;
}

async function tallied(filters: GalleryFilters, tx: Tx): Promise<Prisma.Sql[]> {
  const { project, provider, model, mode, status, verdict, resolution, ratio, person, rating, view } = filters;
  const projectId = project === undefined ? undefined : await findProjectId(project, tx);
  return [
    ON_SHELF[view ?? "none"],
    projectId === null && NONE,
    projectId && Prisma.sql`t.project_id = ${projectId}`,
    provider && Prisma.sql`t.provider = ${provider}::"ProviderId"`,
    model && Prisma.sql`t.model = ${model}`,
    mode && Prisma.sql`t.mode = ${mode}::"Mode"`,
    status && Prisma.sql`t.status = ${status}::"TakeStatus"`,
    verdict === "none" && Prisma.sql`t.verdict IS NULL`,
    verdict && verdict !== "none" && Prisma.sql`t.verdict = ${verdict}::"VerdictKind"`,
    resolution && Prisma.sql`t.resolution = ${resolution}`,
    ratio && Prisma.sql`t.ratio >= ${SHAPES[ratio].from}::smallint AND t.ratio < ${SHAPES[ratio].to}::smallint`,
    person && Prisma.sql`t.created_by_id = ${person}`,
    rating && Prisma.sql`t.rating >= ${rating}::smallint`,
  ].filter((condition) => condition instanceof Prisma.Sql);
}

async function untallied({ q, shot, tags, from, to, notes, favourite }: GalleryFilters, memberId: string | null, tx: Tx): Promise<Prisma.Sql[]> {
  return [
    shot && Prisma.sql`t.shot_id = ${shot}`,
    from && Prisma.sql`t.created_at >= ${new Date(`${from}T00:00:00Z`)}::timestamptz`,
    to && Prisma.sql`t.created_at < ${new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS)}::timestamptz`,
    notes && WITH_NOTES[notes],
    favourite && Prisma.sql`t.id IN (SELECT f.take_id FROM favourite f WHERE f.member_id = ${memberId ?? ""})`,
    ...(tags ? await withTags(tags, tx) : []),
    q && (await matchText(q, tx)),
  ].filter((condition) => condition instanceof Prisma.Sql);
}

/** In thousandths, as shape_of in the database tells them apart. */
const SHAPES: Record<Ratio, { from: number; to: number }> = {
  "21:9": { from: 2_037, to: 32_767 },
  "16:9": { from: 1_540, to: 2_037 },
  "4:3": { from: 1_155, to: 1_540 },
  "1:1": { from: 866, to: 1_155 },
  "3:4": { from: 650, to: 866 },
  "9:16": { from: 0, to: 650 },
};

const ON_SHELF = {
  none: Prisma.sql`t.archived_at IS NULL AND t.trashed_at IS NULL`,
  archive: Prisma.sql`t.archived_at IS NOT NULL AND t.trashed_at IS NULL`,
  trash: Prisma.sql`t.trashed_at IS NOT NULL`,
};

const WITH_NOTES = {
  any: Prisma.sql`t.id IN (SELECT n.take_id FROM note n WHERE n.deleted_at IS NULL)`,
  open: Prisma.sql`t.id IN (SELECT n.take_id FROM note n WHERE n.deleted_at IS NULL AND n.resolved_at IS NULL AND n.parent_id IS NULL)`,
};

async function withTags(names: readonly string[], tx: Tx): Promise<Prisma.Sql[]> {
  const tags = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT DISTINCT tag.id FROM unnest(${names.map(tagFrom)}::text[]) AS wanted (name) LEFT JOIN tag ON lower(tag.name) = lower(wanted.name)`;
  return tags.map(({ id }) => (id === null ? NONE : Prisma.sql`t.id IN (SELECT w.take_id FROM take_tag w WHERE w.tag_id = ${id})`));
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " AND ");
}

import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { countUnfinished } from "@/lib/gallery/change-log";
import { COUNTED_MAX } from "@/lib/gallery/limits";
import { findProjectId, narrow, narrowUntallied } from "@/lib/gallery/narrow";
import type { GalleryFilters } from "@/lib/gallery/state";
import { type Count, FACETS, type FacetName, type FacetValue, type GalleryCounts } from "@/lib/gallery/view";
import { slateOf } from "@/lib/shots/slate";
import { Prisma } from "@/prisma/generated/client";

/**
 * How many takes the filters leave, and what each further choice would, without looking at the takes: from the tallies. What those can't tell
 * (words, tags, days, a shot, notes, favourites) is counted one by one, as far as it is worth it.
 */
export async function countTakes(actor: Actor, filters: GalleryFilters): Promise<GalleryCounts> {
  requireRight(actor, "read");
  const one = await narrowUntallied(filters, actor.memberId);
  const [counted, shelves, favourites, noted, people, projects, unfinished, shot] = await Promise.all([
    one ? countFew(filters, one, actor.memberId) : countTallies(filters, TALLIES),
    db().$queryRaw<{ shelf: string; takes: number }[]>`SELECT shelf, sum(takes)::int AS takes FROM take_tally WHERE shelf <> '' GROUP BY shelf`,
    countUpTo(Prisma.sql`SELECT 1 FROM favourite WHERE member_id = ${actor.memberId}`),
    countUpTo(Prisma.sql`SELECT DISTINCT take_id FROM note WHERE deleted_at IS NULL`),
    db().member.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true } }),
    db().project.findMany({ select: { id: true, code: true } }),
    countUnfinished(actor.memberId),
    filters.shot ? db().shot.findUnique({ where: { id: filters.shot }, select: { number: true, project: { select: { code: true } } } }) : null,
  ]);
  const codeOf = new Map(projects.map(({ id, code }) => [id, code]));
  const onShelf = (name: string) => shelves.find(({ shelf }) => shelf === name)?.takes ?? 0;
  return {
    total: counted.total,
    facets: counted.facets && {
      ...counted.facets,
      project: counted.facets.project.map((one) => ({ ...one, value: codeOf.get(one.value) ?? one.value })),
    },
    archived: onShelf("archive"),
    trashed: onShelf("trash"),
    favourites,
    noted,
    people,
    unfinished,
    shotSlate: shot && slateOf(shot),
  };
}

type Counted = Pick<GalleryCounts, "total" | "facets">;

const TALLIES = Prisma.sql`SELECT project, provider, model, mode, status, verdict, resolution, ratio, person, rating::text AS rating, shelf, takes FROM take_tally`;

/** Few enough takes are counted as the tallies would; of more it is only said that they are. */
async function countFew(filters: GalleryFilters, one: Prisma.Sql, memberId: string): Promise<Counted> {
  const all = await countUpTo(Prisma.sql`SELECT 1 FROM take t WHERE ${one}`);
  if (all.isMore) {
    const total = await countUpTo(Prisma.sql`SELECT 1 FROM take t WHERE ${await narrow(filters, memberId)}`);
    return { total, facets: null };
  }
  return countTallies(
    filters,
    Prisma.sql`
      SELECT t.project_id AS project, t.provider::text AS provider, t.model, t.mode::text AS mode, t.status::text AS status, coalesce(t.verdict::text, 'none') AS verdict,
        coalesce(t.resolution, '') AS resolution, shape_of(t.ratio) AS ratio, coalesce(t.created_by_id, '') AS person, coalesce(t.rating, 0)::text AS rating,
        shelf_of(t.archived_at, t.trashed_at) AS shelf, 1 AS takes
      FROM take t WHERE ${one}`,
  );
}

/** A kind of take counts for a facet when it passes all filters, or all but the facet's own. */
async function countTallies(filters: GalleryFilters, tallies: Prisma.Sql): Promise<Counted> {
  const failing = await failuresOf(filters);
  const missed = failing.length > 0 ? Prisma.sql`concat_ws(' ', ${Prisma.join(failing)})` : Prisma.sql`''`;
  // each row tells of one facet: its column alone is set
  const rows = await db().$queryRaw<({ missed: string; takes: number } & Record<FacetName, string | null>)[]>`
    SELECT missed, ${Prisma.join(COLUMNS)}, sum(takes)::int AS takes
    FROM (SELECT *, ${missed} AS missed FROM (${tallies}) k WHERE shelf = ${filters.view ?? ""}) kinds
    WHERE position(' ' in missed) = 0
    GROUP BY GROUPING SETS (${Prisma.join(COLUMNS.map((column) => Prisma.sql`(missed, ${column})`))})`;
  const facetOf = (name: FacetName) =>
    valuesOf(rows.flatMap((row) => (row[name] !== null && ["", name].includes(row.missed) ? { value: row[name], takes: row.takes } : [])));
  const facets = Object.fromEntries(FACETS.map((name) => [name, name === "rating" ? atLeast(facetOf(name)) : facetOf(name)])) as Record<
    FacetName,
    FacetValue[]
  >; // of FACETS
  const total = rows.reduce((sum, row) => sum + (row.provider !== null && row.missed === "" ? row.takes : 0), 0);
  return { total: { takes: total, isMore: false }, facets };
}

const COLUMNS = FACETS.map((name) => Prisma.raw(name));

/** For each filter its facet's name where a kind of take fails it. */
async function failuresOf({
  project,
  provider,
  model,
  mode,
  status,
  verdict,
  resolution,
  ratio,
  person,
  rating,
}: GalleryFilters): Promise<Prisma.Sql[]> {
  const projectId = project === undefined ? undefined : ((await findProjectId(project)) ?? "none of ours");
  const plain = { project: projectId, provider, model, mode, status, verdict, resolution, ratio, person };
  return [
    ...Object.entries(plain).flatMap(([name, value]) =>
      value === undefined ? [] : [Prisma.sql`CASE WHEN ${Prisma.raw(name)} <> ${value} THEN ${name} END`],
    ),
    ...(rating === undefined ? [] : [Prisma.sql`CASE WHEN rating < ${String(rating)} THEN 'rating' END`]),
  ];
}

/** What is nobody's, or nothing's, can't be chosen. */
function valuesOf(rows: readonly { value: string; takes: number }[]): FacetValue[] {
  const takes = new Map<string, number>();
  for (const row of rows) takes.set(row.value, (takes.get(row.value) ?? 0) + row.takes);
  return [...takes]
    .map(([value, many]) => ({ value, takes: many }))
    .filter((one) => one.value !== "" && one.takes > 0)
    .sort((a, b) => b.takes - a.takes || (a.value < b.value ? -1 : 1));
}

function atLeast(exact: readonly FacetValue[]): FacetValue[] {
  return ["1", "2", "3", "4", "5"]
    .map((value) => ({ value, takes: exact.reduce((sum, one) => sum + (one.value >= value ? one.takes : 0), 0) }))
    .filter(({ takes }) => takes > 0);
}

async function countUpTo(rows: Prisma.Sql): Promise<Count> {
  const [row] = await db().$queryRaw<{ takes: number }[]>`SELECT count(*)::int AS takes FROM (${rows} LIMIT ${COUNTED_MAX + 1}) few`;
  const takes = row?.takes ?? 0;
  return { takes: Math.min(takes, COUNTED_MAX), isMore: takes > COUNTED_MAX };
}

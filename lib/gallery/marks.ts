import { type Actor, type Right, requireRight } from "@/lib/access/actor";
import type { Tx } from "@/lib/db";
import type { ChangeTakes } from "@/lib/gallery/schema";
import { talliedTogether } from "@/lib/gallery/tallied-together";
import { newId } from "@/lib/ids";
import { Prisma } from "@/prisma/generated/client";

export type Mark = ChangeTakes["change"];
type MarkOf<W extends Mark["what"]> = Extract<Mark, { what: W }>;

/** What one transaction of a change did: to which takes, and what each was before where that isn't plain. */
export interface Marked {
  takeIds: string[];
  before?: (number | string | null)[];
}

/** Whose change it is, and its moment: by that what it did is known again. */
export interface Marking {
  memberId: string;
  at: Date;
}

interface Marker<M extends Mark> {
  /** Answers those takes that were not so before. */
  put(takeIds: string[], mark: M, by: Marking, tx: Tx): Promise<Marked>;
  /** Makes them what they were, where they still are as `put` left them; answers those. */
  takeBack(marked: Marked, mark: M, by: Marking, tx: Tx): Promise<string[]>;
}

/** Looking through takes is everybody's; hiding them from all others is not. */
const RIGHTS: Record<Mark["what"], Right> = { favourite: "review", tag: "review", rating: "review", archive: "write", trash: "write" };

/** Throws `forbidden` for whoever may not put such a mark on takes. */
export function requireMarking(actor: Actor, { what }: Mark): void {
  requireRight(actor, RIGHTS[what]);
}

/** Puts a mark on takes, or takes it off. Rows are locked in the order of their ids, so that of two at once one waits. */
export function put(takeIds: string[], mark: Mark, by: Marking, tx: Tx): Promise<Marked> {
  return told(mark, takeIds, tx, () => markerOf(mark).put(takeIds, mark, by, tx));
}

export function takeBack(marked: Marked, mark: Mark, by: Marking, tx: Tx): Promise<string[]> {
  return told(mark, marked.takeIds, tx, () => markerOf(mark).takeBack(marked, mark, by, tx));
}

/** What stands beside a take doesn't make it one of another kind. */
function told<T>({ what }: Mark, takeIds: string[], tx: Tx, run: () => Promise<T>): Promise<T> {
  return what === "favourite" || what === "tag" ? run() : talliedTogether(takeIds, tx, run);
}

const favourite: Marker<MarkOf<"favourite">> = {
  put: async (takeIds, { isOn }, { memberId }, tx) =>
    marked(
      isOn
        ? await tx.$queryRaw<Row[]>`
            INSERT INTO favourite (member_id, take_id) SELECT ${memberId}, id FROM take WHERE id = ANY(${takeIds}) ORDER BY id
            ON CONFLICT DO NOTHING RETURNING take_id AS id`
        : await tx.$queryRaw<Row[]>`DELETE FROM favourite WHERE member_id = ${memberId} AND take_id = ANY(${takeIds}) RETURNING take_id AS id`,
    ),
  takeBack: async ({ takeIds }, mark, by, tx) => (await favourite.put(takeIds, { ...mark, isOn: !mark.isOn }, by, tx)).takeIds,
};

const tag: Marker<MarkOf<"tag">> = {
  put: async (takeIds, { tag: name, isOn }, _by, tx) => {
    if (isOn) await tx.$executeRaw`INSERT INTO tag (id, name) VALUES (${newId()}, ${name}) ON CONFLICT DO NOTHING`;
    return marked(
      isOn
        ? await tx.$queryRaw<Row[]>`
            INSERT INTO take_tag (take_id, tag_id) SELECT take.id, tag.id FROM take, tag
            WHERE take.id = ANY(${takeIds}) AND lower(tag.name) = lower(${name}) ORDER BY take.id ON CONFLICT DO NOTHING RETURNING take_id AS id`
        : await tx.$queryRaw<Row[]>`
            DELETE FROM take_tag USING tag WHERE tag.id = take_tag.tag_id AND lower(tag.name) = lower(${name}) AND take_id = ANY(${takeIds})
            RETURNING take_id AS id`,
    );
  },
  takeBack: async ({ takeIds }, mark, by, tx) => (await tag.put(takeIds, { ...mark, isOn: !mark.isOn }, by, tx)).takeIds,
};

const rating: Marker<MarkOf<"rating">> = {
  put: async (takeIds, mark, _by, tx) =>
    marked(
      await tx.$queryRaw<Row[]>`
        WITH held AS (SELECT id, rating FROM take WHERE id = ANY(${takeIds}) ORDER BY id FOR NO KEY UPDATE)
        UPDATE take SET rating = ${mark.rating}::smallint, updated_at = now() FROM held
        WHERE take.id = held.id AND held.rating IS DISTINCT FROM ${mark.rating}::smallint RETURNING take.id, held.rating AS before`,
    ),
  takeBack: async (done, mark, _by, tx) =>
    idsOf(
      await tx.$queryRaw<Row[]>`
        WITH held AS (
          SELECT take.id, w.before FROM jsonb_to_recordset(${recordsOf(done)}::jsonb) AS w(id text, before smallint) JOIN take ON take.id = w.id
          WHERE take.rating IS NOT DISTINCT FROM ${mark.rating}::smallint ORDER BY take.id FOR NO KEY UPDATE OF take)
        UPDATE take SET rating = held.before, updated_at = now() FROM held WHERE take.id = held.id RETURNING take.id`,
    ),
};

/** Archive and trash hide takes that are at their end: what is under way, and may be spending, stays in sight. */
function shelving(column: Prisma.Sql): Marker<MarkOf<"archive" | "trash">> {
  const ready = Prisma.sql`finished_at IS NOT NULL AND ${column} IS NULL`;
  return {
    put: async (takeIds, { isOn }, { at }, tx) =>
      marked(
        await tx.$queryRaw<Row[]>`
          WITH held AS (
            SELECT id, ${column} AS before FROM take WHERE id = ANY(${takeIds}) AND ${isOn ? ready : Prisma.sql`${column} IS NOT NULL`}
            ORDER BY id FOR NO KEY UPDATE)
          UPDATE take SET ${column} = ${isOn ? at : null}::timestamptz, updated_at = now() FROM held WHERE take.id = held.id
          RETURNING take.id, to_json(held.before)#>>'{}' AS before`,
      ),
    takeBack: async (done, { isOn }, { at }, tx) =>
      idsOf(
        await tx.$queryRaw<Row[]>`
          WITH held AS (
            SELECT take.id, w.before FROM jsonb_to_recordset(${recordsOf(done)}::jsonb) AS w(id text, before timestamptz) JOIN take ON take.id = w.id
            WHERE take.${column} IS NOT DISTINCT FROM ${isOn ? at : null}::timestamptz ORDER BY take.id FOR NO KEY UPDATE OF take)
          UPDATE take SET ${column} = held.before, updated_at = now() FROM held WHERE take.id = held.id RETURNING take.id`,
      ),
  };
}

const MARKERS = {
  favourite,
  tag,
  rating,
  archive: shelving(Prisma.sql`archived_at`),
  trash: shelving(Prisma.sql`trashed_at`),
};

function markerOf(mark: Mark): Marker<Mark> {
  return MARKERS[mark.what] as Marker<Mark>; // each stands under its own word
}

interface Row {
  id: string;
  before?: number | string | null;
}

function marked(rows: readonly Row[]): Marked {
  const takeIds = idsOf(rows);
  return rows.some(({ before }) => before !== undefined) ? { takeIds, before: rows.map(({ before }) => before ?? null) } : { takeIds };
}

function recordsOf({ takeIds, before = [] }: Marked): string {
  return JSON.stringify(takeIds.map((id, at) => ({ id, before: before[at] ?? null })));
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}

import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { LineageTake, LineageView, Origin } from "@/lib/lineage/view";
import { smallOf } from "@/lib/stills/limits";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

/** What a strip can show; one step more is looked back, to know whether there is more. */
const BEFORE_MAX = 30;
const AFTER_MAX = 30;
const DEPTH_MAX = BEFORE_MAX + 1;
/** A take has three origins at most; more rows than this are the same takes by other ways. */
const STEPS_MAX = 300;

const FRAME = { select: { fromTakeId: true, fromFrame: true } } as const;

const SELECT = {
  ...NAME_SELECT,
  status: true,
  provider: true,
  fromTakeId: true,
  fromHow: true,
  createdAt: true,
  still: { select: { id: true, width: true, height: true, thumbhash: true, fromTakeId: true, fromFrame: true } },
  endStill: FRAME,
  fromTake: { select: { still: FRAME, endStill: FRAME } },
  clip: { select: { width: true, height: true, thumbhash: true } },
} as const satisfies Prisma.TakeSelect;

type Row = Prisma.TakeGetPayload<{ select: typeof SELECT }>;
type Frame = { fromTakeId: string | null; fromFrame: number | null } | null | undefined;

/** What a take came from and what came of it, by recipe and by frames. Ends whatever the rows say. Throws `not_found`. */
export async function getLineage(_scope: ReadScope, takeId: string): Promise<LineageView> {
  const near = await findNear(takeId);
  const rows = await db().take.findMany({ where: { id: { in: [takeId, ...near.map(({ id }) => id)] } }, select: SELECT });
  const own = rows.find(({ id }) => id === takeId);
  if (!own) throw new AppError("not_found", "There is no such take.");
  const side = (isBefore: boolean, max: number) => {
    const ids = near.filter((one) => one.isBefore === isBefore).map(({ id }) => id);
    const shown = new Set(ids.slice(0, max));
    return {
      takes: rows
        .filter(({ id }) => shown.has(id))
        .sort(byAge)
        .map(toLineageTake),
      isCut: ids.length > max,
    };
  };
  const before = side(true, BEFORE_MAX);
  const after = side(false, AFTER_MAX);
  return { before: before.takes, take: toLineageTake(own), after: after.takes, isCut: { before: before.isCut, after: after.isCut } };
}

/** The nearest of those before and the newest of those after, one more of each than is shown. */
async function findNear(takeId: string): Promise<{ id: string; isBefore: boolean }[]> {
  return db().$queryRaw<{ id: string; isBefore: boolean }[]>`
    WITH RECURSIVE up (id, depth) AS (
      SELECT ${takeId}, 0
      UNION
      SELECT origin.id, up.depth + 1
      FROM up
      JOIN take t ON t.id = up.id
      JOIN still s ON s.id = t.still_id
      LEFT JOIN still e ON e.id = t.end_still_id
      CROSS JOIN LATERAL (VALUES (t.from_take_id), (s.from_take_id), (e.from_take_id)) AS origin (id)
      WHERE origin.id IS NOT NULL AND up.depth < ${DEPTH_MAX}
    ),
    steps AS (SELECT id, depth FROM up LIMIT ${STEPS_MAX}),
    before AS (
      SELECT id, min(depth) AS depth FROM steps WHERE id <> ${takeId} GROUP BY id ORDER BY min(depth), id DESC LIMIT ${BEFORE_MAX + 1}
    ),
    made AS (
      SELECT id FROM take WHERE from_take_id = ${takeId}
      UNION
      SELECT t.id
      FROM still s
      JOIN shot ON shot.still_id = s.id
      JOIN take t ON t.shot_id = shot.id AND t.still_id = s.id
      LEFT JOIN take o ON o.id = t.from_take_id
      LEFT JOIN still kept ON kept.id = o.still_id
      WHERE s.from_take_id = ${takeId}
        AND (kept.from_take_id IS DISTINCT FROM s.from_take_id OR kept.from_frame IS DISTINCT FROM s.from_frame)
      UNION
      SELECT t.id
      FROM still s
      JOIN take t ON t.end_still_id = s.id
      LEFT JOIN take o ON o.id = t.from_take_id
      LEFT JOIN still kept ON kept.id = o.end_still_id
      WHERE s.from_take_id = ${takeId}
        AND (kept.from_take_id IS DISTINCT FROM s.from_take_id OR kept.from_frame IS DISTINCT FROM s.from_frame)
    ),
    after AS (
      SELECT take.id FROM made JOIN take ON take.id = made.id
      WHERE take.id <> ${takeId} AND take.id NOT IN (SELECT id FROM before)
      ORDER BY take.created_at DESC, take.id DESC LIMIT ${AFTER_MAX + 1}
    )
    SELECT id, true AS "isBefore" FROM before
    UNION ALL
    SELECT id, false AS "isBefore" FROM after`;
}

function byAge(one: Row, other: Row): number {
  return one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1);
}

function toLineageTake(row: Row): LineageTake {
  const { still, clip } = row;
  const { width, height, thumbhash } = clip ?? still;
  return {
    ...toTakeName(row),
    status: row.status,
    provider: row.provider,
    pictureUrl: smallOf(clip ? `/api/media/takes/${row.id}/poster` : `/api/media/stills/${still.id}`),
    thumbhash,
    width,
    height,
    origins: originsOf(row),
  };
}

function originsOf({ fromTakeId, fromHow, fromTake, still, endStill }: Row): Origin[] {
  const recipe: Origin[] = fromTakeId && fromHow ? [{ takeId: fromTakeId, how: fromHow, frame: null }] : [];
  return [...recipe, ...frameOf(still, fromTake?.still, "still"), ...frameOf(endStill, fromTake?.endStill, "end_still")];
}

/** The take whose frame it is, unless the frame came with the recipe. */
function frameOf(frame: Frame, kept: Frame, how: "still" | "end_still"): Origin[] {
  if (!frame?.fromTakeId || frame.fromFrame === null) return [];
  const isKept = kept?.fromTakeId === frame.fromTakeId && kept.fromFrame === frame.fromFrame;
  return isKept ? [] : [{ takeId: frame.fromTakeId, how, frame: frame.fromFrame }];
}

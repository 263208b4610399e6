import type { TileView } from "@/lib/gallery/view";
import type { ProviderId } from "@/lib/providers/provider";
import { slateOf } from "@/lib/shots/slate";
import type { TakeStatus } from "@/lib/takes/limits";
import type { VerdictKind } from "@/lib/verdicts/limits";
import { Prisma } from "@/prisma/generated/client";

/** Of a prompt, as much as a tile says. */
const PROMPT_SHOWN = 200;

interface ClipRow {
  width: number;
  height: number;
  durationMs: number;
  fps: number;
  thumbhash: string;
}

export interface TileRow {
  id: string;
  shotId: string;
  projectId: string;
  shotNumber: number;
  code: string;
  number: number;
  provider: ProviderId;
  model: string;
  mode: "live" | "sandbox";
  status: TakeStatus;
  memberId: string | null;
  prompt: string;
  resolution: string | null;
  ratio: number;
  stillId: string;
  thumbhash: string;
  clip: ClipRow | null;
  estimateMicros: number | null;
  priceSource: string;
  charged: { micros: number; source: string } | null;
  failure: string | null;
  isFlagged: boolean;
  isFavourite: boolean;
  isPicked: boolean;
  verdict: VerdictKind | null;
  rating: number | null;
  notes: number;
  openNotes: number;
  tags: string[] | null;
  isArchived: boolean;
  isTrashed: boolean;
  createdAt: Date;
  sentAt: Date | null;
}

/** Tiles of takes in the order of their ids, in one statement. `memberId` is whose favourites are marked. */
export function selectTiles(takeIds: readonly string[], memberId: string | null): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id, t.shot_id AS "shotId", t.project_id AS "projectId", shot.number AS "shotNumber", project.code, t.number, t.provider::text, t.model, t.mode::text,
      t.status::text, t.created_by_id AS "memberId", left(t.prompt, ${PROMPT_SHOWN}::int) AS prompt, t.resolution, t.ratio, still.id AS "stillId", still.thumbhash,
      CASE WHEN clip.take_id IS NOT NULL THEN json_build_object(
        'width', clip.width, 'height', clip.height, 'durationMs', clip.duration_ms, 'fps', clip.fps, 'thumbhash', clip.thumbhash) END AS clip,
      t.estimate_micros::float8 AS "estimateMicros", t.price_source::text AS "priceSource", charged.row AS charged,
      t.failure_message AS failure, t.is_flagged AS "isFlagged", t.verdict::text, t.rating, marks.notes, marks."openNotes", tags.names AS tags,
      EXISTS (SELECT 1 FROM favourite f WHERE f.member_id = ${memberId ?? ""} AND f.take_id = t.id) AS "isFavourite",
      shot.picked_take_id IS NOT DISTINCT FROM t.id AS "isPicked",
      t.archived_at IS NOT NULL AS "isArchived", t.trashed_at IS NOT NULL AS "isTrashed", t.created_at AS "createdAt", t.sent_at AS "sentAt"
    FROM unnest(${[...takeIds]}::text[]) WITH ORDINALITY AS wanted (id, place)
      JOIN take t ON t.id = wanted.id
      JOIN shot ON shot.id = t.shot_id
      JOIN project ON project.id = t.project_id
      JOIN still ON still.id = t.still_id
      LEFT JOIN clip ON clip.take_id = t.id
      CROSS JOIN LATERAL (
        SELECT CASE WHEN count(*) > 0 THEN json_build_object('micros', sum(l.amount_micros), 'source', (array_agg(l.source ORDER BY l.created_at DESC))[1]) END AS row
        FROM ledger l WHERE l.take_id = t.id AND l.kind IN ('charged', 'adjusted')
      ) charged
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS notes, (count(*) FILTER (WHERE n.resolved_at IS NULL AND n.parent_id IS NULL))::int AS "openNotes"
        FROM note n WHERE n.take_id = t.id AND n.deleted_at IS NULL
      ) marks
      CROSS JOIN LATERAL (
        SELECT array_agg(tag.name ORDER BY lower(tag.name)) AS names FROM take_tag w JOIN tag ON tag.id = w.tag_id WHERE w.take_id = t.id
      ) tags
    ORDER BY wanted.place`;
}

/** The row as the wall shows it. */
export function toTile(row: TileRow): TileView {
  const { shotNumber, code, stillId, thumbhash, clip, priceSource, charged, ...same } = row;
  const base = `/api/media/takes/${row.id}`;
  return {
    ...same,
    slate: slateOf({ number: shotNumber, project: { code } }),
    ratio: row.ratio / 1000,
    still: { id: stillId, url: `/api/media/stills/${stillId}`, thumbhash },
    clip: clip && { ...clip, url: `${base}/clip`, posterUrl: `${base}/poster`, spriteUrl: `${base}/sprite` },
    estimateSource: row.estimateMicros === null ? "unpublished" : priceSource === "team" ? "team" : "price_table",
    chargedMicros: charged && charged.source !== "unpublished" ? charged.micros : null,
    tags: row.tags ?? [],
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}

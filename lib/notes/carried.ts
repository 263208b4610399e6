import { type Actor, readScope } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { framesOf, sameMoment } from "@/lib/notes/state";
import { NOTE_SELECT, toNoteView } from "@/lib/notes/to-view";
import type { CarriedNote, FramePicture } from "@/lib/notes/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

/** So many takes back, and so many notes at most. */
const DEPTH_MAX = 30;
const CARRIED_MAX = 100;

const CLIP = { durationMs: true, fps: true } as const;
type Clip = Prisma.ClipGetPayload<{ select: typeof CLIP }>;

/** Unresolved notes of the takes that a take came from, the nearest take's first: what it is to be measured by. For the team. */
export async function listCarried(actor: Actor, takeId: string): Promise<CarriedNote[]> {
  readScope(actor);
  const origins = await originsOf(takeId);
  if (origins.length === 0) return [];
  const [rows, own] = await Promise.all([
    db().note.findMany({
      where: { ...OPEN, takeId: { in: origins } },
      orderBy: [{ fromFrame: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
      take: CARRIED_MAX,
      select: { ...NOTE_SELECT, take: { select: { ...NAME_SELECT, clip: { select: CLIP } } } },
    }),
    db().clip.findUnique({ where: { takeId }, select: CLIP }),
  ]);
  return rows
    .map(({ take, ...row }) => ({ from: toTakeName(take), frames: picturesOf(row, take.clip, { takeId, clip: own }), note: toNoteView(row, actor) }))
    .sort((one, other) => origins.indexOf(one.from.takeId) - origins.indexOf(other.from.takeId));
}

/** The takes that a take was made from, by its recipe or to answer a note, however far back; the nearest first. */
export async function originsOf(takeId: string, tx: Tx = db()): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up (id, depth) AS (
      SELECT ${takeId}, 0
      UNION
      SELECT origin.id, up.depth + 1
      FROM up
      JOIN take t ON t.id = up.id
      LEFT JOIN note n ON n.id = t.for_note_id
      CROSS JOIN LATERAL (VALUES (t.from_take_id), (n.take_id)) AS origin (id)
      WHERE origin.id IS NOT NULL AND up.depth < ${DEPTH_MAX}
    )
    SELECT id FROM up WHERE id <> ${takeId} GROUP BY id ORDER BY min(depth), id`;
  return rows.map(({ id }) => id);
}

/** Closes what a take was measured by: called as it is approved, in that transaction. */
export async function closeCarried(takeId: string, by: { memberId: string | null }, tx: Tx): Promise<void> {
  const origins = await originsOf(takeId, tx);
  if (origins.length === 0) return;
  await tx.note.updateMany({
    where: { ...OPEN, takeId: { in: origins } },
    data: { resolvedAt: new Date(), resolvedById: by.memberId, resolvedWithTakeId: takeId },
  });
}

/** Opens again what an approval closed: called as the take is no longer approved, in that transaction. */
export async function reopenCarried(takeId: string, tx: Tx): Promise<void> {
  await tx.note.updateMany({ where: { resolvedWithTakeId: takeId }, data: { resolvedAt: null, resolvedById: null, resolvedWithTakeId: null } });
}

const OPEN = { parentId: null, deletedAt: null, resolvedAt: null } as const satisfies Prisma.NoteWhereInput;

function picturesOf(
  note: { takeId: string; fromFrame: number | null },
  before: Clip | null,
  now: { takeId: string; clip: Clip | null },
): CarriedNote["frames"] {
  if (note.fromFrame === null || !before || !now.clip) return null;
  return {
    before: picture(note.takeId, Math.min(note.fromFrame, framesOf(before) - 1), before),
    now: picture(now.takeId, sameMoment(note.fromFrame, before, now.clip), now.clip),
  };
}

/** The address counts frames from 1, as people do. */
function picture(takeId: string, frame: number, { fps }: Clip): FramePicture {
  return { frame, seconds: frame / fps, url: `/api/media/takes/${takeId}/frames/${frame + 1}` };
}

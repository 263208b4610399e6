import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { FOUND_MAX } from "@/lib/search/limits";
import { readSought, type Sought } from "@/lib/search/state";
import type { FoundTake } from "@/lib/search/view";
import { slateOf } from "@/lib/shots/slate";
import { smallOf } from "@/lib/stills/limits";

/** The takes of a slate, or the newest take of each shot whose prompt has words that begin so; newest first, no more than fit a list. */
export async function findBySearch(_scope: ReadScope, text: string): Promise<FoundTake[]> {
  const sought = readSought(text);
  const ids = sought.by === "slate" ? await takesOfSlate(sought) : await takesByWords(sought.words);
  const rows = await db().take.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      shotId: true,
      number: true,
      provider: true,
      status: true,
      prompt: true,
      stillId: true,
      clip: { select: { takeId: true } },
      shot: { select: { number: true, project: { select: { code: true } } } },
    },
  });
  const found = new Map(
    rows.map(({ shot, clip, stillId, ...row }) => [
      row.id,
      { ...row, slate: slateOf(shot), pictureUrl: smallOf(clip ? `/api/media/takes/${row.id}/poster` : `/api/media/stills/${stillId}`) },
    ]),
  );
  return ids.map((id) => found.get(id)).filter((take) => take !== undefined);
}

async function takesOfSlate({ code, shot, take }: Extract<Sought, { by: "slate" }>): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT t.id
    FROM project p
      JOIN shot s ON s.project_id = p.id AND s.number = ${shot}::int
      CROSS JOIN LATERAL (
        SELECT id, created_at FROM take
        WHERE shot_id = s.id AND (${take}::int IS NULL OR number = ${take}::int)
        ORDER BY created_at DESC, id DESC LIMIT ${FOUND_MAX}
      ) t
    WHERE ${code}::text IS NULL OR p.code = ${code}
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${FOUND_MAX}`;
  return rows.map(({ id }) => id);
}

/** Ids sort by time, so the newest shots come from the primary key where a word is in many prompts, and from the index of words where it is in few. */
async function takesByWords(words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word}':*`).join(" & ");
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT t.id
    FROM (
      SELECT id FROM shot WHERE to_tsvector('simple', prompt) @@ to_tsquery('simple', ${query}) ORDER BY id DESC LIMIT ${FOUND_MAX}
    ) s
      CROSS JOIN LATERAL (SELECT id FROM take WHERE shot_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1) t
    ORDER BY s.id DESC`;
  return rows.map(({ id }) => id);
}

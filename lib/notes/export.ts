import { type Actor, readScope } from "@/lib/access/actor";
import { writeCells } from "@/lib/csv";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { attachment } from "@/lib/http/attachment";
import { listNotes } from "@/lib/notes/data";
import { type EdlClip, writeEdl } from "@/lib/notes/edl";
import { timecodeAt } from "@/lib/notes/timecode";
import type { NoteView } from "@/lib/notes/view";
import { slateOf } from "@/lib/shots/slate";

/** Of one take, or of all takes of a shot. */
export type ExportOf = { takeId: string } | { shotId: string };

interface Chapter extends EdlClip {
  notes: NoteView[];
}

const HEAD = [
  "shot",
  "take",
  "timecode in",
  "timecode out",
  "frame in",
  "frame out",
  "by",
  "from",
  "for",
  "state",
  "note",
  "mark",
  "written",
  "id",
  "reply to",
];

/** The notes of a take or a shot as a file: CSV with a row a note, replies below their notes; or an EDL whose markers stand at the notes' frames. Throws `not_found`. */
export async function exportNotes(actor: Actor, of: ExportOf, format: string | null): Promise<Response> {
  readScope(actor);
  if (format !== "csv" && format !== "edl") throw new AppError("invalid", "Say format=csv or format=edl.", { fields: { format: "csv or edl" } });
  const { title, chapters } = await readChapters(actor, of);
  const text = format === "csv" ? writeCells([HEAD, ...chapters.flatMap(rowsOf)]) : writeEdl(title, chapters);
  return new Response(format === "csv" ? `\ufeff${text}` : text, {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8",
      "content-disposition": attachment(`${title}-notes.${format}`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function readChapters(actor: Actor, of: ExportOf): Promise<{ title: string; chapters: Chapter[] }> {
  const takes = await db().take.findMany({
    where: "takeId" in of ? { id: of.takeId } : { shotId: of.shotId, trashedAt: null },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      shot: { select: { number: true, project: { select: { code: true } } } },
      clip: { select: { durationMs: true, fps: true } },
    },
  });
  const [first] = takes;
  if (!first) throw new AppError("not_found", "takeId" in of ? "There is no such take." : "There is no such shot, or it has no takes.");
  const slate = slateOf(first.shot);
  const chapters: Chapter[] = [];
  for (const { id, number, clip } of takes) chapters.push({ slate, number, clip, notes: await listNotes(actor, id) });
  return { title: "takeId" in of ? `${slate}_T${first.number}` : slate, chapters };
}

function rowsOf(chapter: Chapter): string[][] {
  return chapter.notes.flatMap((note) => [rowOf(chapter, note, note), ...note.replies.map((reply) => rowOf(chapter, reply, note))]);
}

/** A reply stands at its note's frames. Frames count from 0, as the interface's addresses do. */
function rowOf({ slate, number, clip }: Chapter, note: NoteView, { fromFrame, toFrame, resolved }: NoteView): string[] {
  const out = toFrame ?? fromFrame;
  const at = (frame: number | null) => (frame === null || !clip ? "" : timecodeAt(frame, clip.fps));
  return [
    slate,
    String(number),
    at(fromFrame),
    at(out),
    fromFrame === null ? "" : String(fromFrame),
    out === null ? "" : String(out),
    note.by.name,
    note.by.isGuest ? "guest" : "team",
    note.audience,
    note.isDeleted ? "deleted" : resolved ? "resolved" : "open",
    note.body,
    note.mark ? note.mark.shapes.map(({ kind }) => kind).join(" ") : "",
    note.createdAt,
    note.id,
    note.parentId ?? "",
  ];
}

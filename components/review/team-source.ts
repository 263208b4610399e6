import type { ReviewSource } from "@/components/review/source";
import { addNoteAction, deleteNoteAction, editNoteAction, reactToNoteAction, resolveNoteAction } from "@/lib/notes/actions";
import type { NoteHistory, TakeNotes } from "@/lib/notes/view";
import type { ReviewShot } from "@/lib/review/view";
import { giveVerdictAction, pickTakeAction, takeBackVerdictAction } from "@/lib/verdicts/actions";
import type { TakeVerdicts } from "@/lib/verdicts/view";

/** The room as the team has it: read from /api, changed by actions. */
export function teamSource(may: ReviewSource["may"]): ReviewSource {
  const named = encodeURIComponent;
  return {
    viewer: "team",
    may,
    shotHref: (shotId) => `/shots/${named(shotId)}`,
    readShot: (shotId, signal) => read<ReviewShot>(`/api/shots/${named(shotId)}/room`, signal),
    readNotes: (takeId, signal) => read<TakeNotes>(`/api/takes/${named(takeId)}/notes`, signal),
    readVerdicts: (takeId, signal) => read<TakeVerdicts>(`/api/takes/${named(takeId)}/verdicts`, signal),
    readHistory: (noteId, signal) => read<NoteHistory>(`/api/notes/${named(noteId)}/history`, signal),
    addNote: addNoteAction,
    editNote: editNoteAction,
    removeNote: deleteNoteAction,
    resolveNote: resolveNoteAction,
    reactToNote: reactToNoteAction,
    giveVerdict: giveVerdictAction,
    takeBackVerdict: takeBackVerdictAction,
    pickTake: pickTakeAction,
  };
}

/** The server shaped it by the same view, so the browser trusts it. */
async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { ...(signal && { signal }), headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
  return (await response.json()) as T;
}

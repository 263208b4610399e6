import type { ReviewShot, ReviewTake } from "@/lib/review/view";

/** How takes are looked at: alone, beside each other, one over the other, against the still, or all of the shot at once. */
export const ROOM_VIEWS = ["one", "side", "wipe", "difference", "still", "sheet"] as const;
export type RoomView = (typeof ROOM_VIEWS)[number];

/** So many fit beside each other, and so many are decoded in step on a laptop. */
export const COMPARED_MAX = 4;

/** All of a room that is in its address. */
export interface RoomPlace {
  /** The takes on the stage, the one that notes and verdicts are about first. */
  takeIds: readonly string[];
  view: RoomView;
  /** The frame that is shown, counted from 0; null: it plays. */
  frame: number | null;
  noteId: string | null;
}

/** Reads an address. What we do not know is left out. */
export function readRoomPlace(params: { get(name: string): string | null }): RoomPlace {
  const takeIds = (params.get("takes") ?? "").split(",").filter((id) => id !== "" && id.length <= 64);
  const frame = Number(params.get("frame") || Number.NaN);
  return {
    takeIds: [...new Set(takeIds)].slice(0, COMPARED_MAX),
    view: ROOM_VIEWS.find((view) => view === params.get("view")) ?? "one",
    frame: Number.isSafeInteger(frame) && frame >= 0 && frame < 100_000 ? frame : null,
    noteId: params.get("note")?.slice(0, 64) || null,
  };
}

/** The search of a place, always in the same order, so that one place has one address; empty for the room as it opens by itself. */
export function roomSearch({ takeIds, view, frame, noteId }: RoomPlace): string {
  const params = [
    takeIds.length > 0 && `takes=${takeIds.map(encodeURIComponent).join(",")}`,
    view !== "one" && `view=${view}`,
    frame !== null && `frame=${frame}`,
    noteId && `note=${encodeURIComponent(noteId)}`,
  ].filter(Boolean);
  return params.length > 0 ? `?${params.join("&")}` : "";
}

/** The takes that can be watched, in the order of their numbers. */
export function watchable(shot: ReviewShot): ReviewTake[] {
  return shot.takes.filter(({ clip }) => clip !== null);
}

/**
 * The takes on the stage, the focused one first. A view that compares always has at least two where the shot has them: what is missing is filled with
 * the take before or after. Without a word in the address it is the take that the team chose, else the approved one, else the newest.
 */
export function stagedTakes(shot: ReviewShot, { takeIds, view }: Pick<RoomPlace, "takeIds" | "view">): ReviewTake[] {
  const all = watchable(shot);
  const asked = takeIds.flatMap((id) => all.find((take) => take.id === id) ?? []);
  const first = asked[0] ?? all.find(({ id }) => id === shot.pickedTakeId) ?? all.findLast(({ verdict }) => verdict === "approved") ?? all.at(-1);
  if (!first) return [];
  const wanted = asked.length > 0 ? asked : [first];
  if (view === "one" || view === "still" || view === "sheet") return view === "sheet" ? wanted : [first];
  const other = wanted.length > 1 ? undefined : (all[all.indexOf(first) - 1] ?? all[all.indexOf(first) + 1]);
  const shown = other ? [first, other] : wanted;
  return view === "side" ? shown : shown.slice(0, 2);
}

/** Puts a take on the stage or takes it off; one too many pushes the oldest but the focused one off. The last one stays. */
export function toggledTake(takeIds: readonly string[], takeId: string): string[] {
  if (takeIds.includes(takeId)) return takeIds.length > 1 ? takeIds.filter((id) => id !== takeId) : [...takeIds];
  return takeIds.length < COMPARED_MAX ? [...takeIds, takeId] : [...takeIds.slice(0, 1), ...takeIds.slice(2), takeId];
}

/** The take to look at after a verdict: the next one that nobody decided on, around; null where all are decided. */
export function nextUndecided(takes: readonly ReviewTake[], takeId: string): ReviewTake | null {
  const at = takes.findIndex(({ id }) => id === takeId);
  return [...takes.slice(at + 1), ...takes.slice(0, Math.max(0, at))].find(({ verdict }) => verdict === null) ?? null;
}

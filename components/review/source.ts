"use client";

import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { FrameRange } from "@/components/player/in-step";
import type { Playhead } from "@/components/player/playhead";
import type { AddNote, EditNote, ReactToNote, ResolveNote } from "@/lib/notes/schema";
import type { NoteHistory, NoteView, TakeNotes } from "@/lib/notes/view";
import type { Result } from "@/lib/result";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";
import type { GiveVerdict, PickTake } from "@/lib/verdicts/schema";
import type { TakeVerdicts } from "@/lib/verdicts/view";

/**
 * Through which the room reads a shot and says what people think of its takes: the team's speaks to actions and /api, a guest's to the addresses below
 * /g/<share>/api. What is shown carries its own addresses (`take.clip.url`), so that no part of the room ever makes one.
 */
export interface ReviewSource {
  viewer: "team" | "guest";
  may: {
    /** Give verdicts: what each take's own answer says more closely in `TakeVerdicts.may`. */
    decide: boolean;
    /** Mark the take that the shot goes on with. */
    pick: boolean;
    /** Make new takes. */
    spend: boolean;
  };
  /** The address of a shot's room, without a search. */
  shotHref: (shotId: string) => string;
  // what is read: refuses by throwing
  readShot: (shotId: string, signal?: AbortSignal) => Promise<ReviewShot>;
  readNotes: (takeId: string, signal?: AbortSignal) => Promise<TakeNotes>;
  readVerdicts: (takeId: string, signal?: AbortSignal) => Promise<TakeVerdicts>;
  readHistory: (noteId: string, signal?: AbortSignal) => Promise<NoteHistory>;
  // what is said: expected refusals are values
  addNote: (input: AddNote) => Promise<Result<NoteView>>;
  editNote: (input: EditNote) => Promise<Result<unknown>>;
  removeNote: (input: { noteId: string }) => Promise<Result<unknown>>;
  resolveNote: (input: ResolveNote) => Promise<Result<unknown>>;
  reactToNote: (input: ReactToNote) => Promise<Result<unknown>>;
  giveVerdict: (input: GiveVerdict) => Promise<Result<unknown>>;
  takeBackVerdict: (input: { takeId: string }) => Promise<Result<unknown>>;
  pickTake: (input: PickTake) => Promise<Result<unknown>>;
}

const SourceContext = createContext<ReviewSource | null>(null);
export const ReviewSourceProvider = SourceContext.Provider;

/** The source of the room that this stands in. */
export function useReviewSource(): ReviewSource {
  const source = useContext(SourceContext);
  if (!source) throw new Error("A part of the review room stands outside of it.");
  return source;
}

export type { FrameRange };

/** What a panel beside the picture, or a layer over it, knows of the room and asks of it. All frames are those of `take`'s clip. */
export interface RoomProps {
  /** The take that notes and verdicts are about: the one that has the focus where several are shown. */
  take: ReviewTake;
  shot: ReviewShot;
  /** The frame that is on the screen: `now()`, and `subscribe` for each new one; not kept in React's state. */
  playhead: Playhead;
  /** The marked I to O range, which loops; null for all of the clip. */
  range: FrameRange | null;
  setRange: (range: FrameRange | null) => void;
  /** Pauses and shows a frame. */
  seekTo: (frame: number) => void;
  pause: () => void;
  /** Plays on where it played before it was paused. */
  resume?: () => void;
  /** The note that is shown; it is kept in the address. */
  noteId: string | null;
  showNote: (noteId: string | null) => void;
}

/** A note as the scrubber marks it. */
export interface ScrubMark {
  noteId: string;
  /** What stands in the mark. */
  number: number;
  range: FrameRange;
  isResolved: boolean;
  /** For who can't see it, such as "Note 2 by Maya at 1.9 seconds". */
  label: string;
}

/**
 * What stands in the room beside the player, drawn by others: each gets the room's props. The `Layer` lies over the picture and is as large as it;
 * all are drawn inside `Around`, where they can share what they know, and which says what the scrubber marks by `useScrubMarks`.
 */
export interface RoomParts {
  Around: ComponentType<RoomProps & { children: ReactNode }>;
  Verdicts: ComponentType<RoomProps>;
  Notes: ComponentType<RoomProps>;
  Layer: ComponentType<RoomProps>;
}

const MarksContext = createContext<readonly ScrubMark[]>([]);
/** Says what the scrubber marks: for `Around`. */
export const ScrubMarksProvider = MarksContext.Provider;

export function useScrubMarks(): readonly ScrubMark[] {
  return useContext(MarksContext);
}

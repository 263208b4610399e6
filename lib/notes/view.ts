import type { Audience, ShapeKind, Sign } from "@/lib/notes/limits";
import type { TakeName } from "@/lib/takes/view";

/** A place in the picture: from its left and from its top, each from 0 to 1. */
export type Point = readonly [x: number, y: number];

/** A pen's line has two points or more; an arrow goes from the first to the second; a box has two opposite corners. */
export interface Shape {
  kind: ShapeKind;
  points: readonly Point[];
}

/** What was drawn on the picture with a note. */
export interface Mark {
  shapes: readonly Shape[];
}

/** Who wrote or said something. */
export interface Person {
  name: string;
  isGuest: boolean;
  isYou: boolean;
  /** Null for a guest, and for a member who is gone. */
  memberId: string | null;
}

export interface ReactionView {
  sign: Sign;
  /** Who put it there, by name. */
  names: string[];
  isYours: boolean;
}

/** A note as its reader sees it. Dates are ISO strings, frames are counted from 0. */
export interface NoteView {
  id: string;
  takeId: string;
  /** Of a reply: the note that it answers. */
  parentId: string | null;
  by: Person;
  audience: Audience;
  /** Null is about the whole clip. `toFrame` is included, and set for a range only. */
  fromFrame: number | null;
  toFrame: number | null;
  /** Empty once it was deleted. */
  body: string;
  mark: Mark | null;
  mentions: { memberId: string; name: string }[];
  reactions: ReactionView[];
  /** By whom, or with the take whose approval closed it. */
  resolved: { at: string; by: string | null; withTake: TakeName | null } | null;
  editedAt: string | null;
  isDeleted: boolean;
  createdAt: string;
  /** Takes that were made to answer it; none for a guest. */
  answeredBy: TakeName[];
  /** What its reader may do with it. */
  may: { edit: boolean; remove: boolean; resolve: boolean };
  /** The eldest first. */
  replies: NoteView[];
}

/** One frame of a clip as a picture. */
export interface FramePicture {
  frame: number;
  seconds: number;
  url: string;
}

/** An unresolved note of a take that this one came from. */
export interface CarriedNote {
  from: TakeName;
  /** The note's frame in that clip and the one of the same moment in this one; null where it has none, or one of them has no clip. */
  frames: { before: FramePicture; now: FramePicture } | null;
  note: NoteView;
}

/** All that is said of one take, by frame and then by age; what is about the whole clip comes first. */
export interface TakeNotes {
  takeId: string;
  notes: NoteView[];
  /** The nearest take first. */
  carried: CarriedNote[];
  /** Whom its reader may mention; nobody for a guest. */
  people: { memberId: string; name: string }[];
  /** What its reader may do here. */
  may: { write: boolean; chooseAudience: boolean };
}

/** What a note said before: the eldest first. */
export interface NoteHistory {
  edits: { body: string; mark: Mark | null; at: string }[];
}

import type { ChangeTakes } from "@/lib/gallery/schema";
import type { Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { TakeStatus } from "@/lib/takes/limits";
import type { ClipView, StillView, TakeView } from "@/lib/takes/view";
import type { VerdictKind } from "@/lib/verdicts/limits";

/** A take as a tile of the wall shows it: of what a take is, as much as is seen without opening it. Its fields are named as a take's are. */
export interface TileView
  extends Pick<TakeView, "id" | "shotId" | "projectId" | "slate" | "number" | "model" | "mode" | "estimateSource" | "memberId"> {
  provider: ProviderId;
  status: TakeStatus;
  /** The beginning of it. */
  prompt: string;
  /** "720p"; null where its recipe names none. */
  resolution: string | null;
  /** Width over height of its clip, or of its still until there is one: as in the order of the wall. */
  ratio: number;
  still: Pick<StillView, "id" | "url" | "thumbhash">;
  clip: Pick<ClipView, "url" | "width" | "height" | "durationMs" | "fps" | "posterUrl" | "spriteUrl" | "thumbhash"> | null;
  estimateMicros: Micros | null;
  chargedMicros: Micros | null;
  /** Of a failed take, in plain words. */
  failure: string | null;
  isFlagged: boolean;
  /** The asker's own mark. */
  isFavourite: boolean;
  /** The shot's chosen take. */
  isPicked: boolean;
  verdict: VerdictKind | null;
  rating: number | null;
  /** Notes and replies that stand, and those of them that are not resolved. */
  notes: number;
  openNotes: number;
  tags: string[];
  isArchived: boolean;
  isTrashed: boolean;
  createdAt: string;
  sentAt: string | null;
}

export interface TilePage {
  tiles: TileView[];
  nextCursor: string | null;
}

/** So many, or more than `takes` where `isMore`. */
export interface Count {
  takes: number;
  isMore: boolean;
}

/** What is left when a facet is narrowed to a value, all other filters as they are. */
export interface FacetValue {
  value: string;
  takes: number;
}

export const FACETS = ["project", "provider", "model", "mode", "status", "verdict", "resolution", "ratio", "person", "rating"] as const;
export type FacetName = (typeof FACETS)[number];

/** How many takes a set of filters leaves, and what each further choice would. */
export interface GalleryCounts {
  total: Count;
  /** The values that takes have, the most first; of `rating` each counts what has at least so many. Null where the other filters leave too many to count them. */
  facets: Record<FacetName, FacetValue[]> | null;
  /** Of all that is put away, whatever the filters. */
  archived: number;
  trashed: number;
  /** The asker's own, and takes with notes, whatever the other filters. */
  favourites: Count;
  noted: Count;
  /** The names of those who made takes, by their ids. */
  people: { id: string; name: string }[];
  /** Changes of many takes that the asker began and that did not come to their end. */
  unfinished: number;
  /** What the shot that the filters name is called; null without one. */
  shotSlate: string | null;
}

/** A word that the team puts on takes, and on how many. */
export interface TagView extends Count {
  name: string;
}

/** What is done to many takes. */
export type Done = ChangeTakes["change"] | { what: "move"; projectId: string };

/** How far a change of many takes is, or taking it back. */
export interface ChangeView {
  id: string;
  /** What is done. */
  done: Done;
  isBack: boolean;
  /** How many takes are meant; of taking back, how many had changed. */
  of: number;
  /** So many of them were gone through. */
  seen: number;
  /** So many are otherwise now; those that were so before, or that somebody changed again, are not among them. */
  takes: number;
  /** Of archive and trash: how many are under way and so stayed in sight. */
  underWay: number;
  isOver: boolean;
  /** Somebody goes on with it. */
  isMoving: boolean;
}

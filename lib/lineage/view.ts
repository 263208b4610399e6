import type { ProviderId } from "@/lib/providers/provider";
import type { FromHow, TakeStatus } from "@/lib/takes/limits";
import type { TakeName } from "@/lib/takes/view";

/** How a take came from another: by its recipe, or with a frame of its clip as still or end still. */
export type LineageHow = FromHow | "still" | "end_still";

/** One thing that a take has from another. */
export interface Origin {
  takeId: string;
  how: LineageHow;
  /** Of the other's clip, counted from 0; null where it is the recipe that came. */
  frame: number | null;
}

/** A take as the chain shows it. */
export interface LineageTake extends TakeName {
  status: TakeStatus;
  provider: ProviderId;
  /** The poster, or the still while there is no clip. */
  pictureUrl: string;
  thumbhash: string;
  /** Of the picture, in pixels. */
  width: number;
  height: number;
  /** What it came from; what it merely kept of the take it was made from is not told again. */
  origins: Origin[];
}

/** A take between those that it came from and those that were made from it. */
export interface LineageView {
  /** All that it came from, however far back, the eldest first. */
  before: LineageTake[];
  take: LineageTake;
  /** What was made from it at once, the eldest first. */
  after: LineageTake[];
  /** There are more than are told: the farthest of those before, the eldest of those after. */
  isCut: { before: boolean; after: boolean };
}

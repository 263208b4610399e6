import type { StillColumn } from "@/components/sheet/columns";
import { endFramingOf } from "@/components/takes/composer/framing";
import type { StillView } from "@/lib/takes/view";

/** What is known of a still of a row. */
export type StillState =
  | { state: "none" }
  | { state: "looking" }
  | { state: "uploading"; percent: number }
  | { state: "failed"; why: string }
  | { state: "unknown" }
  | { state: "here"; still: StillView };

export type StillStates = Readonly<Record<StillColumn, StillState>>;

/** A still that will be there in a moment. */
export function isComing({ state }: StillState): boolean {
  return state === "uploading" || state === "looking";
}

/** Why a still can't be used as it stands; null where it can, or where none is named. */
export function stillTrouble(still: StillState): string | null {
  switch (still.state) {
    case "uploading":
      return "On its way.";
    case "looking":
      return "Being looked for.";
    case "failed":
      return still.why;
    case "unknown":
      return "The studio has no still of this name. Drop the file on the sheet.";
    case "none":
    case "here":
      return null;
  }
}

/** Both stills of a take have one shape: this end still has to be brought to the still's first. */
export function hasOtherEnd({ still, end_still: end }: StillStates): boolean {
  return still.state === "here" && end.state === "here" && endFramingOf(end.still, still.still, false).how !== "whole";
}

/** Which end still is to get which shape: rows with the same need have the same key. Null where there is none. */
export function endKeyOf(states: StillStates): string | null {
  const { still, end_still: end } = states;
  if (still.state !== "here" || end.state !== "here" || !hasOtherEnd(states)) return null;
  return `${end.still.id} ${(still.still.width / still.still.height).toFixed(3)}`;
}

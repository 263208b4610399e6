"use client";

import { useKeys } from "@/components/keys/use-keys";
import type { ReviewSource } from "@/components/review/source";
import { type RoomView, watchable } from "@/lib/review/state";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";

interface RoomKeys {
  shot: ReviewShot;
  focused: ReviewTake;
  /** On the stage. */
  stagedIds: readonly string[];
  view: RoomView;
  may: ReviewSource["may"];
  onView: (view: RoomView) => void;
  onShot: (way: "previous" | "next") => void;
  /** Another take in the place of the focused one. */
  onFocus: (takeId: string) => void;
  /** A take comes to those that are compared, or leaves them. */
  onPick: (takeId: string) => void;
  onZoom: () => void;
  onApprove: () => void;
  onAskChanges: () => void;
  onChoose: () => void;
}

/** The keys of the room, but those of the player. */
export function useRoomKeys(room: RoomKeys): void {
  const { shot, focused, stagedIds, view, may, onView, onFocus, onPick } = room;
  const takes = watchable(shot);
  const canCompare = takes.length > 1;
  const isSheet = view === "sheet";

  /** Beside each other the focus goes around those on the stage, else through all takes. */
  const turn = (by: number) => {
    const among = view === "side" ? takes.filter(({ id }) => stagedIds.includes(id)) : takes;
    const next = among[(among.findIndex(({ id }) => id === focused.id) + by + among.length) % among.length];
    if (next) onFocus(next.id);
  };
  const show = (key: string) => {
    const take = takes[Number(key) - 1];
    if (!take) return;
    if (view === "one" || view === "still") onFocus(take.id);
    else onPick(take.id);
  };

  useKeys({
    previousShot: shot.previousId !== null && (() => room.onShot("previous")),
    nextShot: shot.nextId !== null && (() => room.onShot("next")),
    previousTake: canCompare && (() => turn(-1)),
    nextTake: canCompare && (() => turn(1)),
    pickTake: show,
    markTake: isSheet && (() => onPick(focused.id)),
    viewOne: () => onView("one"),
    viewSide: canCompare && (() => onView("side")),
    viewWipe: canCompare && (() => onView("wipe")),
    viewDifference: canCompare && (() => onView("difference")),
    viewStill: () => onView("still"),
    viewSheet: canCompare && (() => onView("sheet")),
    zoom: !isSheet && room.onZoom,
    approve: may.decide && room.onApprove,
    askChanges: may.decide && room.onAskChanges,
    choose: may.pick && room.onChoose,
  });
}

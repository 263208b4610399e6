"use client";

import { useEffect, useState } from "react";
import type { TakeView } from "@/lib/takes/view";

export interface HeldBack {
  takes: TakeView[];
  /** How many wait to be shown above. */
  waiting: number;
  /** Shows them. */
  show: () => void;
}

/**
 * Keeps the wall still under a pointer or a reader: takes that come in among those shown wait until `canMove` says nobody is in the way,
 * or until they are asked for. Older ones that are loaded at the end are shown at once.
 */
export function useHeldBack(all: TakeView[], canMove: () => boolean): HeldBack {
  const [known, setKnown] = useState(() => new Set(all.map((take) => take.id)));
  const { shown, late } = split(all, known);

  useEffect(() => {
    if (all.every((take) => known.has(take.id))) return;
    const next = late.length === 0 || canMove() ? all : shown;
    if (next.some((take) => !known.has(take.id))) setKnown(new Set(next.map((take) => take.id)));
  }, [all, known, shown, late, canMove]);

  return { takes: shown, waiting: late.length, show: () => setKnown(new Set(all.map((take) => take.id))) };
}

/** What is shown and what waits: a take is late when it stands before one that is known. */
export function split(all: TakeView[], known: ReadonlySet<string>): { shown: TakeView[]; late: TakeView[] } {
  const last = all.findLastIndex((take) => known.has(take.id));
  const late = all.filter((take, index) => index < last && !known.has(take.id));
  return { shown: late.length ? all.filter((take) => !late.includes(take)) : all, late };
}

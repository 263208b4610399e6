"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import { type Lines, lastRowStart } from "@/components/gallery/last-row";
import { ratioOf } from "@/components/takes/take-shape";
import type { TakeView } from "@/lib/takes/view";

/**
 * While more takes are to come, only whole rows: a last row would change its tiles' widths when its next ones arrive.
 * Before the wall's width is known, and when all is loaded, every take.
 */
export function useWholeRows(
  takes: readonly TakeView[],
  hasMore: boolean,
  rowHeight: number,
  wall: RefObject<HTMLUListElement | null>,
): readonly TakeView[] {
  const [lines, setLines] = useState<Lines | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen height changes what the styles say
  useLayoutEffect(() => {
    const element = wall.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setLines(linesOf(element)));
    watch.observe(element);
    setLines(linesOf(element));
    return () => watch.disconnect();
  }, [wall, rowHeight]);

  if (!hasMore || !lines) return takes;
  const start = lastRowStart(takes.map(ratioOf), lines);
  return start > 0 ? takes.slice(0, start) : takes;
}

/** Read from the styles, which know the phone's sizes too. */
function linesOf(wall: HTMLElement): Lines {
  const style = getComputedStyle(wall);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    width: wall.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight),
    gap: Number.parseFloat(style.columnGap),
    rowHeight: Number.parseFloat(style.getPropertyValue("--rowh")) * rem,
  };
}

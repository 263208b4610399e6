"use client";

import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { type Placed, placed } from "@/components/gallery/placed";
import { rowsOf } from "@/components/gallery/rows";
import { isNear, linesAt, scaled, WALL_WIDTH } from "@/components/gallery/wall-lines";
import type { WallList } from "@/components/gallery/wall-list";
import { keepCookie } from "@/components/ui/keep-cookie";

export interface WallLayout {
  wall: Placed;
  /** The wall's own width; null until the browser has drawn it. */
  width: number | null;
  gap: number;
  /** How many pixels a rem has. */
  rem: number;
}

interface Widths {
  /** What the rows are cut for. */
  cut: number;
  /** What the wall has; null until it is known. */
  own: number | null;
}

/** The rows of a wall, from the ratios and its width alone: no tile is ever measured. `hint` is the width that the server took it for. */
export function useWallLayout(element: RefObject<HTMLElement | null>, list: WallList, rowRem: number, hint: number): WallLayout {
  const [{ cut, own }, setWidths] = useState<Widths>({ cut: hint, own: null });
  const [rem, setRem] = useState(16);

  useLayoutEffect(() => {
    const wall = element.current;
    if (!wall) return;
    const read = () => {
      const width = wall.clientWidth;
      if (width === 0) return;
      setRem(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
      setWidths((was) => {
        if (was.own === width) return was;
        return { own: width, cut: was.own === null && isNear(was.cut, width) ? was.cut : width };
      });
      keepCookie(WALL_WIDTH.cookie, String(width));
    };
    const watch = new ResizeObserver(read);
    watch.observe(wall);
    read();
    return () => watch.disconnect();
  }, [element]);

  const { ratios, isWhole } = list;
  const lines = useMemo(() => linesAt(cut, rowRem * rem), [cut, rowRem, rem]);
  const rows = useMemo(() => rowsOf(ratios, lines, { anchor: 0, isStart: true, isEnd: isWhole }), [ratios, lines, isWhole]);
  const wall = useMemo(() => placed(scaled(rows, (own ?? cut) / cut), lines.under), [rows, own, cut, lines.under]);
  return { wall, width: own, gap: lines.gap, rem };
}

"use client";

import { type RefObject, useEffect, useState } from "react";
import { bestColumns } from "@/components/player/fit";

/** What stands below each picture, and between them, in pixels. */
export const CELL = { gap: 12, extra: 32 } as const;

/** In how many columns pictures come out largest in an element, as long as it has its size. */
export function useBestColumns(box: RefObject<HTMLElement | null>, count: number, ratio: number): number {
  const [size, setSize] = useState({ width: 1000, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return bestColumns(count, ratio, size, CELL);
}

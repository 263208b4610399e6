"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Placed } from "@/components/gallery/placed";
import type { Picking } from "@/components/gallery/use-picking";
import type { WallList } from "@/components/gallery/wall-list";

/** What a marquee knows of its wall, as it is now. */
export interface MarqueeWall {
  list: WallList;
  wall: Placed;
  gap: number;
  /** Null until it is known. */
  width: number | null;
  picking: Picking;
  wallY: (clientY: number) => number;
  root: RefObject<HTMLElement | null>;
}

/** A mouse that is drawn over the wall selects what it passes, from wherever it begins. Its code comes with the first press. */
export function useMarquee(wall: MarqueeWall): (event: PointerEvent) => void {
  const now = useRef(wall);
  useEffect(() => {
    now.current = wall;
  });
  return (event) => {
    const { target, button, pointerType } = event;
    const isControl = target instanceof Element && target.closest("button, input, [popover]");
    if (button !== 0 || pointerType !== "mouse" || isControl) return;
    const start = event.nativeEvent;
    // where it can't be loaded there are checks and keys
    import("@/components/gallery/marquee").then((module) => module.drawMarquee(start, () => now.current)).catch(() => undefined);
  };
}

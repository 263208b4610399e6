"use client";

import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import type { Picking } from "@/components/gallery/use-picking";

/** A finger that stays this long selects. */
const LONG_MS = 450;
const SLOP_PX = 10;

export interface TouchPicking {
  down: (event: PointerEvent, index: number | null) => void;
  /** Whether the click that comes now belongs to selecting. */
  wasPicking: () => boolean;
  /** No menu of the browser at a long press. */
  menu: (event: MouseEvent) => void;
}

/** By touch: a long press selects, and then every tap does until nothing is selected any more. */
export function useTouchPicking(picking: Picking): TouchPicking {
  const now = useRef(picking);
  useEffect(() => {
    now.current = picking;
  }, [picking]);

  return useMemo(() => {
    let isTouch = false;
    let isClickOurs = false;

    const down = ({ pointerType, clientX, clientY, target }: PointerEvent, index: number | null) => {
      isTouch = pointerType === "touch";
      isClickOurs = false;
      if (!isTouch || index === null || !(target instanceof Element) || !target.closest(".tile-link")) return;
      const stop = new AbortController();
      const pick = () => {
        isClickOurs = true;
        now.current.toggle(index);
      };
      if (now.current.count > 0) {
        isClickOurs = true;
        const tap = (event: globalThis.PointerEvent) => {
          stop.abort();
          if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < SLOP_PX) pick();
        };
        window.addEventListener("pointerup", tap, { signal: stop.signal });
        window.addEventListener("pointercancel", () => stop.abort(), { signal: stop.signal });
        return;
      }
      const timer = setTimeout(() => {
        pick();
        navigator.vibrate?.(10);
      }, LONG_MS);
      const end = () => {
        clearTimeout(timer);
        stop.abort();
      };
      const moved = (event: globalThis.PointerEvent) => Math.hypot(event.clientX - clientX, event.clientY - clientY) > SLOP_PX && end();
      window.addEventListener("pointermove", moved, { signal: stop.signal });
      window.addEventListener("pointerup", end, { signal: stop.signal });
      window.addEventListener("pointercancel", end, { signal: stop.signal });
    };

    return {
      down,
      wasPicking: () => isClickOurs,
      menu: (event) => {
        if (isTouch) event.preventDefault();
      },
    };
  }, []);
}

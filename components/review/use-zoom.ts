"use client";

import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";

const MOST = 6;
/** What Z and a double press zoom to. */
const CLOSE = 2;
/** A finger that moved so far across, and less up or down, wants the take beside this one. */
const SWIPE_PX = 48;
/** A press that moved less is a press. */
const STILL_PX = 4;

interface Finger {
  x: number;
  y: number;
}

interface Zoom {
  isZoomed: boolean;
  toggle: () => void;
  reset: () => void;
  /** For the stage. */
  handlers: Record<"onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel", (event: PointerEvent<HTMLElement>) => void>;
  /** True where the press that ends now moved the picture, and so presses nothing. */
  wasMoved: () => boolean;
}

/**
 * Zooms and moves all pictures of a stage together: by `toggle`, a pinch, or a wheel with Ctrl; a drag moves them, and a swipe over pictures that are
 * not zoomed asks for another take. Written to the page as `--zoom`, `--x` and `--y` in parts of the picture.
 */
export function useZoom(stage: RefObject<HTMLElement | null>, onSwipe: (way: -1 | 1) => void): Zoom {
  const [isZoomed, setZoomed] = useState(false);
  const view = useRef({ scale: 1, x: 0, y: 0 });
  const fingers = useRef(new Map<number, Finger>());
  const moved = useRef({ x: 0, y: 0, isPinch: false });

  const write = useCallback(
    (next: { scale: number; x: number; y: number }) => {
      const scale = Math.min(MOST, Math.max(1, next.scale));
      const most = (scale - 1) / 2;
      const held = (part: number) => Math.min(most, Math.max(-most, part));
      view.current = { scale, x: held(next.x), y: held(next.y) };
      const style = stage.current?.style;
      style?.setProperty("--zoom", String(scale));
      style?.setProperty("--x", String(view.current.x));
      style?.setProperty("--y", String(view.current.y));
      setZoomed(scale > 1);
    },
    [stage],
  );

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      write({ ...view.current, scale: view.current.scale * Math.exp(-event.deltaY / 200) });
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [stage, write]);

  const onPointerDown = ({ pointerId, clientX: x, clientY: y, target }: PointerEvent<HTMLElement>) => {
    if (!(target instanceof HTMLVideoElement)) return;
    fingers.current.set(pointerId, { x, y });
    moved.current = { x: 0, y: 0, isPinch: fingers.current.size > 1 };
  };

  const onPointerMove = ({ pointerId, clientX: x, clientY: y, target, currentTarget }: PointerEvent<HTMLElement>) => {
    const before = fingers.current.get(pointerId);
    if (!before || !(target instanceof HTMLElement)) return;
    const apart = spread(fingers.current);
    fingers.current.set(pointerId, { x, y });
    const box = target.parentElement?.getBoundingClientRect();
    if (!box?.width) return;
    const [dx, dy] = [x - before.x, y - before.y];
    moved.current.x += dx;
    moved.current.y += dy;
    const { scale } = view.current;
    if (fingers.current.size > 1 && apart > 0) write({ ...view.current, scale: (scale * spread(fingers.current)) / apart });
    else if (scale > 1) {
      currentTarget.setPointerCapture(pointerId);
      write({ scale, x: view.current.x + dx / box.width, y: view.current.y + dy / box.height });
    }
  };

  const onPointerUp = ({ pointerId, pointerType }: PointerEvent<HTMLElement>) => {
    if (!fingers.current.delete(pointerId)) return;
    const { x, y, isPinch } = moved.current;
    const isSwipe = pointerType === "touch" && !isPinch && view.current.scale === 1 && Math.abs(x) > SWIPE_PX && Math.abs(x) > 2 * Math.abs(y);
    if (isSwipe) onSwipe(x < 0 ? 1 : -1);
  };

  return {
    isZoomed,
    toggle: () => write({ scale: view.current.scale > 1 ? 1 : CLOSE, x: 0, y: 0 }),
    reset: () => write({ scale: 1, x: 0, y: 0 }),
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: ({ pointerId }) => void fingers.current.delete(pointerId) },
    wasMoved: () => Math.hypot(moved.current.x, moved.current.y) > STILL_PX || moved.current.isPinch,
  };
}

/** How far two fingers are apart; 0 for one. */
function spread(fingers: ReadonlyMap<number, Finger>): number {
  const [one, other] = [...fingers.values()];
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

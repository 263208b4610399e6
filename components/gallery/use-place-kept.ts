"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { WallPlace } from "@/components/gallery/use-wall-window";
import type { WallHandle } from "@/components/gallery/wall";
import type { WallList } from "@/components/gallery/wall-list";

const REST_MS = 150;

/**
 * Keeps where the wall stands with the entry of the browser's history: who comes back to it, from a take, from another page or by reloading, stands where
 * they stood. A deep link to a take puts the wall to that take, however deep it is.
 */
export function usePlaceKept(handle: RefObject<WallHandle | null>, list: WallList, takeId: string | null): void {
  const isPut = useRef(false);

  useEffect(() => {
    const before = window.history.scrollRestoration;
    window.history.scrollRestoration = "manual";
    return () => {
      window.history.scrollRestoration = before;
    };
  }, []);

  // once, as soon as all of the wall is known
  useEffect(() => {
    if (isPut.current || !list.isWhole) return;
    isPut.current = true;
    const kept = keptPlace();
    const at = takeId ? list.indexOf(takeId) : -1;
    if (kept) handle.current?.goTo(kept);
    else if (at >= 0) handle.current?.show(at);
  }, [handle, list, takeId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      timer = undefined;
      const place = handle.current?.place();
      if (!isPut.current || !place) return;
      const wall = window.scrollY > 8 ? place : undefined;
      window.history.replaceState({ ...window.history.state, wall }, "");
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, REST_MS);
    };
    window.addEventListener("scroll", rest, { passive: true });
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", rest);
      window.removeEventListener("pagehide", keep);
    };
  }, [handle]);
}

function keptPlace(): WallPlace | null {
  const state: unknown = window.history.state;
  const wall: unknown = typeof state === "object" && state !== null ? Reflect.get(state, "wall") : null;
  if (typeof wall !== "object" || wall === null) return null;
  const [takeId, index, offset] = ["takeId", "index", "offset"].map((name): unknown => Reflect.get(wall, name));
  return typeof takeId === "string" && typeof index === "number" && typeof offset === "number" ? { takeId, index, offset } : null;
}

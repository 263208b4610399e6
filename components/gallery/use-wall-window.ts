"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { stretchFrom } from "@/components/gallery/page-height";
import { drawnRows, type Placed, rowAtPlace, rowOfTake, type Span } from "@/components/gallery/placed";
import type { WallList } from "@/components/gallery/wall-list";

/** What the server and the first drawing take a screen for. */
const FIRST_SCREEN = 900;
/** Above the wall: the bars that lie over its first rows. */
const BARS = 112;
const BELOW = 96;

/** A place on the wall that outlives another layout: the first row in sight, by its first take, and how far it is scrolled past. */
export interface WallPlace {
  takeId: string;
  /** Where the take stood: for when it is gone. */
  index: number;
  offset: number;
}

export interface WallWindow {
  span: Span;
  /** Where the page's stretch of the wall begins. */
  from: number;
  place: () => WallPlace;
  goTo: (place: WallPlace) => void;
  /** Brings a row into sight if it isn't; to the middle where `isFar`. */
  showRow: (row: number, isFar?: boolean) => void;
  /** A point of the screen as one of the wall. */
  wallY: (clientY: number) => number;
}

/** Which rows are drawn as the page scrolls, of a wall of any height. `tilesMost` are as many tiles. */
export function useWallWindow(element: RefObject<HTMLElement | null>, wall: Placed, list: WallList, tilesMost: number): WallWindow {
  const [span, setSpan] = useState<Span>(() => drawnRows(wall, 0, FIRST_SCREEN, tilesMost));
  const [from, setFrom] = useState(0);
  const now = useRef({ wall, list, from, tilesMost });
  const kept = useRef<WallPlace | null>(null);

  const topOf = useCallback(() => (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY, [element]);
  const wallY = useCallback((clientY: number) => clientY + window.scrollY - topOf() + now.current.from, [topOf]);

  const place = useCallback((): WallPlace => {
    const { wall, list } = now.current;
    const at = wallY(BARS);
    const row = rowAtPlace(wall, at);
    const index = wall.rows[row]?.start ?? 0;
    return { takeId: list.idAt(index), index, offset: Math.round(at - (wall.tops[row] ?? 0)) };
  }, [wallY]);

  const look = useCallback(() => {
    const { wall, from, tilesMost } = now.current;
    const top = wallY(0);
    const next = stretchFrom(from, top, wall.height);
    if (next !== from) {
      now.current.from = next;
      setFrom(next);
      window.scrollBy({ top: from - next, behavior: "instant" });
    }
    kept.current = window.scrollY > 8 ? place() : null;
    const drawn = drawnRows(wall, top, top + window.innerHeight, tilesMost);
    setSpan((was) => (was.first === drawn.first && was.last === drawn.last ? was : drawn));
  }, [wallY, place]);

  const scrollToY = useCallback(
    (y: number) => {
      const { from, wall } = now.current;
      const next = stretchFrom(from, y, wall.height);
      now.current.from = next;
      setFrom(next);
      window.scrollTo({ top: topOf() + y - next - BARS, behavior: "instant" });
      look();
    },
    [topOf, look],
  );

  const goTo = useCallback(
    ({ takeId, index, offset }: WallPlace) => {
      const { wall, list } = now.current;
      const at = list.indexOf(takeId);
      const row = rowOfTake(wall, at < 0 ? index : at) ?? wall.rows.length - 1;
      scrollToY((wall.tops[row] ?? 0) + offset);
    },
    [scrollToY],
  );

  const showRow = useCallback(
    (row: number, isFar = false) => {
      const { wall } = now.current;
      const [top, end] = [wall.tops[row] ?? 0, wall.tops[row + 1] ?? 0];
      const [first, last] = [wallY(BARS), wallY(window.innerHeight - BELOW)];
      const isTall = end - top > last - first;
      if (isFar && (top < first || end > last)) scrollToY(top - (window.innerHeight - BARS - BELOW - (end - top)) / 2);
      else if (top < first || isTall) scrollToY(top - 8);
      else if (end > last) scrollToY(end + BARS + BELOW - window.innerHeight);
    },
    [scrollToY, wallY],
  );

  // another layout: what is first in sight stays where it is
  useLayoutEffect(() => {
    const isOther = now.current.wall !== wall;
    now.current = { ...now.current, wall, list, tilesMost };
    if (isOther && kept.current) goTo(kept.current);
    else look();
  }, [wall, list, tilesMost, goTo, look]);

  useEffect(() => {
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [look]);

  return { span, from, place, goTo, showRow, wallY };
}

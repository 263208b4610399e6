"use client";

import { useEffect, useRef } from "react";
import type { Placed, Span } from "@/components/gallery/placed";
import type { WallData } from "@/components/gallery/use-wall-data";

/** While the wall flies past, tiles are asked for this often; those that are out of sight by then never are. */
const EVERY_MS = 100;

/** Asks for the tiles of the rows that are drawn. */
export function useWanted({ list, store }: WallData, wall: Placed, span: Span): void {
  const askedAt = useRef(0);
  useEffect(() => {
    const ask = () => {
      askedAt.current = performance.now();
      const start = wall.rows[span.first]?.start ?? 0;
      const end = wall.rows[span.last - 1]?.end ?? 0;
      store.want(Array.from({ length: end - start }, (_, at) => list.idAt(start + at)));
    };
    const timer = setTimeout(ask, Math.max(0, askedAt.current + EVERY_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [list, store, wall, span]);
}

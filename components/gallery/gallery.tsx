"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Changes } from "@/components/gallery/changes";
import { FilterBar } from "@/components/gallery/filter-bar";
import { GalleryWall } from "@/components/gallery/gallery-wall";
import { useGalleryPlace } from "@/components/gallery/use-gallery-place";
import { useShown } from "@/components/gallery/use-shown";
import { useProjects } from "@/components/projects/use-projects";
import { keepCookie } from "@/components/ui/keep-cookie";
import { countsQuery } from "@/lib/gallery/queries";
import { knownFilters, ROW_HEIGHT, searchOf } from "@/lib/gallery/state";
import type { ProjectView } from "@/lib/projects/view";

const NONE: readonly ProjectView[] = [];

interface GalleryProps {
  rowHeight: number;
  /** What the server took the wall's width for. */
  wallWidth: number;
  /** Archive, trash, move and share are for who may change things. */
  canWrite: boolean;
  /** What keys do on the wall: drawn by the server, so that its words are in no script. */
  hints: ReactNode;
}

/** Every take, as a wall of pictures. Filters, sort and the open take live in the address. */
export function Gallery({ rowHeight: given, wallWidth, canWrite, hints }: GalleryProps) {
  const place = useGalleryPlace();
  const projects = useProjects()?.projects ?? NONE;
  const search = searchOf({ filters: knownFilters(place.filters, projects), sort: place.sort });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address is the same wall
  const asked = useMemo(() => ({ filters: knownFilters(place.filters, projects), sort: place.sort }), [search]);
  const nav = { ...place, filters: asked.filters };
  const { data: counts } = useQuery(countsQuery(asked.filters));
  const { shown, isBehind } = useShown(asked);
  const [rowRem, setRowRem] = useState(given);
  const [isFirst, setFirst] = useState(true);
  const wall = searchOf(shown);

  // other filters are another wall: it is seen from its top
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each other wall
  useEffect(() => {
    if (!isFirst && !hasPlace()) window.scrollTo({ top: 0, behavior: "instant" });
    setFirst(false);
  }, [wall]);

  const resize = (rem: number) => {
    setRowRem(rem);
    keepCookie(ROW_HEIGHT.cookie, String(rem));
  };

  return (
    <>
      <h1 className="sr-only">Gallery</h1>
      <FilterBar nav={nav} counts={counts} rowRem={rowRem} onRowRem={resize} />
      <GalleryWall
        key={wall}
        nav={nav}
        asked={shown}
        counts={counts}
        isBehind={isBehind}
        rowRem={rowRem}
        widthHint={wallWidth}
        canWrite={canWrite}
        hints={hints}
      />
      <Changes unfinished={counts?.unfinished ?? 0} />
    </>
  );
}

function hasPlace(): boolean {
  const state: unknown = window.history.state;
  return typeof state === "object" && state !== null && Boolean(Reflect.get(state, "wall"));
}

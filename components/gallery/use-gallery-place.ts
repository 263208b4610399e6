"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import { type GalleryFilters, type GalleryPlace, placeHref, readPlace } from "@/lib/gallery/state";

export interface GalleryNav extends GalleryPlace {
  /** A new entry in the browser's history, so that Back leads to the filters before. */
  narrow: (filters: GalleryFilters) => void;
  open: (takeId: string) => void;
  /** Another take in the open player: no new entry. */
  turnTo: (takeId: string) => void;
  close: () => void;
}

/** The gallery's place, kept in the address alone. Moves stay in the browser: what they show comes from the takes' own query. */
export function useGalleryPlace(): GalleryNav {
  const params = useSearchParams();
  const place = useMemo(() => readPlace(params), [params]);
  // whether the open player has an entry of its own to go back from; after a reload it has none
  const hasOwnEntry = useRef(false);

  const narrow = useCallback((next: GalleryFilters) => window.history.pushState(null, "", placeHref({ filters: next })), []);
  const open = useCallback((takeId: string) => {
    hasOwnEntry.current = true;
    window.history.pushState(null, "", placeHref({ filters: filtersNow(), takeId }));
  }, []);
  const turnTo = useCallback((takeId: string) => window.history.replaceState(null, "", placeHref({ filters: filtersNow(), takeId })), []);
  const close = useCallback(() => {
    if (hasOwnEntry.current) window.history.back();
    else window.history.replaceState(null, "", placeHref({ filters: filtersNow() }));
    hasOwnEntry.current = false;
  }, []);

  return { ...place, narrow, open, turnTo, close };
}

function filtersNow(): GalleryFilters {
  return readPlace(new URLSearchParams(window.location.search)).filters;
}

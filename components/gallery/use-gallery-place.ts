"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import type { Sort } from "@/lib/gallery/limits";
import { type GalleryFilters, type GalleryPlace, placeHref, readPlace } from "@/lib/gallery/state";

export interface GalleryNav extends GalleryPlace {
  /** A new entry in the browser's history, so that Back leads to the filters before; `isTyping` keeps to the one that the first letter made. */
  narrow: (filters: GalleryFilters, isTyping?: boolean) => void;
  sortBy: (sort: Sort) => void;
  open: (takeId: string) => void;
  /** Another take in the open player: no new entry. */
  turnTo: (takeId: string) => void;
  close: () => void;
}

/** The gallery's place, kept in the address alone. Moves stay in the browser: what they show comes from the gallery's own queries. */
export function useGalleryPlace(): GalleryNav {
  const params = useSearchParams();
  const place = useMemo(() => readPlace(params), [params]);
  // whether the open player has an entry of its own to go back from; after a reload it has none
  const hasOwnEntry = useRef(false);
  const isTypingOn = useRef(false);

  const narrow = useCallback((filters: GalleryFilters, isTyping = false) => {
    const href = placeHref({ filters, sort: placeNow().sort });
    if (isTyping && isTypingOn.current) window.history.replaceState(null, "", href);
    else window.history.pushState(null, "", href);
    isTypingOn.current = isTyping;
  }, []);
  const sortBy = useCallback((sort: Sort) => {
    isTypingOn.current = false;
    window.history.pushState(null, "", placeHref({ filters: placeNow().filters, sort }));
  }, []);
  const open = useCallback((takeId: string) => {
    hasOwnEntry.current = true;
    isTypingOn.current = false;
    window.history.pushState(null, "", placeHref({ ...placeNow(), takeId }));
  }, []);
  const turnTo = useCallback((takeId: string) => window.history.replaceState(null, "", placeHref({ ...placeNow(), takeId })), []);
  const close = useCallback(() => {
    if (hasOwnEntry.current) window.history.back();
    else window.history.replaceState(null, "", placeHref({ ...placeNow(), takeId: null }));
    hasOwnEntry.current = false;
  }, []);

  return { ...place, narrow, sortBy, open, turnTo, close };
}

function placeNow(): GalleryPlace {
  return readPlace(new URLSearchParams(window.location.search));
}

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Order, readOrder } from "@/lib/gallery/client";
import type { Sort } from "@/lib/gallery/limits";
import { type GalleryFilters, searchOf } from "@/lib/gallery/state";
import type { ChangeView, GalleryCounts, TagView, TilePage, TileView } from "@/lib/gallery/view";
import { RefusedError, readJson } from "@/lib/read-json";

export const GALLERY_KEY = ["gallery"] as const;

/** What a wall shows and in which order. */
export interface Asked {
  filters: GalleryFilters;
  sort?: Sort | undefined;
}

/** Tiles page by page, from the first. */
export function tilesQuery(asked: Asked) {
  const search = searchOf(asked);
  return infiniteQueryOptions({
    queryKey: [...GALLERY_KEY, "pages", search],
    queryFn: ({ pageParam, signal }) => readJson<TilePage>(`/api/gallery?${joined(search, pageParam && `cursor=${pageParam}`)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
    retry: 1,
  });
}

/** The first tiles alone: what a wall shows before the order of all is here. */
export function firstTilesQuery(asked: Asked) {
  const search = searchOf(asked);
  return queryOptions({
    queryKey: [...GALLERY_KEY, "first", search],
    queryFn: ({ signal }) => readJson<TilePage>(`/api/gallery?${search}`, signal),
    staleTime: 60_000,
    retry: 1,
  });
}

/** Tiles of takes by their ids, in their order; a take that is gone is left out. Asked for by name, kept by whoever asks. */
export function tilesByIdQuery(takeIds: readonly string[]) {
  return queryOptions({
    queryKey: [...GALLERY_KEY, "tiles", takeIds],
    queryFn: ({ signal }) => readJson<TileView[]>(`/api/gallery/tiles?ids=${takeIds.join(",")}`, signal),
    staleTime: 0,
    gcTime: 0,
    retry: 1,
  });
}

/** The ids and ratios of all that the filters leave. */
export function orderQuery(asked: Asked) {
  const search = searchOf(asked);
  return queryOptions({
    queryKey: [...GALLERY_KEY, "order", search],
    queryFn: async ({ signal }): Promise<Order> => {
      const answer = await fetch(`/api/gallery/order?${search}`, { signal });
      if (!answer.ok) throw new RefusedError(answer.status);
      return readOrder(await answer.arrayBuffer(), answer.headers.get("x-dailies-as-of") ?? "");
    },
    // it is read where it lies: there is nothing to compare by parts
    structuralSharing: false,
    staleTime: 60_000,
    retry: 1,
  });
}

/** How many there are, and what each further choice would leave. */
export function countsQuery(filters: GalleryFilters) {
  const search = searchOf({ filters });
  return queryOptions({
    queryKey: [...GALLERY_KEY, "counts", search],
    queryFn: ({ signal }) => readJson<GalleryCounts>(`/api/gallery/counts?${search}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: 1,
  });
}

/** Every tag, by name. */
export function tagsQuery() {
  return queryOptions({
    queryKey: [...GALLERY_KEY, "tags"],
    queryFn: ({ signal }) => readJson<TagView[]>("/api/gallery/tags", signal),
    staleTime: 10_000,
    retry: 1,
  });
}

export const CHANGES_KEY = [...GALLERY_KEY, "changes"] as const;

/** Changes of many takes that the asker began and that are not over. */
export function changesQuery() {
  return queryOptions({
    queryKey: CHANGES_KEY,
    queryFn: ({ signal }) => readJson<ChangeView[]>("/api/gallery/changes", signal),
    staleTime: 0,
    retry: 1,
  });
}

function joined(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join("&");
}

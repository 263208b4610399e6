import { queryOptions } from "@tanstack/react-query";
import type { ReviewShot } from "@/lib/review/view";

/**
 * Begins each key of what is read in the room, so that one event refreshes it: [...REVIEW_KEY, "shot", shotId], [...REVIEW_KEY, "notes", takeId] and
 * [...REVIEW_KEY, "verdicts", takeId].
 */
export const REVIEW_KEY = ["review"] as const;

/** A shot with its takes, read as its viewer may. Live events keep it fresh. */
export function reviewShotQuery(shotId: string, read: (shotId: string, signal?: AbortSignal) => Promise<ReviewShot>) {
  return queryOptions({
    queryKey: [...REVIEW_KEY, "shot", shotId],
    queryFn: ({ signal }) => read(shotId, signal),
    staleTime: 60_000,
    retry: 1,
  });
}

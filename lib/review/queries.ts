import { queryOptions } from "@tanstack/react-query";
import { REVIEW_KEY } from "@/lib/query-keys";
import type { ReviewShot } from "@/lib/review/view";

/** A shot with its takes, read as its viewer may. Live events keep it fresh. */
export function reviewShotQuery(shotId: string, read: (shotId: string, signal?: AbortSignal) => Promise<ReviewShot>) {
  return queryOptions({
    queryKey: [...REVIEW_KEY, "shot", shotId],
    queryFn: ({ signal }) => read(shotId, signal),
    staleTime: 60_000,
    retry: 1,
  });
}

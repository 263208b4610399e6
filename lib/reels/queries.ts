import { queryOptions } from "@tanstack/react-query";
import { REELS_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";
import type { ReelCardView, ReelView } from "@/lib/reels/view";

/** Every reel. Live events make it be asked again. */
export function reelsQuery() {
  return queryOptions({
    queryKey: [...REELS_KEY, "list"],
    queryFn: ({ signal }) => readJson<ReelCardView[]>("/api/reels", signal),
    staleTime: 10_000,
    retry: 1,
  });
}

/** One reel with all that it is made of. */
export function reelQuery(reelId: string) {
  return queryOptions({
    queryKey: [...REELS_KEY, reelId],
    queryFn: ({ signal }) => readJson<ReelView>(`/api/reels/${encodeURIComponent(reelId)}`, signal),
    staleTime: 10_000,
    retry: 1,
  });
}

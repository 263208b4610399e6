import { queryOptions } from "@tanstack/react-query";
import type { ReelCardView, ReelView } from "@/lib/reels/view";

export const REELS_KEY = ["reels"] as const;

/** Every reel. Live events make it be asked again. */
export function reelsQuery() {
  return queryOptions({
    queryKey: [...REELS_KEY, "list"],
    queryFn: async ({ signal }) => (await get("/api/reels", signal)).json() as Promise<ReelCardView[]>, // our own answer
    staleTime: 10_000,
    retry: 1,
  });
}

/** One reel with all that it is made of. */
export function reelQuery(reelId: string) {
  return queryOptions({
    queryKey: [...REELS_KEY, reelId],
    queryFn: async ({ signal }) => (await get(`/api/reels/${encodeURIComponent(reelId)}`, signal)).json() as Promise<ReelView>, // our own answer
    staleTime: 10_000,
    retry: 1,
  });
}

async function get(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
  return response;
}

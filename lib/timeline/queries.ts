import { queryOptions } from "@tanstack/react-query";
import { TAKES_KEY } from "@/lib/takes/queries";
import { isFinal } from "@/lib/takes/state";
import type { TimelineView } from "@/lib/timeline/view";

/** Asking a provider moves no take, so no event tells of it: while one is on its way the timeline is read again this often. */
const LOOK_AGAIN_MS = 5_000;

/** A take's timeline. It goes stale with everything else about takes. */
export function timelineQuery(takeId: string) {
  return queryOptions({
    queryKey: [...TAKES_KEY, "timeline", takeId],
    queryFn: async ({ signal }): Promise<TimelineView> => {
      const response = await fetch(`/api/takes/${encodeURIComponent(takeId)}/timeline`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as TimelineView; // shaped by the same view on the server
    },
    staleTime: 0,
    retry: 1,
    refetchInterval: ({ state: { data } }) => (data && !isFinal(data.status) ? LOOK_AGAIN_MS : false),
  });
}

import { queryOptions } from "@tanstack/react-query";
import { TAKES_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";
import { isFinal } from "@/lib/takes/state";
import type { TimelineView } from "@/lib/timeline/view";

/** Asking a provider moves no take, so no event tells of it: while one is on its way the timeline is read again this often. */
const LOOK_AGAIN_MS = 5_000;

/** A take's timeline. It goes stale with everything else about takes. */
export function timelineQuery(takeId: string) {
  return queryOptions({
    queryKey: [...TAKES_KEY, "timeline", takeId],
    queryFn: ({ signal }) => readJson<TimelineView>(`/api/takes/${encodeURIComponent(takeId)}/timeline`, signal),
    staleTime: 0,
    retry: 1,
    refetchInterval: ({ state: { data } }) => (data && !isFinal(data.status) ? LOOK_AGAIN_MS : false),
  });
}

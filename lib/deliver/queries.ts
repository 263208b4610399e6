import { queryOptions } from "@tanstack/react-query";
import type { DownloadView } from "@/lib/deliver/view";
import { readJson } from "@/lib/read-json";

/** The forms in which a take's clip can be had. What was made since changes their sizes, so it is asked anew each time. */
export function downloadsQuery(takeId: string) {
  return queryOptions({
    queryKey: ["downloads", takeId],
    queryFn: ({ signal }) => readJson<DownloadView[]>(`/api/takes/${encodeURIComponent(takeId)}/downloads`, signal),
    staleTime: 0,
  });
}

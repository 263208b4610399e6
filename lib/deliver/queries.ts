import { queryOptions } from "@tanstack/react-query";
import type { DownloadView } from "@/lib/deliver/view";

/** The forms in which a take's clip can be had. What was made since changes their sizes, so it is asked anew each time. */
export function downloadsQuery(takeId: string) {
  return queryOptions({
    queryKey: ["downloads", takeId],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/takes/${encodeURIComponent(takeId)}/downloads`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as DownloadView[]; // our own answer
    },
    staleTime: 0,
  });
}

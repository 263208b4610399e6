import { queryOptions } from "@tanstack/react-query";
import type { LineageView } from "@/lib/lineage/view";
import { TAKES_KEY } from "@/lib/takes/queries";

export const LINEAGE_KEY = [...TAKES_KEY, "lineage"] as const;

/** The takes before and after one. It goes stale with everything else about takes. */
export function lineageQuery(takeId: string) {
  return queryOptions({
    queryKey: [...LINEAGE_KEY, takeId],
    queryFn: async ({ signal }): Promise<LineageView> => {
      const response = await fetch(`/api/takes/${encodeURIComponent(takeId)}/lineage`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as LineageView; // shaped by the same view on the server
    },
    staleTime: 60_000,
    retry: 1,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { LineageView } from "@/lib/lineage/view";
import { LINEAGE_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";

/** The takes before and after one. It goes stale with everything else about takes. */
export function lineageQuery(takeId: string) {
  return queryOptions({
    queryKey: [...LINEAGE_KEY, takeId],
    queryFn: ({ signal }) => readJson<LineageView>(`/api/takes/${encodeURIComponent(takeId)}/lineage`, signal),
    staleTime: 60_000,
    retry: 1,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { SpendingView } from "@/lib/budgets/view";
import { BUDGETS_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";

/** A new day or month announces itself to nobody. */
const LOOK_AGAIN_MS = 60_000;

/** What holds a press of the asker back in a project (the default where none is named). Live events make it be asked again, and where a budget applies the clock does. */
export function spendingQuery(projectId: string | null = null) {
  return queryOptions({
    queryKey: [...BUDGETS_KEY, projectId],
    queryFn: ({ signal }) => readJson<SpendingView>(projectId ? `/api/budgets?projectId=${encodeURIComponent(projectId)}` : "/api/budgets", signal),
    staleTime: LOOK_AGAIN_MS,
    refetchInterval: ({ state: { data } }) => (data && data.budgets.length > 0 ? LOOK_AGAIN_MS : false),
    retry: 1,
  });
}

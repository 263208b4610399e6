import { queryOptions } from "@tanstack/react-query";
import type { SpendingView } from "@/lib/budgets/view";

export const BUDGETS_KEY = ["budgets"] as const;

/** A new day or month announces itself to nobody. */
const LOOK_AGAIN_MS = 60_000;

/** What holds a press of the asker back in a project (the default where none is named). Live events make it be asked again, and where a budget applies the clock does. */
export function spendingQuery(projectId: string | null = null) {
  return queryOptions({
    queryKey: [...BUDGETS_KEY, projectId],
    queryFn: async ({ signal }) => {
      const path = projectId ? `/api/budgets?projectId=${encodeURIComponent(projectId)}` : "/api/budgets";
      const response = await fetch(path, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as SpendingView; // the server shaped it by the same view
    },
    staleTime: LOOK_AGAIN_MS,
    refetchInterval: ({ state: { data } }) => (data && data.budgets.length > 0 ? LOOK_AGAIN_MS : false),
    retry: 1,
  });
}

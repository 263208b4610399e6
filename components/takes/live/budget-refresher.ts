import type { QueryClient } from "@tanstack/react-query";
import { BUDGETS_KEY } from "@/lib/query-keys";

/** Takes that start or end together are one change of what is left. */
const GATHER_MS = 300;

/** Asks anew what the budgets have left, once for however many takes change in a moment. */
export function budgetRefresher(client: QueryClient): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      void client.invalidateQueries({ queryKey: BUDGETS_KEY });
    }, GATHER_MS);
  };
}

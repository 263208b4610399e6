import type { QueryClient } from "@tanstack/react-query";
import { BUDGETS_KEY } from "@/lib/budgets/queries";
import { STATE_KEY } from "@/lib/health/queries";

/** What is said of the studio itself, and what may still be spent. */
const KEYS = [STATE_KEY, BUDGETS_KEY];

/** Something changed: what is under way may have been answered before, so it is asked for anew. */
export async function hearOfStudio(client: QueryClient): Promise<void> {
  await Promise.all(
    KEYS.map(async (queryKey) => {
      await client.cancelQueries({ queryKey });
      await client.invalidateQueries({ queryKey });
    }),
  );
}

/** Something may have been missed: asked for again, but for what is under way. During an outage an answer may take longer than the pause between two of these. */
export async function refetchStudio(client: QueryClient): Promise<void> {
  await Promise.all(KEYS.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })));
}

import type { QueryClient } from "@tanstack/react-query";
import { BATCHES_KEY, BUDGETS_KEY, PROJECTS_KEY, SHARES_KEY, STATE_KEY, TAKES_KEY } from "@/lib/query-keys";

/** What is said of the studio itself, and what may still be spent. */
const KEYS = [STATE_KEY, BUDGETS_KEY, BATCHES_KEY, SHARES_KEY];

/** Something changed: what is under way may have been answered before, so it is asked for anew. */
export async function hearOfStudio(client: QueryClient): Promise<void> {
  await askAnew(client, KEYS);
}

/** Projects changed, or shots went from one to another, and all their takes with them. */
export async function hearOfProjects(client: QueryClient): Promise<void> {
  await askAnew(client, [PROJECTS_KEY, TAKES_KEY, BUDGETS_KEY]);
}

async function askAnew(client: QueryClient, keys: readonly (readonly string[])[]): Promise<void> {
  await Promise.all(
    keys.map(async (queryKey) => {
      await client.cancelQueries({ queryKey });
      await client.invalidateQueries({ queryKey });
    }),
  );
}

/** Something may have been missed: asked for again, but for what is under way. During an outage an answer may take longer than the pause between two of these. */
export async function refetchStudio(client: QueryClient): Promise<void> {
  await Promise.all([...KEYS, PROJECTS_KEY].map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })));
}

/** Asks again for every list that is on the screen. */
export function refetchTakes(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: TAKES_KEY });
}

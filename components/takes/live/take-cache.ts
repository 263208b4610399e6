import type { QueryClient } from "@tanstack/react-query";
import { refreshLineage } from "@/components/takes/live/lineage-cache";
import { addTakes, mergeTake, type TakePages } from "@/components/takes/live/merge-take";
import { refetchTakes } from "@/components/takes/live/studio-cache";
import { TAKES_KEY } from "@/lib/query-keys";
import { type TakeFilters, takeQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

/** Every list of takes in the cache. */
export const LISTS = [...TAKES_KEY, "list"];

/** More takes than these at once are a crowd, and so long it may gather. */
const CROWD = 12;
const CROWD_MS = 1_000;

/** Shows takes that were just started in every list that wants them, before the server is asked again. */
export function showNewTakes(client: QueryClient, takes: readonly TakeView[]): void {
  changeLists(client, (pages, filters) => addTakes(pages, takes, filters));
  for (const take of takes) refreshLineage(client, take);
}

/** Shows what is now known of a take, wherever it appears. */
export function showTake(client: QueryClient, take: TakeView): void {
  client.setQueryData(takeQuery(take.id).queryKey, take);
  changeLists(client, (pages, filters) => mergeTake(pages, take, filters));
  refreshLineage(client, take);
}

function changeLists(client: QueryClient, change: (pages: TakePages, filters: TakeFilters) => TakePages): void {
  for (const [key, pages] of client.getQueriesData<TakePages>({ queryKey: LISTS })) {
    if (pages) client.setQueryData(key, change(pages, filtersOf(key)));
  }
}

/** The last part of a list's key is what it is narrowed to. */
function filtersOf(key: readonly unknown[]): TakeFilters {
  const last = key.at(-1);
  return typeof last === "object" && last !== null ? (last as TakeFilters) : {}; // takesQuery alone makes these keys
}

/**
 * Asks for a take anew, one request a take at a time: a word that comes while one is under way is answered by one more after it,
 * so that a late answer never covers a newer one. A list that was under way when the word came may hold the take as it was before:
 * then it is asked for once more after the list. A whole batch at once is not asked for take by take: what is on the screen is, once. What can't be had now is left to the next resync.
 */
export function takeRefresher(client: QueryClient): (takeId: string) => void {
  const pending = new Map<string, boolean>();
  const duringList = new Set<string>();
  let isCrowd = false;

  async function refresh(takeId: string): Promise<void> {
    do {
      pending.set(takeId, false);
      try {
        showTake(client, await client.fetchQuery({ ...takeQuery(takeId), staleTime: 0, retry: false }));
      } catch {
        break;
      }
    } while (pending.get(takeId));
    pending.delete(takeId);
  }

  function hear(takeId: string): void {
    if (client.isFetching({ queryKey: LISTS }) > 0) duringList.add(takeId);
    if (pending.has(takeId)) pending.set(takeId, true);
    else if (pending.size < CROWD) void refresh(takeId);
    else gather();
  }

  function gather(): void {
    if (isCrowd) return;
    isCrowd = true;
    setTimeout(() => {
      isCrowd = false;
      void refetchTakes(client);
    }, CROWD_MS);
  }

  client.getQueryCache().subscribe(() => {
    if (duringList.size === 0 || client.isFetching({ queryKey: LISTS }) > 0) return;
    const takeIds = [...duringList];
    duringList.clear();
    for (const takeId of takeIds) hear(takeId);
  });
  return hear;
}

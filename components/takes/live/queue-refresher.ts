import type { QueryClient } from "@tanstack/react-query";
import type { TakePages } from "@/components/takes/live/merge-take";
import { LISTS } from "@/components/takes/live/take-cache";
import { placesQuery } from "@/lib/takes/queries";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

/** Takes that leave together are one change of everybody's place. */
const GATHER_MS = 300;
/** In a busy queue somebody leaves all the time: places are asked for no more often. */
const LEAST_BETWEEN_MS = 2_000;
/** As many as are asked for at once; who scrolls further sees those places as they were loaded. */
const MOST = 100;

/** Asks anew where the queued takes on the screen stand, once for however many takes change in a moment; nothing while none is queued. */
export function queueRefresher(client: QueryClient): () => void {
  let isComing = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<void> {
    const takeIds = queuedIds(client);
    if (takeIds.length === 0) return;
    askedAt = performance.now();
    try {
      showPlaces(client, await client.fetchQuery(placesQuery(takeIds)));
    } catch {
      // what can't be had now comes with the next change
    }
  }

  return () => {
    if (isComing) return;
    isComing = true;
    const waitMs = Math.max(GATHER_MS, askedAt + LEAST_BETWEEN_MS - performance.now());
    setTimeout(() => {
      isComing = false;
      void refresh();
    }, waitMs);
  };
}

/** Puts places on the takes that are still queued; a list in which nothing changed stays the same object. */
export function showPlaces(client: QueryClient, places: Record<string, QueuePlace>): void {
  client.setQueriesData<TakePages>({ queryKey: LISTS }, (held) => held && mapTakes(held, (take) => withPlace(take, places[take.id])));
}

function queuedIds(client: QueryClient): string[] {
  const takes = client.getQueriesData<TakePages>({ queryKey: LISTS }).flatMap(([, held]) => held?.pages.flatMap((page) => page.data) ?? []);
  return [...new Set(takes.filter(({ status }) => status === "queued").map(({ id }) => id))].slice(0, MOST);
}

function withPlace(take: TakeView, place: QueuePlace | undefined): TakeView {
  const isNew = place !== undefined && take.status === "queued" && JSON.stringify(place) !== JSON.stringify(take.queue);
  return isNew ? { ...take, queue: place } : take;
}

function mapTakes(held: TakePages, change: (take: TakeView) => TakeView): TakePages {
  const pages = held.pages.map((page) => {
    const data = page.data.map(change);
    return data.every((take, index) => take === page.data[index]) ? page : { ...page, data };
  });
  return pages.every((page, index) => page === held.pages[index]) ? held : { ...held, pages };
}

import type { QueryClient } from "@tanstack/react-query";
import { batchRefresher } from "@/components/batches/batch-refresher";
import { budgetRefresher } from "@/components/takes/live/budget-refresher";
import { queueRefresher } from "@/components/takes/live/queue-refresher";
import { takeRefresher } from "@/components/takes/live/take-cache";

/** What has to be asked anew when something is heard. */
export interface Hearing {
  /** Something happened to a take, wherever it is shown. */
  take: (takeId: string) => void;
  /** What its end or beginning changes elsewhere: what is left of budgets and batches. */
  around: () => void;
  /** Somebody may stand at another place in the queue. */
  queue: () => void;
}

/** For all that one page hears: words that come together are asked about once. */
export function hearing(client: QueryClient): Hearing {
  const take = takeRefresher(client);
  const queue = queueRefresher(client);
  const budgets = budgetRefresher(client);
  const batches = batchRefresher(client);
  return {
    take: (takeId) => {
      take(takeId);
      queue();
    },
    around: () => {
      budgets();
      batches();
    },
    queue,
  };
}

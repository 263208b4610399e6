import type { QueryClient } from "@tanstack/react-query";
import { BATCHES_KEY } from "@/lib/query-keys";

/** Takes of a batch move by the dozen: its figures are asked for no more often. */
const GATHER_MS = 700;

/** Asks anew how the batches on the screen are, once for however many takes change in a moment; nothing where there is none. */
export function batchRefresher(client: QueryClient): () => void {
  let isComing = false;
  return () => {
    const isAny = client.getQueriesData({ queryKey: BATCHES_KEY }).some(([, held]) => (Array.isArray(held) ? held.length > 0 : held !== undefined));
    if (isComing || !isAny) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      void client.invalidateQueries({ queryKey: BATCHES_KEY });
    }, GATHER_MS);
  };
}

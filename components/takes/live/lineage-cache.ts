import type { QueryClient } from "@tanstack/react-query";
import type { LineageView } from "@/lib/lineage/view";
import { LINEAGE_KEY } from "@/lib/query-keys";
import type { TakeView } from "@/lib/takes/view";

/** Asks again for the chains that a take stands in, or belongs into since it was made. */
export function refreshLineage(client: QueryClient, { id, from, frameOf }: Pick<TakeView, "id" | "from" | "frameOf">): void {
  const near = [id, from?.takeId, frameOf?.takeId];
  void client.invalidateQueries({
    queryKey: LINEAGE_KEY,
    predicate: ({ state: { data } }) => takesIn(data).some((takeId) => near.includes(takeId)),
  });
}

/** Only lineageQuery makes these keys. */
function takesIn(data: unknown): string[] {
  const lineage = data as LineageView | undefined;
  return lineage ? [...lineage.before, lineage.take, ...lineage.after].map(({ takeId }) => takeId) : [];
}

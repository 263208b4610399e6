import { queryOptions } from "@tanstack/react-query";
import { BATCH_TAKES_MAX } from "@/lib/batches/limits";
import type { BatchDetail, BatchView, MadeBefore } from "@/lib/batches/view";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import { BATCHES_KEY } from "@/lib/query-keys";
import type { StillView } from "@/lib/takes/view";

/** The time that is left runs down without anybody saying so. */
const LOOK_AGAIN_MS = 15_000;

/** Batches that stand above the feed. Live events make it be asked again, and so does time while one is under way. */
export function batchesQuery() {
  return queryOptions({
    queryKey: BATCHES_KEY,
    queryFn: ({ signal }) => getJson<BatchView[]>("/api/batches", { signal }),
    refetchInterval: ({ state: { data } }) => (data?.some(isUnderWay) ? LOOK_AGAIN_MS : false),
    retry: 1,
  });
}

/** One batch with its takes. */
export function batchQuery(batchId: string) {
  return queryOptions({
    queryKey: [...BATCHES_KEY, batchId],
    queryFn: ({ signal }) => getJson<BatchDetail>(`/api/batches/${encodeURIComponent(batchId)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.batch) ? LOOK_AGAIN_MS : false),
    retry: 1,
  });
}

/** What one wants to know of a row: whether it was made. */
export interface MadeQuestion {
  provider: ProviderId;
  stillId: string;
  endStillId?: string;
  prompt: string;
  negativePrompt: string;
  settings: Settings;
  seed?: number;
  count: number;
}

/** Which of these rows were made before, with the rows that were asked about. */
export function madeQuery(rows: readonly MadeQuestion[]) {
  return queryOptions({
    queryKey: ["made", rows],
    queryFn: async ({ signal }) => ({ rows, made: rows.length === 0 ? [] : await getJson<MadeBefore[]>("/api/batches/made", { signal, rows }) }),
    // the rows stay the very ones that were asked about
    structuralSharing: false,
    staleTime: 10_000,
    gcTime: 30_000,
    retry: 1,
  });
}

/** The newest stills to choose from. */
export function recentStillsQuery() {
  return queryOptions({
    queryKey: ["recent-stills"],
    queryFn: ({ signal }) => getJson<StillView[]>("/api/batches/stills", { signal }),
    staleTime: 0,
    retry: 1,
  });
}

/** Stills by id or file name; those that there are. A full sheet names more of them than one question takes. Throws when the studio does not answer. */
export async function askStills(refs: readonly string[]): Promise<Record<string, StillView>> {
  const found: Record<string, StillView> = {};
  for (let from = 0; from < refs.length; from += BATCH_TAKES_MAX)
    Object.assign(found, await getJson<typeof found>("/api/batches/stills", { refs: refs.slice(from, from + BATCH_TAKES_MAX) }));
  return found;
}

function isUnderWay({ counts, isPaused }: BatchView): boolean {
  return counts.running + (isPaused ? 0 : counts.queued) > 0;
}

/** The server shaped and checked it by the same view, so the browser trusts it. A question too long for an address is sent as a body. */
async function getJson<T>(path: string, { signal, ...body }: { signal?: AbortSignal; rows?: unknown; refs?: unknown }): Promise<T> {
  const hasBody = Object.keys(body).length > 0;
  const response = await fetch(path, {
    ...(signal && { signal }),
    headers: { accept: "application/json", ...(hasBody && { "content-type": "application/json" }) },
    ...(hasBody && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
  return (await response.json()) as T;
}

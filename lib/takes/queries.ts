import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ProviderId } from "@/lib/providers/provider";
import { TAKES_KEY } from "@/lib/query-keys";
import { RefusedError, readJson } from "@/lib/read-json";
import type { TakeStatus } from "@/lib/takes/limits";
import type { QueuePlace, TakePage, TakeView } from "@/lib/takes/view";

/** What a list of takes is narrowed to; the gallery keeps it in the URL. */
export interface TakeFilters {
  status?: TakeStatus | undefined;
  provider?: ProviderId | undefined;
  shotId?: string | undefined;
  projectId?: string | undefined;
}

/** Pages of takes, newest first. Live events keep it fresh, so it is not refetched by itself. */
export function takesQuery(filters: TakeFilters = {}) {
  return infiniteQueryOptions({
    queryKey: [...TAKES_KEY, "list", filters],
    queryFn: ({ pageParam, signal }) => readJson<TakePage>(`/api/v1/takes?${paramsOf(filters, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
    retry: isWorthAsking,
  });
}

/** One take. */
export function takeQuery(takeId: string) {
  return queryOptions({
    queryKey: [...TAKES_KEY, "one", takeId],
    queryFn: ({ signal }) => readJson<TakeView>(`/api/v1/takes/${encodeURIComponent(takeId)}`, signal),
    staleTime: 60_000,
    retry: isWorthAsking,
  });
}

/** Where queued takes stand now: asked for by name, kept by nobody. */
export function placesQuery(takeIds: readonly string[]) {
  return queryOptions({
    queryKey: ["places", takeIds],
    queryFn: ({ signal }) => readJson<Record<string, QueuePlace>>(`/api/queue?takes=${takeIds.join(",")}`, signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

function paramsOf(filters: TakeFilters, cursor: string | null): URLSearchParams {
  const given = Object.entries({ ...filters, cursor }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given);
}

/** What the studio refuses it refuses again; what broke off is asked for twice more. */
function isWorthAsking(failures: number, error: Error): boolean {
  const isRefused = error instanceof RefusedError && error.status < 500;
  return !isRefused && failures < 2;
}

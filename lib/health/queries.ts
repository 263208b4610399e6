import { queryOptions } from "@tanstack/react-query";
import type { StudioState } from "@/lib/health/view";
import { STATE_KEY } from "@/lib/query-keys";

/** While something is wrong it is asked for again this often; otherwise the studio's events say when it changes. */
const LOOK_AGAIN_MS = 15_000;
const FINE: StudioState = { studio: "ok", storage: "ok", worker: "ok", pauses: [] };

/** What is going on with the studio. Never fails: that it can't be asked is an answer too. */
export function stateQuery() {
  return queryOptions({
    queryKey: STATE_KEY,
    queryFn: ({ signal }) => readState(signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => (data && isWrong(data) ? LOOK_AGAIN_MS : false),
    refetchOnReconnect: "always",
  });
}

function isWrong({ studio, storage, worker, pauses }: StudioState): boolean {
  return studio !== "ok" || storage !== "ok" || worker !== "ok" || pauses.length > 0;
}

async function readState(signal: AbortSignal): Promise<StudioState> {
  try {
    const response = await fetch("/api/state", { signal, headers: { accept: "application/json" } });
    if (response.status === 503) return { ...FINE, studio: "away" };
    // whoever is signed out has other worries
    return response.ok ? ((await response.json()) as StudioState) : FINE;
  } catch (error) {
    if (signal.aborted) throw error;
    return { ...FINE, studio: "unreachable" };
  }
}

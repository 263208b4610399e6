"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { budgetRefresher } from "@/components/takes/live/budget-refresher";
import { followEvents, type LiveState } from "@/components/takes/live/event-stream";
import { queueRefresher } from "@/components/takes/live/queue-refresher";
import { refetchTakes, takeRefresher } from "@/components/takes/live/take-cache";
import { BUDGETS_KEY } from "@/lib/budgets/queries";
import { STATE_KEY } from "@/lib/health/queries";

const StateContext = createContext<LiveState>("connecting");
const RefreshContext = createContext<(takeId: string) => void>(() => undefined);

/** Keeps every take on the screen fresh, and what is said of the studio, over one stream of events. Put it once, inside the query client. */
export function LiveTakes({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  const refreshQueue = useMemo(() => queueRefresher(client), [client]);
  const refresh = useMemo(() => {
    const refreshTake = takeRefresher(client);
    return (takeId: string) => {
      refreshTake(takeId);
      refreshQueue();
    };
  }, [client, refreshQueue]);
  const refreshBudgets = useMemo(() => budgetRefresher(client), [client]);

  useEffect(
    () =>
      followEvents(() => new EventSource("/api/events"), {
        onTake: (takeId) => {
          refresh(takeId);
          refreshBudgets();
        },
        onStudio: () => {
          refetchStudio(client);
          refreshQueue();
        },
        onResync: () => {
          void refetchTakes(client);
          refetchStudio(client);
        },
        onState: setState,
      }),
    [client, refresh, refreshQueue, refreshBudgets],
  );

  return (
    <RefreshContext value={refresh}>
      <StateContext value={state}>{children}</StateContext>
    </RefreshContext>
  );
}

/** What is said of the studio itself, and what may still be spent. */
function refetchStudio(client: QueryClient): void {
  for (const queryKey of [STATE_KEY, BUDGETS_KEY]) void client.invalidateQueries({ queryKey });
}

/** How the connection stands: at "polling" and "offline" what is shown may be old. */
export function useLiveState(): LiveState {
  return useContext(StateContext);
}

/** Asks for one take anew, after something was done to it. */
export function useRefreshTake(): (takeId: string) => void {
  return useContext(RefreshContext);
}

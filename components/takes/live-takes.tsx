"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { batchRefresher } from "@/components/batches/batch-refresher";
import { budgetRefresher } from "@/components/takes/live/budget-refresher";
import { followEvents, type LiveState } from "@/components/takes/live/event-stream";
import { queueRefresher } from "@/components/takes/live/queue-refresher";
import { hearOfProjects, hearOfStudio, refetchStudio } from "@/components/takes/live/studio-cache";
import { refetchTakes, takeRefresher } from "@/components/takes/live/take-cache";

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
  const refreshBatches = useMemo(() => batchRefresher(client), [client]);

  useEffect(
    () =>
      followEvents(() => new EventSource("/api/events"), {
        onTake: (takeId) => {
          refresh(takeId);
          refreshBudgets();
          refreshBatches();
        },
        onStudio: (about) => {
          void (about === "project" ? hearOfProjects(client) : hearOfStudio(client));
          refreshQueue();
        },
        onResync: () => {
          void refetchTakes(client);
          void refetchStudio(client);
        },
        onState: setState,
      }),
    [client, refresh, refreshQueue, refreshBudgets, refreshBatches],
  );

  return (
    <RefreshContext value={refresh}>
      <StateContext value={state}>{children}</StateContext>
    </RefreshContext>
  );
}

/** How the connection stands: at "polling" and "offline" what is shown may be old. */
export function useLiveState(): LiveState {
  return useContext(StateContext);
}

/** Asks for one take anew, after something was done to it. */
export function useRefreshTake(): (takeId: string) => void {
  return useContext(RefreshContext);
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { batchRefresher } from "@/components/batches/batch-refresher";
import { budgetRefresher } from "@/components/takes/live/budget-refresher";
import { followEvents, type LiveState } from "@/components/takes/live/event-stream";
import { hearAgain, hearOf } from "@/components/takes/live/hear-of";
import { tellHeard } from "@/components/takes/live/heard";
import { queueRefresher } from "@/components/takes/live/queue-refresher";
import { refetchStudio } from "@/components/takes/live/studio-cache";
import { refetchTakes, takeRefresher } from "@/components/takes/live/take-cache";
import { REVIEW_KEY } from "@/lib/query-keys";

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
          tellHeard(takeId);
          refreshBudgets();
          refreshBatches();
          void client.invalidateQueries({ queryKey: [...REVIEW_KEY, "shot"] });
        },
        onStudio: (about) => {
          void hearOf(client, about);
          if (about === "review" || about === "gallery") tellHeard(null);
          if (about !== "review" && about !== "notice") refreshQueue();
        },
        onResync: () => {
          void refetchTakes(client);
          tellHeard(null);
          void refetchStudio(client);
          void hearAgain(client);
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

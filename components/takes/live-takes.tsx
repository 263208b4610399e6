"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { followEvents, type LiveState } from "@/components/takes/live/event-stream";
import { hearAgain, hearOf } from "@/components/takes/live/hear-of";
import type { Hearing } from "@/components/takes/live/hear-take";
import { tellHeard, tellHeardOf } from "@/components/takes/live/heard";
import { refetchStudio, refetchTakes } from "@/components/takes/live/studio-cache";
import { REVIEW_KEY } from "@/lib/query-keys";

const StateContext = createContext<LiveState>("connecting");
const RefreshContext = createContext<(takeId: string) => void>(() => undefined);

/** Keeps every take on the screen fresh, and what is said of the studio, over one stream of events. Put it once, inside the query client. */
export function LiveTakes({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  const withHearing = useMemo(() => hearingOf(client), [client]);
  const refresh = useMemo(() => (takeId: string) => withHearing(({ take }) => take(takeId)), [withHearing]);

  useEffect(
    () =>
      followEvents(() => new EventSource("/api/events"), {
        onTake: (takeId) => {
          tellHeard(takeId);
          withHearing(({ take, around }) => {
            take(takeId);
            around();
          });
          void client.invalidateQueries({ queryKey: [...REVIEW_KEY, "shot"] });
        },
        onStudio: (about, takeIds) => {
          void hearOf(client, about);
          if (about === "review" || about === "gallery") tellHeardOf(takeIds);
          if (about !== "review" && about !== "notice" && about !== "gallery") withHearing(({ queue }) => queue());
        },
        onResync: () => {
          void refetchTakes(client);
          tellHeard(null);
          void refetchStudio(client);
          void hearAgain(client);
        },
        onState: setState,
      }),
    [client, withHearing],
  );

  return (
    <RefreshContext value={refresh}>
      <StateContext value={state}>{children}</StateContext>
    </RefreshContext>
  );
}

/** What a word of a take causes is fetched with the first of them; those that come meanwhile wait for it. */
function hearingOf(client: QueryClient): (run: (hearing: Hearing) => void) => void {
  let held: Promise<Hearing> | null = null;
  return (run) => {
    held ??= import("@/components/takes/live/hear-take").then((module) => module.hearing(client));
    held.then(run, () => {
      // tried again with the next word; what is on the screen is asked anew meanwhile
      held = null;
      void refetchTakes(client);
    });
  };
}

/** How the connection stands: at "polling" and "offline" what is shown may be old. */
export function useLiveState(): LiveState {
  return useContext(StateContext);
}

/** Asks for one take anew, after something was done to it. */
export function useRefreshTake(): (takeId: string) => void {
  return useContext(RefreshContext);
}

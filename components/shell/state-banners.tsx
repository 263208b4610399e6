"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { WifiOff } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { stateQuery } from "@/lib/health/queries";

const StateLines = later(() => import("@/components/shell/state-lines").then((module) => module.StateLines));

/** What is going on with this browser's network and with the studio itself, while it is: each line comes and goes by itself. */
export function StateBanners() {
  const { data } = useQuery(stateQuery());
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const isReached = data && data.studio !== "unreachable";
  const isWrong = isReached && (data.studio !== "ok" || data.storage !== "ok" || data.worker !== "ok" || data.pauses.length > 0);
  return (
    <>
      {!isOnline && <AwayLine title="You are offline.">Takes keep running on the server. This page goes on when the network is back.</AwayLine>}
      {data && !isReached && (
        <AwayLine title="The studio does not answer.">What you see may be old. This page goes on by itself when the studio is back.</AwayLine>
      )}
      {isWrong && <StateLines state={data} />}
    </>
  );
}

/** A banner whose code is here already: nothing can be fetched now. */
function AwayLine({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="banner banner-warn" role="status">
      <WifiOff className="icon" />
      <span className="grow">
        <b className="strong">{title}</b> {children}
      </span>
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

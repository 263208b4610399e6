"use client";

import { clock } from "@/components/takes/feed/elapsed";
import { useLiveState } from "@/components/takes/live-takes";
import { WifiOff } from "@/components/ui/icons";

/** Whether what is shown is of this second, and of when it is if not. */
export function LiveBadge({ updatedAt }: { updatedAt: number }) {
  const state = useLiveState();
  if (state === "connecting") return null;
  if (state === "live" || state === "reconnecting") {
    return (
      <span className="row xs muted nowrap hide-phone">
        <span className="live-dot" aria-hidden="true" />
        Live
      </span>
    );
  }
  return (
    <span className="state state-warn" role="status">
      <WifiOff className="icon" aria-hidden="true" />
      <span>
        {state === "offline" ? "Offline" : "Reconnecting…"}
        <span className="hide-phone">{updatedAt > 0 && `${state === "offline" ? "," : ""} last update ${clock(new Date(updatedAt))}`}</span>
      </span>
    </span>
  );
}

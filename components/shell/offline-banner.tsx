"use client";

import { useSyncExternalStore } from "react";
import { Banner } from "@/components/ui/banner";
import { WifiOff } from "@/components/ui/icons";

/** Says that this browser has no network. Takes do not depend on it. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline) return null;
  return (
    <Banner tone="warn" icon={<WifiOff className="icon" />} title="You are offline.">
      Takes keep running on the server. This page goes on when the network is back.
    </Banner>
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

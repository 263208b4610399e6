"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "dailies-review-goes-on";
const listeners = new Set<() => void>();

/** Whether the contact sheet goes on by itself after a verdict; kept in this browser. */
export function useGoOn(): [boolean, (goesOn: boolean) => void] {
  const goesOn = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) !== "no",
    () => true,
  );
  const set = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? "yes" : "no");
    for (const listener of listeners) listener();
  }, []);
  return [goesOn, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

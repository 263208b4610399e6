"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

const MINUTE_MS = 60_000;
const LATE_MS = 500;

/** The time in milliseconds, once a second, from one clock for all who ask. Zero on the server and before the first tick. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
}

/** What is said of the time: whoever asks is drawn anew only when it comes to something else. It is given zero where `useNow` is. */
export function useTold<T extends string | number | boolean>(tell: (now: number) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => tell(now),
    () => tell(0),
  );
}

/** The time to its minute, in milliseconds, for what is told in minutes. */
export function useMinute(): number {
  return useTold(toMinute);
}

function toMinute(at: number): number {
  return at - (at % MINUTE_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    tick();
    timer = setInterval(tickWhenIdle, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** A second may come late: a key or a press goes before it. */
function tickWhenIdle(): void {
  if ("requestIdleCallback" in window) requestIdleCallback(tick, { timeout: LATE_MS });
  else tick();
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

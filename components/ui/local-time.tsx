"use client";

import { useSyncExternalStore } from "react";

/** A moment by the reader's own clock: "21 Nov, 14:08". In UTC until the browser has spoken. */
export function LocalTime({ moment }: { moment: string }) {
  const isHere = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return <time dateTime={moment}>{isHere ? say(moment) : `${say(moment, "UTC")} UTC`}</time>;
}

function say(moment: string, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(moment));
}

// nothing changes it after the first paint
function subscribe(): () => void {
  return () => undefined;
}

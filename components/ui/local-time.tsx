"use client";

import { useSyncExternalStore } from "react";

/** A moment by the reader's own clock: "21 Nov, 14:08", with the year where it is another one or a record asks for it. In UTC, with its year, until the browser has spoken: the server and the browser need not agree on the day. */
export function LocalTime({ moment, hasYear = false }: { moment: string; hasYear?: boolean }) {
  const isHere = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return <time dateTime={moment}>{isHere ? say(moment, hasYear) : `${say(moment, true, "UTC")} UTC`}</time>;
}

function say(moment: string, hasYear: boolean, timeZone?: string): string {
  const date = new Date(moment);
  return formatOf(hasYear || date.getUTCFullYear() !== new Date().getUTCFullYear(), timeZone).format(date);
}

/** Kept, since to make one takes many times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(hasYear: boolean, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${hasYear} ${timeZone}`;
  const year = hasYear ? "numeric" : undefined;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year, hour: "2-digit", minute: "2-digit", timeZone });
  formats.set(key, format);
  return format;
}

// nothing changes it after the first paint
function subscribe(): () => void {
  return () => undefined;
}

"use client";

import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The time, to the minute: for "2 h ago" and "in 3 days". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

"use client";

import { type Wait, waitOf } from "@/components/takes/feed/elapsed";
import { useNow } from "@/components/takes/feed/use-now";
import type { TypicalTime } from "@/lib/takes/view";

/** How long a take has been waited for, once a second. Null on the server and before the clock's first tick. */
export function useWait(sentAt: string, typical: TypicalTime): Wait | null {
  const now = useNow();
  return now > 0 ? waitOf(sentAt, typical, now) : null;
}

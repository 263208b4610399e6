"use client";

import { createContext, useContext } from "react";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

/** What rows may do beyond their own take. */
export interface FeedDeeds {
  /** False for those who look only. */
  canSpend: boolean;
  /** True for a take's own member and the owner. */
  mayMove: (queue: QueuePlace) => boolean;
  open: (take: Pick<TakeView, "id">) => void;
}

const FeedContext = createContext<FeedDeeds | null>(null);

export const FeedDeedsProvider = FeedContext.Provider;

export function useFeedDeeds(): FeedDeeds {
  const deeds = useContext(FeedContext);
  if (!deeds) throw new Error("A take's row stands outside the feed.");
  return deeds;
}

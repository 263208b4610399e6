"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { withPressed } from "@/components/takes/live/pressed-cards";
import { notePage, readPressed, subscribePressed } from "@/components/takes/live/pressed-takes";
import type { TakeView } from "@/lib/takes/view";

/** The takes, with what was pressed and not answered yet above them. */
export function usePressed(takes: readonly TakeView[]): readonly TakeView[] {
  const { presses } = useSyncExternalStore(subscribePressed, readPressed, readPressed);
  // an answer may name takes that are there already
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the presses only that they changed matters
  useEffect(() => notePage(takes), [takes, presses]);
  return useMemo(() => withPressed(takes, presses), [takes, presses]);
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { addressOf } from "@/components/projects/address";
import { toast } from "@/components/ui/toast";
import { takeQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

/** The open take, kept in the address alone, so that Back closes it and a reload opens it again. */
export function useFeedPlace() {
  const takeId = useSearchParams().get("take");
  // whether the open player has an entry of its own to go back from; after a reload it has none
  const hasOwnEntry = useRef(false);

  const open = useCallback((id: string) => {
    hasOwnEntry.current = true;
    window.history.pushState(null, "", hrefOf(id));
  }, []);
  const turnTo = useCallback((id: string) => window.history.replaceState(null, "", hrefOf(id)), []);
  const close = useCallback(() => {
    if (hasOwnEntry.current) window.history.back();
    else window.history.replaceState(null, "", hrefOf(null));
    hasOwnEntry.current = false;
  }, []);

  return { takeId, open, turnTo, close };
}

/** `?from=` of a take: its recipe fills the composer once, then it goes from the address. */
export function useRecipeFromAddress(isReady: boolean, use: (take: TakeView) => void): void {
  const client = useQueryClient();
  const from = useSearchParams().get("from");

  useEffect(() => {
    if (!from || !isReady) return;
    window.history.replaceState(null, "", hrefOf(null));
    void client.fetchQuery(takeQuery(from)).then(use, () => toast("That take’s settings could not be had. It may be gone."));
  }, [from, isReady, client, use]);
}

/** Brings a take in the feed into view, and the focus to it. */
export function goToTake(takeId: string): void {
  const place = document.querySelector<HTMLElement>(`.feed [data-take="${CSS.escape(takeId)}"]`);
  const target = place?.querySelector<HTMLElement>("a[href], button") ?? place;
  target?.scrollIntoView({ block: "center" });
  target?.focus();
}

function hrefOf(takeId: string | null): string {
  const { pathname, search } = window.location;
  return addressOf({ pathname, search }, { take: takeId, from: null });
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { SHARES_KEY } from "@/lib/query-keys";

/** For after something was done to a link: every list and drawer that shows it asks anew. */
export function useHearShares(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: SHARES_KEY }), [client]);
}

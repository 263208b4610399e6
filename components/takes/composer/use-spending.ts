"use client";

import { useQuery } from "@tanstack/react-query";
import { spendingQuery } from "@/lib/budgets/queries";
import type { SpendingView } from "@/lib/budgets/view";

/** How the budgets stand, kept fresh by live events; asked for only where a press would spend. Undefined until it is known. */
export function useSpending(isLive: boolean): SpendingView | undefined {
  return useQuery({ ...spendingQuery(), enabled: isLive }).data;
}

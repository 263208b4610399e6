"use client";

import { useQuery } from "@tanstack/react-query";
import { useProject } from "@/components/projects/shown-project";
import { spendingQuery } from "@/lib/budgets/queries";
import type { SpendingView } from "@/lib/budgets/view";

/** How the budgets of the project that is shown stand, kept fresh by live events; asked for only where a press would spend. Undefined until it is known. */
export function useSpending(isLive: boolean): SpendingView | undefined {
  return useQuery({ ...spendingQuery(useProject()?.id), enabled: isLive }).data;
}

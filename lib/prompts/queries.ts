import { queryOptions } from "@tanstack/react-query";
import type { PromptsView } from "@/lib/prompts/view";

export type { PromptsView };

/** What the member wrote before. Asked for when it is wanted, and then anew. */
export function promptsQuery() {
  return queryOptions({
    queryKey: ["prompts"],
    queryFn: async ({ signal }): Promise<PromptsView> => {
      const response = await fetch("/api/prompts", { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return response.json();
    },
    staleTime: 0,
    retry: false,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { PromptsView } from "@/lib/prompts/view";
import { readJson } from "@/lib/read-json";

export type { PromptsView };

/** What the member wrote before. Asked for when it is wanted, and then anew. */
export function promptsQuery() {
  return queryOptions({
    queryKey: ["prompts"],
    queryFn: ({ signal }) => readJson<PromptsView>("/api/prompts", signal),
    staleTime: 0,
    retry: false,
  });
}

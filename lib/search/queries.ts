import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readJson } from "@/lib/read-json";
import type { FoundTake } from "@/lib/search/view";

/** Takes by a slate or by words of their prompts. What was found before stays until there is an answer. */
export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ["search", text],
    queryFn: ({ signal }) => readJson<FoundTake[]>(`/api/search?${new URLSearchParams({ q: text })}`, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
    retry: 1,
  });
}

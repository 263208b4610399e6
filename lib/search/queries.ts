import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { FoundTake } from "@/lib/search/view";

/** Takes by a slate or by words of their prompts. What was found before stays until there is an answer. */
export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ["search", text],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/search?${new URLSearchParams({ q: text })}`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as FoundTake[]; // the server shaped it by the same view
    },
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
    retry: 1,
  });
}

import { queryOptions } from "@tanstack/react-query";
import type { NoticeList } from "@/lib/notices/view";

export const NOTICES_KEY = ["notices"] as const;

/** What the member was told. Live events keep it fresh. */
export function noticesQuery() {
  return queryOptions({
    queryKey: NOTICES_KEY,
    queryFn: async ({ signal }): Promise<NoticeList> => {
      const response = await fetch("/api/notices", { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as NoticeList; // shaped by the same view on the server
    },
    staleTime: 60_000,
    retry: 1,
  });
}

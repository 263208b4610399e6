import { queryOptions } from "@tanstack/react-query";
import type { NoticeList } from "@/lib/notices/view";
import { NOTICES_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";

/** What the member was told. Live events keep it fresh. */
export function noticesQuery() {
  return queryOptions({
    queryKey: NOTICES_KEY,
    queryFn: ({ signal }) => readJson<NoticeList>("/api/notices", signal),
    staleTime: 60_000,
    retry: 1,
  });
}

import { queryOptions } from "@tanstack/react-query";
import { SHARES_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";
import type { ShareDetail, ShareSignOffView, ShareView } from "@/lib/shares/view";

/** Links, the newest first. The studio says when one of them changes. */
export function sharesQuery(filters: { state?: "live" | "all"; shotId?: string; reelId?: string } = {}) {
  return queryOptions({
    queryKey: [...SHARES_KEY, "list", filters],
    queryFn: ({ signal }) => readJson<{ data: ShareView[] }>(`/api/shares?${new URLSearchParams(filters)}`, signal).then(({ data }) => data),
    staleTime: 30_000,
  });
}

/** One link with who came by it and what they did. */
export function shareQuery(shareId: string) {
  return queryOptions({
    queryKey: [...SHARES_KEY, "one", shareId],
    queryFn: ({ signal }) => readJson<ShareDetail>(`/api/shares/${encodeURIComponent(shareId)}`, signal),
    staleTime: 30_000,
  });
}

/** What was signed off over one link, the newest first. */
export function signOffsQuery(shareId: string) {
  return queryOptions({
    queryKey: [...SHARES_KEY, "sign-offs", shareId],
    queryFn: ({ signal }) =>
      readJson<{ data: ShareSignOffView[] }>(`/api/shares/${encodeURIComponent(shareId)}/sign-offs`, signal).then(({ data }) => data),
    staleTime: 30_000,
  });
}

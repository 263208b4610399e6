import { queryOptions } from "@tanstack/react-query";
import { PROJECTS_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";
import type { ApproversView } from "@/lib/verdicts/view";

/** Whose verdict decides in a project. It goes stale with everything else about projects. */
export function approversQuery(projectId: string) {
  return queryOptions({
    queryKey: [...PROJECTS_KEY, "approvers", projectId],
    queryFn: ({ signal }) => readJson<ApproversView>(`/api/projects/${encodeURIComponent(projectId)}/approvers`, signal),
    retry: 1,
  });
}

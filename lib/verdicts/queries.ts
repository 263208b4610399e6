import { queryOptions } from "@tanstack/react-query";
import { PROJECTS_KEY } from "@/lib/projects/queries";
import type { ApproversView } from "@/lib/verdicts/view";

/** Whose verdict decides in a project. It goes stale with everything else about projects. */
export function approversQuery(projectId: string) {
  return queryOptions({
    queryKey: [...PROJECTS_KEY, "approvers", projectId],
    queryFn: async ({ signal }): Promise<ApproversView> => {
      const response = await fetch(`/api/projects/${encodeURIComponent(projectId)}/approvers`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as ApproversView; // shaped by the same view on the server
    },
    retry: 1,
  });
}

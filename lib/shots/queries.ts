import { queryOptions } from "@tanstack/react-query";
import { PROJECTS_KEY } from "@/lib/projects/queries";
import type { ShotView } from "@/lib/shots/view";

/** The newest shots of a project. */
export function shotsQuery(projectId: string) {
  return queryOptions({
    queryKey: [...PROJECTS_KEY, projectId, "shots"],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/shots?projectId=${encodeURIComponent(projectId)}`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as ShotView[]; // the server shaped it by the same view
    },
    staleTime: 0,
    retry: 1,
  });
}

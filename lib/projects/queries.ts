import { queryOptions } from "@tanstack/react-query";
import type { ProjectsView } from "@/lib/projects/view";

export const PROJECTS_KEY = ["projects"] as const;

/** Every project and where one last worked. Live events make it be asked again. */
export function projectsQuery() {
  return queryOptions({
    queryKey: PROJECTS_KEY,
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/projects", { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as ProjectsView; // the server shaped it by the same view
    },
    staleTime: 60_000,
    retry: 1,
  });
}

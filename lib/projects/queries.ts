import { queryOptions } from "@tanstack/react-query";
import type { ProjectsView } from "@/lib/projects/view";
import { PROJECTS_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";

/** Every project and where one last worked. Live events make it be asked again. */
export function projectsQuery() {
  return queryOptions({
    queryKey: PROJECTS_KEY,
    queryFn: ({ signal }) => readJson<ProjectsView>("/api/projects", signal),
    staleTime: 60_000,
    retry: 1,
  });
}

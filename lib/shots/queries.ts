import { queryOptions } from "@tanstack/react-query";
import { PROJECTS_KEY } from "@/lib/query-keys";
import { readJson } from "@/lib/read-json";
import type { ShotView } from "@/lib/shots/view";

/** The newest shots of a project. */
export function shotsQuery(projectId: string) {
  return queryOptions({
    queryKey: [...PROJECTS_KEY, projectId, "shots"],
    queryFn: ({ signal }) => readJson<ShotView[]>(`/api/shots?projectId=${encodeURIComponent(projectId)}`, signal),
    staleTime: 0,
    retry: 1,
  });
}

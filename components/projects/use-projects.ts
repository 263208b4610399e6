"use client";

import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "@/lib/projects/queries";
import type { ProjectsView } from "@/lib/projects/view";

/** Every project, kept fresh by live events. Undefined until it is known. */
export function useProjects(): ProjectsView | undefined {
  return useQuery(projectsQuery()).data;
}

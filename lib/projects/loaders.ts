import "server-only";
import { cache } from "react";
import { readScope } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { listProjectCards } from "@/lib/projects/cards";
import { listProjects } from "@/lib/projects/data";
import type { ProjectCardView, ProjectsView } from "@/lib/projects/view";

/** Every project, and where the member last worked; sends strangers to sign in. */
export const loadProjects = cache(async (): Promise<ProjectsView> => {
  return listProjects(await requireMember());
});

/** The cards of the page of projects. */
export async function loadProjectCards(): Promise<ProjectCardView[]> {
  return listProjectCards(readScope(await requireMember()));
}

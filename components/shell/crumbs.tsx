"use client";

import { usePathname } from "next/navigation";
import { ProjectCrumb } from "@/components/projects/project-crumb";
import { useProjectActions } from "@/components/projects/use-project-actions";
import { useProjects } from "@/components/projects/use-projects";
import { ShotCrumbs } from "@/components/review/shot-crumbs";
import { shotIdIn } from "@/components/review/shot-id-in";
import { placeOf } from "@/components/shell/places";

/** Where one is, in the top bar: the project, where a page shows one, and the page or the shot. */
export function Crumbs() {
  const path = usePathname();
  const here = placeOf(path);
  useProjectActions();
  const projects = useProjects()?.projects ?? [];
  const hasProject = here?.hasProject === true && projects.length > 0;
  return (
    <nav className="min-w-0" aria-label="Where you are">
      <ol className="crumbs">
        {hasProject && <ProjectCrumb />}
        {shotIdIn(path) === null ? (
          <li className={hasProject ? "hide-phone" : undefined}>
            <span className="crumb" aria-current="page">
              {here?.name ?? "Dailies"}
            </span>
          </li>
        ) : (
          <ShotCrumbs />
        )}
      </ol>
    </nav>
  );
}

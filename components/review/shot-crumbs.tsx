"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { ProjectDot } from "@/components/projects/project-dot";
import { useProjects } from "@/components/projects/use-projects";
import { shotIdIn } from "@/components/review/shot-id-in";
import { Link } from "@/components/ui/link";
import { REVIEW_KEY } from "@/lib/query-keys";
import type { ReviewShot } from "@/lib/review/view";

/** In the top bar: the project of the shot that is reviewed, with the way to its takes, and the shot. What the room has read is read along. */
export function ShotCrumbs() {
  const shotId = shotIdIn(usePathname());
  const { data: shot } = useQuery<ReviewShot>({ queryKey: [...REVIEW_KEY, "shot", shotId], enabled: false });
  const project = useProjects()?.projects.find(({ id }) => id === shot?.projectId);
  return (
    <>
      {project && (
        <li className="hide-phone">
          <Link className="crumb" href={`/gallery?project=${encodeURIComponent(project.code)}`} prefetch={false}>
            <ProjectDot code={project.code} />
            <span className="truncate">{project.name}</span>
          </Link>
        </li>
      )}
      <li>
        <span className="crumb" aria-current="page">
          {shot?.slate ?? "Review"}
        </span>
      </li>
    </>
  );
}

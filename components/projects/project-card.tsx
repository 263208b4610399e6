import { CardMenu } from "@/components/projects/card-menu";
import { countsWords, moneyWords } from "@/components/projects/card-words";
import { Mosaic } from "@/components/projects/mosaic";
import { ProjectDot } from "@/components/projects/project-dot";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import type { ProjectCardView } from "@/lib/projects/view";

interface ProjectCardProps {
  project: ProjectCardView;
  projects: readonly ProjectCardView[];
  mayChange: boolean;
}

/** A project: its newest pictures, how much there is of it, and its money. */
export function ProjectCard({ project, projects, mayChange }: ProjectCardProps) {
  const { name, code, pictures, isArchived, isDefault, lastTakeAt } = project;
  return (
    <li className={isArchived ? "project-card is-archived" : "project-card"}>
      <Mosaic pictures={pictures} empty="No shots yet" />
      <div className="row items-start gap-2">
        <div className="grid min-w-0 grow gap-0.5">
          <div className="row min-h-6 gap-2">
            <ProjectDot code={code} />
            <Link className="project-link truncate" href={`/studio?project=${code}`}>
              {name}
            </Link>
            <span className="slate">{code}</span>
            {isDefault && (
              <span className="pill" title="Where takes go when no project is named">
                Default
              </span>
            )}
          </div>
          <span className="xs soft num">{countsWords(project)}</span>
          <span className="xs muted num">{moneyWords(project)}</span>
          <span className="xs muted">
            {lastTakeAt ? (
              <>
                Last take <LocalTime moment={lastTakeAt} />
              </>
            ) : (
              "Nothing made yet"
            )}
          </span>
        </div>
        <CardMenu project={project} projects={projects} mayChange={mayChange} />
      </div>
    </li>
  );
}

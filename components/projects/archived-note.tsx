"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useProjects } from "@/components/projects/use-projects";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { ErrorText } from "@/components/ui/error-text";
import { Link } from "@/components/ui/link";
import { restoreProjectAction } from "@/lib/projects/actions";
import type { ProjectView } from "@/lib/projects/view";
import { PROJECTS_KEY } from "@/lib/query-keys";

/** Stands where takes are made, while the project is archived. */
export function ArchivedNote({ project }: { project: ProjectView }) {
  const client = useQueryClient();
  const mayChange = useProjects()?.mayChange ?? false;
  const restore = useAction(restoreProjectAction, () => void client.invalidateQueries({ queryKey: PROJECTS_KEY }));
  return (
    <div className="composer">
      <Empty
        className="col-span-full content-center"
        title={`${project.name} is archived`}
        action={
          <div className="grid justify-items-center gap-2">
            <div className="row row-wrap justify-center">
              {mayChange && (
                <Button isBusy={restore.isBusy} onClick={() => void restore.run({ projectId: project.id })}>
                  Bring it back
                </Button>
              )}
              <Link className={buttonClass({ variant: "ghost" })} href="/projects">
                See all projects
              </Link>
            </div>
            {restore.error && <ErrorText>{restore.error.message}</ErrorText>}
          </div>
        }
      >
        Nothing new can be queued in it. Takes that run or wait go on and arrive here.
      </Empty>
    </div>
  );
}

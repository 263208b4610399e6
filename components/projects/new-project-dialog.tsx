"use client";

import type { FormEvent } from "react";
import { ProjectFields, useNewProject } from "@/components/projects/project-fields";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { makeProjectAction } from "@/lib/projects/actions";
import type { ProjectView } from "@/lib/projects/view";

interface NewProjectDialogProps {
  projects: readonly ProjectView[];
  onMade: (project: ProjectView) => void;
  onClose: () => void;
}

/** A name and a code are all that a project needs. */
export function NewProjectDialog({ projects, onMade, onClose }: NewProjectDialogProps) {
  const project = useNewProject(projects.map(({ code }) => code));
  const make = useAction(makeProjectAction, onMade);

  function submit(event: FormEvent) {
    event.preventDefault();
    void make.run({ name: project.name, code: project.code });
  }

  return (
    <Dialog isOpen onClose={onClose} title="New project" description="A project groups the shots of a campaign, and may have a budget of its own.">
      <form className="stack gap-4" noValidate onSubmit={submit}>
        <ProjectFields project={project} wrong={make.error?.fields ?? {}} />
        {make.error && !make.error.fields && <Note tone="danger" title={make.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={make.isBusy}>
            Make the project
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

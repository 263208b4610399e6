"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProjectCard } from "@/components/projects/project-card";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Plus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import type { ProjectCardView } from "@/lib/projects/view";

const NewProjectDialog = later(() => import("@/components/projects/new-project-dialog").then((module) => module.NewProjectDialog));

interface ProjectListProps {
  projects: readonly ProjectCardView[];
  mayChange: boolean;
}

/** Every project with what is in it; archived ones apart. */
export function ProjectList({ projects, mayChange }: ProjectListProps) {
  const router = useRouter();
  const [isMaking, setMaking] = useState(false);
  const open = projects.filter(({ isArchived }) => !isArchived);
  const archived = projects.filter(({ isArchived }) => isArchived);
  const cards = (some: readonly ProjectCardView[]) => (
    <ul className="project-cards">
      {some.map((project) => (
        <ProjectCard key={project.id} project={project} projects={projects} mayChange={mayChange} />
      ))}
    </ul>
  );

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Projects</h1>
          {projects.length > 0 && <p>Each groups the shots of a campaign, and may have a budget of its own.</p>}
        </div>
        {mayChange && projects.length > 0 && (
          <Button className="right" onClick={() => setMaking(true)}>
            <Plus className="icon" aria-hidden="true" />
            New project
          </Button>
        )}
      </div>
      {projects.length === 0 && (
        <Empty
          className="pt-[12vh]"
          title="No projects yet"
          action={
            mayChange && (
              <Button variant="primary" className="mt-2" onClick={() => setMaking(true)}>
                New project
              </Button>
            )
          }
        >
          The first take makes one by itself. Make more when campaigns, clients or budgets are to be kept apart.
        </Empty>
      )}
      {cards(open)}
      {archived.length > 0 && (
        <section className="mt-12" aria-labelledby="archived">
          <h2 className="mb-4 text-base font-semibold" id="archived">
            Archived
          </h2>
          {cards(archived)}
        </section>
      )}
      {isMaking && (
        <NewProjectDialog
          projects={projects}
          onClose={() => setMaking(false)}
          onMade={({ name, code }) => {
            setMaking(false);
            router.refresh();
            toast(`${name} is made. Its first shot will be ${code}-01.`);
          }}
        />
      )}
    </div>
  );
}

"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { usePaletteActions } from "@/components/palette/palette-actions";
import { addressOf } from "@/components/projects/address";
import { ProjectDot } from "@/components/projects/project-dot";
import { useProjects } from "@/components/projects/use-projects";
import { ChevronsUpDown, FolderOpen } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { projectNamed, projectShown } from "@/lib/projects/state";
import type { ProjectView } from "@/lib/projects/view";

const ProjectMenu = later(() => import("@/components/projects/project-menu").then((module) => module.ProjectMenu));
const NewProjectDialog = later(() => import("@/components/projects/new-project-dialog").then((module) => module.NewProjectDialog));

/** Which project is shown, and the way to another: in the studio there is always one, in the gallery it may be all of them. */
export function ProjectCrumb() {
  const view = useProjects();
  const router = useRouter();
  const path = usePathname();
  const code = useSearchParams().get("project");
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"menu" | "new" | null>(null);
  const isGallery = path === "/gallery";
  const dismiss = useCallback(() => setOpen(null), []);
  usePaletteActions(() =>
    view ? [{ id: "new-project", group: "Actions", title: "New project", words: "make campaign", icon: FolderOpen, run: () => setOpen("new") }] : [],
  );
  if (!view) return null;
  const shown = isGallery ? projectNamed(view.projects, code) : projectShown(view, code);

  const hrefOf = (project: ProjectView | null) =>
    isGallery
      ? addressOf({ pathname: path, search: window.location.search }, { project: project?.code ?? null, take: null })
      : `/studio?project=${project?.code}`;
  const goTo = (project: ProjectView | null, isNewTab: boolean) => {
    close();
    if (isNewTab) window.open(hrefOf(project), "_blank", "noopener");
    else if (project?.id !== shown?.id) router.push(hrefOf(project));
  };
  const close = () => {
    setOpen(null);
    button.current?.focus();
  };

  return (
    <li>
      <div className="drop min-w-0">
        <button
          ref={button}
          type="button"
          className="crumb max-w-full"
          aria-haspopup="dialog"
          aria-expanded={open === "menu"}
          aria-label={shown ? `Project: ${shown.name}. Switch` : "All projects. Switch"}
          onClick={() => setOpen(open ? null : "menu")}
        >
          <ProjectDot code={shown?.code ?? null} />
          <span className="truncate">{shown?.name ?? "All projects"}</span>
          <ChevronsUpDown className="icon" aria-hidden="true" />
        </button>
        {open === "menu" && (
          <ProjectMenu
            view={view}
            shownId={shown?.id ?? null}
            hasAll={isGallery}
            onChoose={goTo}
            onNew={() => {
              // the menu goes: the dialog is to give the focus back to what stays
              button.current?.focus();
              setOpen("new");
            }}
            onList={() => {
              close();
              router.push("/projects");
            }}
            onClose={close}
            onBeside={dismiss}
          />
        )}
        {open === "new" && (
          <NewProjectDialog
            projects={view.projects}
            onClose={close}
            onMade={(project) => {
              close();
              router.push(`/studio?project=${project.code}`);
            }}
          />
        )}
      </div>
    </li>
  );
}

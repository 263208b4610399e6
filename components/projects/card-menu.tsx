"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { IconButton } from "@/components/ui/icon-button";
import { FolderInput, LayoutGrid, Star } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Link } from "@/components/ui/link";
import { Archive, ArchiveRestore, Ellipsis, ListChecks, Pencil } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { toast } from "@/components/ui/toast";
import { makeDefaultAction, restoreProjectAction } from "@/lib/projects/actions";
import type { ProjectCardView } from "@/lib/projects/view";
import type { Result } from "@/lib/result";

const RenameDialog = later(() => import("@/components/projects/rename-dialog").then((module) => module.RenameDialog));
const ArchiveDialog = later(() => import("@/components/projects/archive-dialog").then((module) => module.ArchiveDialog));
const ApproversDialog = later(() => import("@/components/projects/approvers-dialog").then((module) => module.ApproversDialog));
const MoveDialog = later(() => import("@/components/projects/move-dialog").then((module) => module.MoveDialog));

interface CardMenuProps {
  project: ProjectCardView;
  projects: readonly ProjectCardView[];
  mayChange: boolean;
}

/** What can be done with a project. */
export function CardMenu({ project, projects, mayChange }: CardMenuProps) {
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const [isListed, setListed] = useState(false);
  const [open, setOpen] = useState<"rename" | "archive" | "move" | "approvers" | null>(null);
  const { id, name, code, isArchived, isDefault } = project;
  const close = () => setOpen(null);
  const refresh = () => router.refresh();
  const say = (words: string) => () => {
    toast(words);
    refresh();
  };
  const restore = useAction(said(restoreProjectAction), say(`${name} is back: new takes can be queued in it.`));
  const unlist = () => setListed(false);
  const item = (icon: ReactNode, words: string, run: () => void) => (
    <button
      type="button"
      className="menu-item"
      onClick={() => {
        // what it opens gives the focus back to where it came from
        button.current?.focus();
        unlist();
        run();
      }}
    >
      {icon}
      {words}
    </button>
  );
  const choose = useAction(said(makeDefaultAction), say(`${name} is the default now.`));

  return (
    <>
      <IconButton ref={button} label={`More for ${name}`} aria-expanded={isListed} onClick={() => setListed(!isListed)}>
        <Ellipsis className="icon" aria-hidden="true" />
      </IconButton>
      {isListed && (
        <Popup anchor={button} label={`More for ${name}`} onClose={unlist}>
          <Link className="menu-item" href={`/gallery?project=${code}`}>
            <LayoutGrid className="icon" aria-hidden="true" />
            Open in the gallery
          </Link>
          {mayChange && (
            <>
              {item(<Pencil className="icon" aria-hidden="true" />, "Rename…", () => setOpen("rename"))}
              {item(<ListChecks className="icon" aria-hidden="true" />, "Who approves…", () => setOpen("approvers"))}
              {project.shots > 0 && item(<FolderInput className="icon" aria-hidden="true" />, "Move shots…", () => setOpen("move"))}
              {!isArchived &&
                !isDefault &&
                item(<Star className="icon" aria-hidden="true" />, "Make it the default", () => void choose.run({ projectId: id }))}
              <div className="menu-sep" />
              {isArchived
                ? item(<ArchiveRestore className="icon" aria-hidden="true" />, "Bring it back", () => void restore.run({ projectId: id }))
                : item(<Archive className="icon" aria-hidden="true" />, "Archive…", () => setOpen("archive"))}
            </>
          )}
        </Popup>
      )}
      {open === "rename" && <RenameDialog project={project} onClose={close} onDone={refresh} />}
      {open === "archive" && <ArchiveDialog project={project} projects={projects} onClose={close} onDone={refresh} />}
      {open === "approvers" && <ApproversDialog project={project} onClose={close} />}
      {open === "move" && <MoveDialog fromProjectId={id} onClose={close} onMoved={refresh} />}
    </>
  );
}

/** A refusal has no place in a menu that has closed: it is said as a toast. */
function said<I, T>(action: (input: I) => Promise<Result<T>>): (input: I) => Promise<Result<T>> {
  return async (input) => {
    const result = await action(input);
    if (!result.ok) toast(result.error.message);
    return result;
  };
}

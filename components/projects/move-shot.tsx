"use client";

import { useState } from "react";
import { useProjects } from "@/components/projects/use-projects";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { FolderInput } from "@/components/ui/icons";
import { later } from "@/components/ui/later";

const MoveDialog = later(() => import("@/components/projects/move-dialog").then((module) => module.MoveDialog));

interface MoveShotProps {
  /** A take of the shot. */
  take: { shotId: string; projectId: string; slate: string };
  /** Its name as words, or as an icon where there is little room. */
  isIcon?: boolean;
}

/** The way of a shot to another project, for those who may change that. */
export function MoveShot({ take: { shotId, projectId, slate }, isIcon = false }: MoveShotProps) {
  const mayChange = useProjects()?.mayChange ?? false;
  const [isOpen, setOpen] = useState(false);
  if (!mayChange) return null;
  const open = () => setOpen(true);
  return (
    <>
      {isIcon ? (
        <IconButton size="sm" label={`Move ${slate} to another project`} onClick={open}>
          <FolderInput className="icon" aria-hidden="true" />
        </IconButton>
      ) : (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={open}>
          <FolderInput className="icon" aria-hidden="true" />
          Move {slate} to another project
        </Button>
      )}
      {isOpen && <MoveDialog fromProjectId={projectId} shot={{ id: shotId, slate }} onClose={() => setOpen(false)} />}
    </>
  );
}

"use server";

import { action } from "@/lib/next/action";
import { archiveProject, makeDefault, restoreProject } from "@/lib/projects/archive";
import { makeProject } from "@/lib/projects/make";
import { renameProject } from "@/lib/projects/rename";
import { ArchiveProject, MakeProject, ProjectRef, RenameProject } from "@/lib/projects/schema";
import { workIn } from "@/lib/projects/work-in";

export const makeProjectAction = action(MakeProject, makeProject);
export const renameProjectAction = action(RenameProject, renameProject);
export const archiveProjectAction = action(ArchiveProject, archiveProject);
export const restoreProjectAction = action(ProjectRef, restoreProject);
export const makeDefaultAction = action(ProjectRef, makeDefault);
export const workInAction = action(ProjectRef, workIn);

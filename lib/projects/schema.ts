import { z } from "zod";
import { CODE_MAX, CODE_MIN, PROJECT_NAME_MAX } from "@/lib/projects/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const name = z
  .string({ error: "Give the project a name." })
  .trim()
  .min(1, { error: "Give the project a name." })
  .max(PROJECT_NAME_MAX, { error: `Keep the name to ${PROJECT_NAME_MAX} characters.` });
const code = z
  .string({ error: "Give the project a code." })
  .trim()
  .toUpperCase()
  .regex(new RegExp(`^[A-Z]{${CODE_MIN},${CODE_MAX}}$`), { error: `A code is ${CODE_MIN} to ${CODE_MAX} letters from A to Z.` });

export const MakeProject = z.strictObject({ name, code });
export type MakeProject = z.output<typeof MakeProject>;

export const RenameProject = z.strictObject({ projectId: id, name });
export type RenameProject = z.output<typeof RenameProject>;

export const ArchiveProject = z.strictObject({
  projectId: id,
  /** Only for the default project: which one takes its place. */
  nextDefaultId: id.optional(),
});
export type ArchiveProject = z.output<typeof ArchiveProject>;

export const ProjectRef = z.strictObject({ projectId: id });
export type ProjectRef = z.output<typeof ProjectRef>;

/** Which project is asked about; without it the default one. */
export const AskProject = z.strictObject({ projectId: id.optional() });

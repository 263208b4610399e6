import { z } from "zod";
import { MOVED_SHOTS_MAX } from "@/lib/projects/limits";
import { MakeProject, ProjectRef } from "@/lib/projects/schema";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const some = <S extends z.ZodType>(one: S) =>
  z
    .array(one)
    .min(1, { error: "Choose at least one shot." })
    .max(MOVED_SHOTS_MAX, { error: `Move at most ${MOVED_SHOTS_MAX} shots at once.` });

export const MoveShots = z.strictObject({
  shotIds: some(id),
  /** A project there is, or a new one. */
  to: z.union([ProjectRef, MakeProject], { error: "Choose a project." }),
});
export type MoveShots = z.output<typeof MoveShots>;

export const MoveShotsBack = z.strictObject({
  /** Where they were moved to: a shot that has gone on from there stays where it is. */
  fromProjectId: id,
  shots: some(z.strictObject({ shotId: id, projectId: id, number: z.int().min(1) })),
});
export type MoveShotsBack = z.output<typeof MoveShotsBack>;

/** Whose shots are asked for. */
export const ListShots = ProjectRef;

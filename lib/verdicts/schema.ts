import { z } from "zod";
import { SENTENCE_MAX, VERDICT_KINDS } from "@/lib/verdicts/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });

export const GiveVerdict = z.strictObject({
  takeId: id,
  kind: z.enum(VERDICT_KINDS, { error: `A verdict is one of ${VERDICT_KINDS.join(", ")}.` }),
  sentence: z
    .string({ error: "Write a sentence, or nothing." })
    .trim()
    .max(SENTENCE_MAX, { error: `Keep it to ${SENTENCE_MAX.toLocaleString("en-US")} characters.` })
    .optional(),
});
export type GiveVerdict = z.output<typeof GiveVerdict>;

export const TakeBackVerdict = z.strictObject({ takeId: id });

/** Null chooses none. */
export const PickTake = z.strictObject({ shotId: id, takeId: id.nullable() });
export type PickTake = z.output<typeof PickTake>;

/** Whose verdict decides in a project. */
export const SetApprovers = z.strictObject({
  projectId: id,
  approverRole: z.enum(["owner", "producer", "reviewer"], { error: "A role is owner, producer or reviewer." }),
  guestsApprove: z.boolean({ error: "Say true or false." }),
});
export type SetApprovers = z.output<typeof SetApprovers>;

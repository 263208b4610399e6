import { z } from "zod";
import { AUDIENCES, MENTIONS_MAX, NOTE_MAX, POINTS_MAX, SHAPE_KINDS, SHAPES_MAX, SIGN_NAMES } from "@/lib/notes/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });

const place = z.number({ error: "A mark's places are numbers from 0 to 1." }).min(0, { error: "A mark stays inside the picture." }).max(1, {
  error: "A mark stays inside the picture.",
});
const shape = z
  .strictObject({
    kind: z.enum(SHAPE_KINDS, { error: "A mark is made of pen lines, arrows and boxes." }),
    points: z
      .array(z.tuple([place, place]))
      .min(2, { error: "A line has two points or more." })
      .max(POINTS_MAX, { error: "This mark is too long. Draw less." }),
  })
  .refine(({ kind, points }) => kind === "pen" || points.length === 2, { error: "An arrow and a box have two points." });

/** What was drawn: bounded, inside the picture. */
export const MarkInput = z
  .strictObject({
    shapes: z
      .array(shape)
      .min(1, { error: "Draw something first." })
      .max(SHAPES_MAX, { error: `A mark has at most ${SHAPES_MAX} lines. Write another note for more.` }),
  })
  .refine(({ shapes }) => shapes.reduce((sum, { points }) => sum + points.length, 0) <= POINTS_MAX, { error: "This mark is too long. Draw less." });

const frame = z.int({ error: "A frame is a whole number from 0." }).min(0, { error: "A frame is a whole number from 0." });
const body = z
  .string({ error: "Write what you see." })
  .trim()
  .min(1, { error: "Write what you see." })
  .max(NOTE_MAX, { error: `Keep the note to ${NOTE_MAX.toLocaleString("en-US")} characters.` });

/** A note or, with `parentId`, a reply: a reply has its note's frames and audience. */
export const AddNote = z
  .strictObject({
    /** Made by who sends: the same one sent twice is one note. */
    id: z.uuid({ error: "This must be an id." }),
    takeId: id,
    parentId: id.optional(),
    fromFrame: frame.optional(),
    toFrame: frame.optional(),
    body,
    mark: MarkInput.optional(),
    audience: z.enum(AUDIENCES, { error: "A note is for the team or for clients." }).optional(),
    /** Members, each written in the note as @ and the name. */
    mentions: z
      .array(id)
      .max(MENTIONS_MAX, { error: `Mention at most ${MENTIONS_MAX} people.` })
      .optional(),
  })
  .refine(({ fromFrame, toFrame }) => toFrame === undefined || (fromFrame !== undefined && toFrame >= fromFrame), {
    error: "The range ends before it begins.",
    path: ["toFrame"],
  })
  .refine(({ parentId, fromFrame, mark }) => parentId === undefined || (fromFrame === undefined && mark === undefined), {
    error: "A reply stands at its note's frame, without a mark of its own.",
    path: ["fromFrame"],
  })
  .refine(({ mark, fromFrame }) => mark === undefined || fromFrame !== undefined, { error: "A mark belongs to a frame.", path: ["mark"] });
export type AddNote = z.output<typeof AddNote>;

export const EditNote = z.strictObject({
  noteId: id,
  body,
  /** Left out, the mark stays; null takes it away. */
  mark: MarkInput.nullable().optional(),
  mentions: z
    .array(id)
    .max(MENTIONS_MAX, { error: `Mention at most ${MENTIONS_MAX} people.` })
    .optional(),
});
export type EditNote = z.output<typeof EditNote>;

export const NoteRef = z.strictObject({ noteId: id });
export const ResolveNote = z.strictObject({ noteId: id, isResolved: z.boolean({ error: "Say true or false." }) });
export type ResolveNote = z.output<typeof ResolveNote>;
export const ReactToNote = z.strictObject({
  noteId: id,
  sign: z.enum(SIGN_NAMES, { error: `A sign is one of ${SIGN_NAMES.join(", ")}.` }),
  isOn: z.boolean({ error: "Say true or false." }),
});
export type ReactToNote = z.output<typeof ReactToNote>;

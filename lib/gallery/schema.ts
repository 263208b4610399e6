import { z } from "zod";
import { MODES, NOTED, RATING_MAX, RATIOS, SELECTED_MAX, SHELVES, TAG_MAX, TAGS_MAX, TEXT_MAX, TILES_BY_ID_MAX } from "@/lib/gallery/limits";
import { type GalleryFilters as Filters, tagFrom } from "@/lib/gallery/state";
import { CODE_MAX } from "@/lib/projects/limits";
import { MakeProject, ProjectRef } from "@/lib/projects/schema";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { TAKE_STATUSES } from "@/lib/takes/limits";
import { VERDICT_KINDS } from "@/lib/verdicts/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const day = z.iso.date({ error: "A day is written 2026-11-21." });
const tag = z
  .string({ error: "Give the tag a name." })
  .transform(tagFrom)
  .pipe(
    z
      .string()
      .min(1, { error: "Give the tag a name." })
      .max(TAG_MAX, { error: `Keep a tag to ${TAG_MAX} characters.` }),
  );

/** The gallery's filters as a request carries them: unlike in an address, what is not known is refused, so that nothing is done to more than was meant. */
export const GalleryFilters = z.strictObject({
  q: z.string().trim().min(1).max(TEXT_MAX).optional(),
  project: z.string().min(1).max(CODE_MAX).optional(),
  shot: id.optional(),
  provider: z.enum(PROVIDER_IDS).optional(),
  model: z.string().min(1).max(100).optional(),
  mode: z.enum(MODES).optional(),
  status: z.enum(TAKE_STATUSES).optional(),
  verdict: z.enum([...VERDICT_KINDS, "none"]).optional(),
  resolution: z
    .string()
    .regex(/^\d{3,4}p$/)
    .optional(),
  ratio: z.enum(RATIOS).optional(),
  tags: z.array(tag).min(1).max(TAGS_MAX).optional(),
  person: id.optional(),
  from: day.optional(),
  to: day.optional(),
  notes: z.enum(NOTED).optional(),
  favourite: z.literal(true).optional(),
  rating: z.int().min(1).max(RATING_MAX).optional(),
  view: z.enum(SHELVES).optional(),
}) satisfies z.ZodType<{ [Name in keyof Filters]?: Filters[Name] | undefined }>;

/**
 * The takes that something is done to: named one by one, or all that a filter leaves but some. What came in after `asOf` (what the
 * order of the wall says it was read at) is not meant.
 */
export const Selection = z.union(
  [
    z.strictObject({
      takeIds: z
        .array(id)
        .min(1, { error: "Select a take first." })
        .max(SELECTED_MAX, { error: `Name at most ${SELECTED_MAX.toLocaleString("en-US")} takes one by one.` }),
    }),
    z.strictObject({
      filters: GalleryFilters,
      asOf: z.iso.datetime({ error: "This must be a moment." }),
      except: z.array(id).max(SELECTED_MAX).default([]),
    }),
  ],
  { error: "Select takes by their ids or by a filter." },
);
export type Selection = z.output<typeof Selection>;

const isOn = z.boolean({ error: "Say true or false." });

/** Drawn by whoever asks: where no answer came it names what may have been begun. */
const changeId = z.uuid({ error: "This must be an id." });

/** What can be done to many takes at once and taken back. `isOn: false` undoes the mark itself. */
export const ChangeTakes = z.strictObject({
  changeId,
  selection: Selection,
  change: z.discriminatedUnion("what", [
    z.strictObject({ what: z.literal("favourite"), isOn }),
    z.strictObject({ what: z.literal("tag"), tag, isOn }),
    z.strictObject({
      what: z.literal("rating"),
      rating: z
        .int({ error: `A rating is from 1 to ${RATING_MAX}.` })
        .min(1, { error: `A rating is from 1 to ${RATING_MAX}.` })
        .max(RATING_MAX, { error: `A rating is from 1 to ${RATING_MAX}.` })
        .nullable(),
    }),
    z.strictObject({ what: z.literal("archive"), isOn }),
    z.strictObject({ what: z.literal("trash"), isOn }),
  ]),
});
export type ChangeTakes = z.output<typeof ChangeTakes>;

/** Moves the shots of the selected takes, with all their takes, to a project there is or a new one. */
export const MoveTakes = z.strictObject({
  changeId,
  selection: Selection,
  to: z.union([ProjectRef, MakeProject], { error: "Choose a project." }),
});
export type MoveTakes = z.output<typeof MoveTakes>;

export const NameChange = z.strictObject({ changeId: id });
export type NameChange = z.output<typeof NameChange>;

/** Tiles by the ids of their takes, with commas between. */
export const AskTiles = z.strictObject({
  ids: z
    .string({ error: "Name takes by their ids." })
    .transform((text) => text.split(","))
    .pipe(z.array(id).max(TILES_BY_ID_MAX, { error: `Name at most ${TILES_BY_ID_MAX} takes.` })),
});

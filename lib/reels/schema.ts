import { z } from "zod";
import { Selection } from "@/lib/gallery/schema";
import { CARD_MAX_MS, CARD_MIN_MS, CARD_TEXT_MAX, CARD_TITLE_MAX, FADE_MAX_MS, REEL_ITEMS_MAX, REEL_NAME_MAX } from "@/lib/reels/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const name = z
  .string({ error: "Give the reel a name." })
  .trim()
  .min(1, { error: "Give the reel a name." })
  .max(REEL_NAME_MAX, { error: `Keep the name to ${REEL_NAME_MAX} characters.` });
const frame = z.int({ error: "A frame is a whole number." }).min(0, { error: "Frames are counted from 0." });
const fadeMs = z
  .int({ error: "A fade is a whole number of milliseconds." })
  .min(0, { error: "A fade can’t be shorter than a cut." })
  .max(FADE_MAX_MS, { error: `A fade lasts ${FADE_MAX_MS / 1000} second at most.` });

/** A part by the id it has; a new one by any. */
const Item = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("take"), id, takeId: id, inFrame: frame.nullable(), outFrame: frame.nullable(), fadeMs }),
  z.strictObject({
    kind: z.literal("card"),
    id,
    title: z
      .string()
      .trim()
      .max(CARD_TITLE_MAX, { error: `Keep a title to ${CARD_TITLE_MAX} characters.` }),
    text: z
      .string()
      .trim()
      .max(CARD_TEXT_MAX, { error: `Keep a card’s text to ${CARD_TEXT_MAX} characters.` }),
    durationMs: z
      .int({ error: "A card lasts a whole number of milliseconds." })
      .min(CARD_MIN_MS, { error: `A card lasts ${CARD_MIN_MS / 1000} seconds at least.` })
      .max(CARD_MAX_MS, { error: `A card lasts ${CARD_MAX_MS / 1000} seconds at most.` }),
    fadeMs,
  }),
]);
export type ReelItemInput = z.output<typeof Item>;

export const MakeReel = z.strictObject({
  name,
  /** Of its first take, where none is named. */
  projectId: id.optional(),
  selection: Selection.optional(),
  /** Begins with the takes that the project's shots go on with, in the order of the shots. */
  withChoices: z.boolean().default(false),
});
export type MakeReel = z.output<typeof MakeReel>;

export const AddToReel = z.strictObject({ reelId: id, selection: Selection });
export type AddToReel = z.output<typeof AddToReel>;

/** What the reel is made of from now on, by somebody who saw `version`. */
export const ChangeReel = z.strictObject({
  reelId: id,
  version: z.int(),
  items: z.array(Item).max(REEL_ITEMS_MAX, { error: `A reel holds ${REEL_ITEMS_MAX} takes and cards at most.` }),
});
export type ChangeReel = z.output<typeof ChangeReel>;

export const RenameReel = z.strictObject({ reelId: id, name });
export type RenameReel = z.output<typeof RenameReel>;

export const ArchiveReel = z.strictObject({ reelId: id, isArchived: z.boolean() });
export type ArchiveReel = z.output<typeof ArchiveReel>;

export const ReelRef = z.strictObject({ reelId: id });
export type ReelRef = z.output<typeof ReelRef>;

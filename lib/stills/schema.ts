import { z } from "zod";
import { SAMPLE_IDS } from "@/lib/stills/samples";

const pixels = z.int({ error: "A cut is given in whole pixels of the still." }).min(0, { error: "A cut lies inside the still." });

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });

/** A part of a still, in its pixels. */
export const CropStill = z.strictObject({
  stillId: id,
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
});
export type CropStill = z.output<typeof CropStill>;

const side = z
  .int({ error: "A shape is given in whole numbers, such as 16 and 9." })
  .min(1, { error: "A shape has two sides." })
  .max(16_384, { error: "A side has 16,384 at most." });

/** The shape that a still is to have, as two whole numbers. */
export const FitStill = z.strictObject({ stillId: id, width: side, height: side });
export type FitStill = z.output<typeof FitStill>;

/** Where a picture is to be had. */
export const FetchStill = z.strictObject({
  address: z
    .string({ error: "Send the address as text." })
    .trim()
    .min(1, { error: "Paste the address of a picture." })
    .max(4_096, { error: "This is too long for an address." }),
});
export type FetchStill = z.output<typeof FetchStill>;

const FRAME = "A frame is a whole number counted from 0, or “last”.";

/** A frame of a take's clip, counted from 0. */
export const KeepFrame = z.strictObject({
  takeId: id,
  frame: z.union([z.int().min(0).max(999_999), z.literal("last")], { error: FRAME }),
});
export type KeepFrame = z.output<typeof KeepFrame>;

export const UseSample = z.strictObject({ sample: z.enum(SAMPLE_IDS, { error: `A sample is one of ${SAMPLE_IDS.join(", ")}.` }) });
export type UseSample = z.output<typeof UseSample>;

export const ListStills = z.strictObject({
  cursor: z.string().max(64).optional(),
  limit: z.coerce
    .number({ error: "limit is from 1 to 100." })
    .int({ error: "limit is from 1 to 100." })
    .min(1, { error: "limit is from 1 to 100." })
    .max(100, { error: "limit is from 1 to 100." })
    .default(50),
});
export type ListStills = z.output<typeof ListStills>;

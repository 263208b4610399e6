import { z } from "zod";
import { SAMPLE_IDS } from "@/lib/stills/samples";

const pixels = z.int({ error: "A cut is given in whole pixels of the still." }).min(0, { error: "A cut lies inside the still." });

/** A part of a still, in its pixels. */
export const CropStill = z.strictObject({
  stillId: z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." }),
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
});
export type CropStill = z.output<typeof CropStill>;

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

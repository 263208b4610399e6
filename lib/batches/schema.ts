import { z } from "zod";
import { BATCH_NAME_MAX, BATCH_TAKES_MAX } from "@/lib/batches/limits";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { StartFromForm, StartTakes } from "@/lib/takes/schema";

const id = StartTakes.shape.stillId;

/** One row of a pair sheet at one provider. */
export const BatchRow = StartTakes.pick({
  provider: true,
  stillId: true,
  endStillId: true,
  prompt: true,
  negativePrompt: true,
  settings: true,
  seed: true,
  count: true,
}).extend({
  /** The row before at another provider, to compare them: its takes have the same seeds. */
  isPair: z.boolean().optional(),
});
export type BatchRow = z.output<typeof BatchRow>;

/** What the button said of one provider's part: nothing else is spent. */
const Shown = z.strictObject({ isFree: z.boolean(), pricedMicros: z.int().min(0), unpriced: z.int().min(0) });
const shown = z.partialRecord(z.enum(PROVIDER_IDS), Shown);
export type ShownParts = z.output<typeof shown>;

const press = {
  intentId: StartFromForm.shape.intentId,
  isUnpricedOk: z.boolean().default(false),
  shown,
};

export const StartBatch = z.strictObject({
  ...press,
  name: z
    .string({ error: "Give the batch a name." })
    .trim()
    .min(1, { error: "Give the batch a name." })
    .max(BATCH_NAME_MAX, { error: `Keep the name to ${BATCH_NAME_MAX} characters.` }),
  projectId: StartTakes.shape.projectId,
  rows: z
    .array(BatchRow)
    .min(1, { error: "There is no row to run." })
    .max(BATCH_TAKES_MAX, { error: `A batch has up to ${BATCH_TAKES_MAX} takes. Run the sheet in parts.` }),
});
export type StartBatch = z.output<typeof StartBatch>;

export const BatchRef = z.strictObject({ batchId: id });

export const RetryBatch = z.strictObject({ ...press, batchId: id });
export type RetryBatch = z.output<typeof RetryBatch>;

/** Rows of which one wants to know whether they were made before. */
export const AskMade = z.strictObject({
  rows: z
    .array(BatchRow.omit({ prompt: true, negativePrompt: true }).extend({ prompt: z.string().trim(), negativePrompt: z.string().trim().optional() }))
    .max(2 * BATCH_TAKES_MAX),
});
export type AskMade = z.output<typeof AskMade>;

/** Stills by what a sheet calls them: an id, or the name of a file. */
export const AskStills = z.strictObject({ refs: z.array(z.string().max(200)).max(BATCH_TAKES_MAX) });

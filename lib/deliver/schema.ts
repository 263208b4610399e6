import { z } from "zod";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { StartTakes } from "@/lib/takes/schema";

const UNREADABLE = "The recipe in this file can’t be read: it was changed by something else.";

const shortText = (max: number) => z.string({ error: UNREADABLE }).max(max, { error: UNREADABLE });
const wholeNumber = z.int({ error: UNREADABLE }).min(1, { error: UNREADABLE });

const StillInFile = z.object(
  { sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: UNREADABLE }), name: shortText(200), width: wholeNumber, height: wholeNumber },
  { error: UNREADABLE },
);

/** A recipe that came back in a file: anybody may have written it. What goes into the form is held to what the form holds. */
export const RecipeFromFile = z.object(
  {
    format: z.literal(1, { error: "This recipe was written by a newer Dailies. Update this studio to use it." }),
    take: z.object({ id: shortText(64), slate: shortText(40), number: wholeNumber }, { error: UNREADABLE }),
    provider: z.enum(PROVIDER_IDS, { error: "This recipe is for a provider that this studio does not know." }),
    prompt: StartTakes.shape.prompt,
    negativePrompt: StartTakes.shape.negativePrompt.unwrap().nullable(),
    settings: StartTakes.shape.settings,
    seed: StartTakes.shape.seed.unwrap(),
    still: StillInFile,
    endStill: StillInFile.nullable(),
  },
  { error: UNREADABLE },
);
export type RecipeFromFile = z.output<typeof RecipeFromFile>;

/** Forms that are made on demand, and then kept. */
export const MADE_KINDS = ["gif", "webp"] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

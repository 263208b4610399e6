import { z } from "zod";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import {
  COUNT_MAX,
  FROM_HOWS,
  NEGATIVE_PROMPT_MAX,
  PAGE_DEFAULT,
  PAGE_MAX,
  PROMPT_MAX,
  QUEUE_ORDER_MAX,
  SEED_MAX,
  TAKE_STATUSES,
} from "@/lib/takes/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const settingValue = z.union([z.string().max(200), z.number(), z.boolean()], { error: "A setting is a text, a number, true or false." });

/** What starts takes, from the form and from REST alike. The provider's own settings are parsed by its model's schema. */
export const StartTakes = z.strictObject({
  provider: z.enum(PROVIDER_IDS, { error: `Choose a provider: ${PROVIDER_IDS.join(" or ")}.` }),
  stillId: z.string({ error: "Add a still first." }).min(1, { error: "Add a still first." }).max(64, { error: "This must be an id." }),
  endStillId: id.optional(),
  prompt: z
    .string({ error: "Write a prompt: what should move, and how?" })
    .trim()
    .min(1, { error: "Write a prompt: what should move, and how?" })
    .max(PROMPT_MAX, { error: `Keep the prompt to ${PROMPT_MAX.toLocaleString("en-US")} characters.` }),
  negativePrompt: z
    .string({ error: "The negative prompt must be a text." })
    .trim()
    .max(NEGATIVE_PROMPT_MAX, { error: `Keep the negative prompt to ${NEGATIVE_PROMPT_MAX.toLocaleString("en-US")} characters.` })
    .optional(),
  settings: z.record(z.string().max(64), settingValue, { error: "Settings are an object of the provider's own parameters." }).default({}),
  seed: z
    .int({ error: `A seed is a whole number from 0 to ${SEED_MAX}.` })
    .min(0, { error: `A seed is a whole number from 0 to ${SEED_MAX}.` })
    .max(SEED_MAX, { error: `A seed is a whole number from 0 to ${SEED_MAX}.` })
    .optional(),
  count: z
    .int({ error: `From 1 to ${COUNT_MAX} takes at once.` })
    .min(1, { error: `From 1 to ${COUNT_MAX} takes at once.` })
    .max(COUNT_MAX, { error: `From 1 to ${COUNT_MAX} takes at once.` })
    .default(1),
  projectId: id.optional(),
  shotId: id.optional(),
});
export type StartTakes = z.output<typeof StartTakes>;

/** What the button said when it was pressed: nothing else is spent. */
const Shown = z.strictObject({ isFree: z.boolean(), totalMicros: z.int().min(0).nullable() });

/** The form adds what makes a second click the same press, and the word for a price nobody knows. */
export const StartFromForm = StartTakes.extend({
  intentId: z.uuid(),
  /** The person saw that a live take has no published price and pressed again. */
  isUnpricedOk: z.boolean().default(false),
  shown: Shown,
  /** The same takes at another provider too, pressed as one: all of them are queued or none. */
  beside: StartTakes.pick({ provider: true, settings: true }).extend({ shown: Shown }).optional(),
  /** The take that this press starts from. */
  from: z.strictObject({ takeId: id, how: z.enum(FROM_HOWS), forNoteId: id.optional() }).optional(),
});
export type StartFromForm = z.output<typeof StartFromForm>;

export const ListTakes = z.strictObject({
  status: z.enum(TAKE_STATUSES, { error: `A status is one of ${TAKE_STATUSES.join(", ")}.` }).optional(),
  provider: z.enum(PROVIDER_IDS, { error: `A provider is ${PROVIDER_IDS.join(" or ")}.` }).optional(),
  shotId: id.optional(),
  projectId: id.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce
    .number({ error: `limit is from 1 to ${PAGE_MAX}.` })
    .int({ error: `limit is from 1 to ${PAGE_MAX}.` })
    .min(1, { error: `limit is from 1 to ${PAGE_MAX}.` })
    .max(PAGE_MAX, { error: `limit is from 1 to ${PAGE_MAX}.` })
    .default(PAGE_DEFAULT),
});
export type ListTakes = z.output<typeof ListTakes>;

export const TakeRef = z.strictObject({ takeId: id });

/** Queued takes of one member and one provider, in the order in which they are to go. */
export const ReorderQueue = z.strictObject({
  takeIds: z
    .array(id)
    .min(2, { error: "Name at least two takes." })
    .max(QUEUE_ORDER_MAX, { error: `Name at most ${QUEUE_ORDER_MAX} takes.` })
    .refine((ids) => new Set(ids).size === ids.length, { error: "Name each take once." }),
});

/** Queued takes whose places are asked for, by their ids with commas between. */
export const AskPlaces = z.strictObject({
  takes: z
    .string({ error: "Name takes by their ids." })
    .transform((text) => text.split(","))
    .pipe(z.array(id).max(PAGE_MAX, { error: `Name at most ${PAGE_MAX} takes.` })),
});

/** What a person says of an unconfirmed take. */
export const SettleByPerson = z.discriminatedUnion("said", [
  z.strictObject({
    takeId: id,
    said: z.literal("ran"),
    predictionId: z.string().trim().min(1, { error: "Give the provider’s id of the prediction." }).max(200),
  }),
  z.strictObject({ takeId: id, said: z.literal("not_created") }),
  z.strictObject({ takeId: id, said: z.literal("written_off") }),
]);
export type SettleByPerson = z.output<typeof SettleByPerson>;

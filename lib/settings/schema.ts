import { z } from "zod";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { CONCURRENCY_MAX, CREATES_PER_MINUTE_MAX, KEY_MAX, PRICE_MAX_MICROS } from "@/lib/settings/limits";

const provider = z.enum(PROVIDER_IDS, { error: `Choose a provider: ${PROVIDER_IDS.join(" or ")}.` });

export const ProviderRef = z.strictObject({ provider });
export type ProviderRef = z.output<typeof ProviderRef>;

export const SetKey = z.strictObject({
  provider,
  key: z
    .string({ error: "Paste the key." })
    .trim()
    .min(1, { error: "Paste the key." })
    .max(KEY_MAX, { error: "This is too long for a key." })
    // It goes into a header: nothing else can stand there.
    .regex(/^[\x21-\x7e]*$/, { error: "A key has no spaces or accents. Copy it again." }),
});
export type SetKey = z.output<typeof SetKey>;

const limit = (max: number) =>
  z
    .int({ error: `From 1 to ${max.toLocaleString("en-US")}.` })
    .min(1, { error: `From 1 to ${max.toLocaleString("en-US")}.` })
    .max(max, { error: `From 1 to ${max.toLocaleString("en-US")}.` })
    .nullable()
    .optional();

/** Null goes back to the usual; what is left out stays. */
export const SetLimits = z.strictObject({ provider, concurrency: limit(CONCURRENCY_MAX), createsPerMinute: limit(CREATES_PER_MINUTE_MAX) });
export type SetLimits = z.output<typeof SetLimits>;

const micros = z
  .int({ error: "A price is an amount in dollars." })
  .min(0, { error: "A price can’t be below zero." })
  .max(PRICE_MAX_MICROS, { error: "A price is at most $1,000." })
  .nullable();

/** The team's figure for each variant, in micro-dollars; null goes back to what the vendor publishes. What is left out stays. */
export const SetPrices = z.strictObject({
  provider,
  prices: z.record(z.string().max(64), micros, { error: "Prices are amounts by variant." }).default({}),
  /** What a take without a price counts as against a budget. */
  assumeMicros: micros.optional(),
});
export type SetPrices = z.output<typeof SetPrices>;

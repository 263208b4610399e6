import { z } from "zod";
import type { Micros } from "@/lib/money";

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: "Give a date, such as 2026-11-01, or a moment in ISO form." })
  .transform((text) => new Date(text));

export const SumCosts = z.strictObject({
  from: moment.optional(),
  to: moment.optional(),
  groupBy: z.enum(["project", "provider", "person", "day"], { error: "groupBy is project, provider, person or day." }).optional(),
});
export type SumCosts = z.output<typeof SumCosts>;

export interface CostSums {
  /** Settled and billed. */
  chargedMicros: Micros;
  /** Set aside for takes on their way. */
  reservedMicros: Micros;
  /** Set aside for takes that nobody knows of yet whether they ran. */
  possibleMicros: Micros;
}

/** Money of live takes, from the ledger alone; sandbox takes are only counted. */
export interface CostsView {
  live: CostSums;
  sandboxTakes: number;
  groups: ({ key: string } & CostSums)[];
}

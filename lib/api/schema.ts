import { z } from "zod";
import { BUDGET_PERIODS } from "@/lib/budgets/limits";
import type { BudgetView } from "@/lib/budgets/view";
import type { CostsView } from "@/lib/costs/schema";
import type { ProjectView } from "@/lib/projects/view";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { FAILURE_CODES, FROM_HOWS, TAKE_STATUSES } from "@/lib/takes/limits";
import { StartTakes } from "@/lib/takes/schema";
import type { ClipView, PriceView, QueuePlace, StillView, TakePage, TakeView } from "@/lib/takes/view";

/** What stands behind the question mark of POST /api/v1/takes. */
export const StartQuery = z.strictObject({
  dryRun: z
    .enum(["true", "false"], { error: "dryRun is true or false." })
    .default("false")
    .transform((text) => text === "true")
    .meta({ description: "Only say what it would cost. Nothing is made.", default: "false" }),
});

const micros = z.int().meta({ description: "Whole micro-dollars: 300000 is $0.30." });
const moment = z.iso.datetime();
const path = z.string().meta({ description: "A path on this host. It takes the token too." });
const settings = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .meta({ description: "The provider’s own parameters, by their names." });

export const StillResponse = z.object({
  id: z.string(),
  url: path,
  width: z.int(),
  height: z.int(),
  thumbhash: z.string(),
  name: z.string(),
  from: z
    .object({ takeId: z.string(), frame: z.int().meta({ description: "Counted from 0." }) })
    .nullable()
    .meta({ description: "Of which take’s clip it is a frame, or a part of one." }),
}) satisfies z.ZodType<StillView>;

export const ClipResponse = z.object({
  url: path,
  width: z.int(),
  height: z.int(),
  durationMs: z.number(),
  fps: z.number(),
  bytes: z.int(),
  sha256: z.string(),
  posterUrl: path,
  spriteUrl: path,
  thumbhash: z.string(),
  downloadUrl: path,
}) satisfies z.ZodType<ClipView>;

const QueueResponse = z.object({
  place: z.int().meta({ description: "1 goes next." }),
  of: z.int(),
  waitMs: z
    .number()
    .nullable()
    .meta({ description: "How long it waits yet, by the studio’s own measured times and the provider’s limits. Null where they don’t tell." }),
  behind: z.object({ takes: z.int(), since: moment, usualMs: z.number() }).nullable().meta({
    description:
      "Where all places at the provider are taken: by how many takes of which an end is to be expected, when the last of them was sent, and how long most of the studio’s own needed.",
  }),
  held: z.string().nullable().meta({ description: "Why nothing is sent to the provider now. Null while takes are." }),
  memberId: z.string().nullable(),
  beforeId: z.string().nullable().meta({ description: "The take of the same member that goes right before it." }),
  afterId: z.string().nullable(),
}) satisfies z.ZodType<QueuePlace>;

const takeName = { takeId: z.string(), slate: z.string(), number: z.int() };

export const TakeResponse = z.object({
  id: z.string(),
  shotId: z.string(),
  projectId: z.string(),
  slate: z.string(),
  number: z.int(),
  provider: z.enum(PROVIDER_IDS),
  model: z.string(),
  mode: z.enum(["live", "sandbox"]),
  status: z.enum(TAKE_STATUSES),
  seed: z.int(),
  settings,
  prompt: z.string(),
  negativePrompt: z.string().nullable(),
  still: StillResponse,
  endStillId: z.string().nullable(),
  estimateMicros: micros.nullable(),
  estimateSource: z.enum(["price_table", "team", "unpublished"]),
  chargedMicros: micros.nullable().meta({ description: "Null until the ledger says; 0 for the sandbox." }),
  failure: z
    .object({ code: z.enum(FAILURE_CODES), message: z.string() })
    .nullable()
    .meta({ description: "More codes may come." }),
  predictionId: z.string().nullable(),
  clip: ClipResponse.nullable(),
  waitReason: z.string().nullable(),
  nextLookAt: moment.nullable(),
  queue: QueueResponse.nullable().meta({ description: "While it is queued." }),
  isStalled: z.boolean(),
  isFlagged: z.boolean(),
  isCancelAsked: z.boolean(),
  mayStillRun: z.boolean().meta({ description: "Canceled, but the provider may still finish it, and charge for it." }),
  from: z
    .object({ ...takeName, how: z.enum(FROM_HOWS) })
    .nullable()
    .meta({ description: "The take it was made from, and what it did with that one’s recipe." }),
  frameOf: z
    .object({ ...takeName, frame: z.int().meta({ description: "Counted from 0." }) })
    .nullable()
    .meta({ description: "The take of whose clip its still is a frame, or a part of one." }),
  by: z.string().nullable(),
  memberId: z.string().nullable(),
  typical: z
    .object({ lowMs: z.number(), highMs: z.number(), lateMs: z.number(), from: z.enum(["settings", "size", "provider", "unmeasured"]) })
    .meta({
      description:
        "What such a take usually needs from sending to ready: the middle half of the studio’s own last ones, and what is longer than usual.",
    }),
  createdAt: moment,
  sentAt: moment.nullable(),
  finishedAt: moment.nullable(),
  canceledAt: moment.nullable(),
}) satisfies z.ZodType<TakeView>;

export const ProjectsResponse = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      code: z.string().meta({ description: "It begins the slate of its shots: AUT-04." }),
      isDefault: z.boolean().meta({ description: "Takes go here when no project is named." }),
      isArchived: z.boolean().meta({ description: "Nothing new can be queued in it." }),
      nextShot: z.int().meta({ description: "The number of its next shot." }),
    }),
  ),
}) satisfies z.ZodType<{ data: ProjectView[] }>;

export const StartedResponse = z.object({ takes: z.array(TakeResponse) });

export const PageResponse = z.object({
  data: z.array(TakeResponse),
  nextCursor: z.string().nullable().meta({ description: "Send it as cursor for the next page. Null on the last." }),
}) satisfies z.ZodType<TakePage>;

export const BudgetResponse = z.object({
  scope: z.enum(["workspace", "project", "member"]),
  name: z.string().nullable().meta({ description: "The project’s or the member’s. Null for the workspace." }),
  period: z.enum(BUDGET_PERIODS),
  since: moment.meta({ description: "When the day or month began, in UTC by the database’s clock." }),
  limitMicros: micros,
  spentMicros: micros.meta({ description: "Charged and adjusted in the period." }),
  reservedMicros: micros.meta({ description: "Set aside for takes on their way, whenever they were queued." }),
  possibleMicros: micros.meta({ description: "Set aside for unconfirmed takes." }),
  leftMicros: micros.meta({ description: "Below zero where the limit was moved below what counts already." }),
}) satisfies z.ZodType<BudgetView>;

export const PriceResponse = z.object({
  price: z.object({
    micros: micros.nullable().meta({ description: "For all takes of the request. Null when no price is known." }),
    source: z.enum(["price_table", "team", "unpublished"]),
    unit: z.object({ micros: micros.nullable(), variant: z.string() }),
    takes: z.int(),
    mode: z.enum(["live", "sandbox"]),
    budgets: z.array(BudgetResponse).meta({ description: "What live takes of this request must fit. The sandbox touches no budget." }),
    fits: z.int().meta({ description: "How many of the takes fit the budgets now." }),
  }) satisfies z.ZodType<PriceView>,
});

const sums = { chargedMicros: micros, reservedMicros: micros, possibleMicros: micros };

export const CostsResponse = z.object({
  live: z.object(sums),
  sandboxTakes: z.int(),
  groups: z.array(z.object({ key: z.string(), ...sums })),
}) satisfies z.ZodType<CostsView>;

export const ErrorResponse = z.object({
  error: z.object({
    code: z.string().meta({ description: "More may come.", examples: ["invalid", "over_budget", "conflict"] }),
    message: z.string().meta({ description: "A sentence for people. It may change; the code does not." }),
    fields: z.record(z.string(), z.string()).optional().meta({ description: "A sentence for each field, by its name as it was sent." }),
  }),
});

const part = z.enum(["ok", "down"]);

export const HealthResponse = z.object({
  status: part,
  database: part,
  storage: part,
  worker: part.meta({ description: "ok while a worker was heard of within 20 seconds." }),
});

/** Named once in the description and referred to: what goes in and what comes out. */
export const SCHEMAS = {
  Projects: ProjectsResponse,
  StartTakes,
  Still: StillResponse,
  Clip: ClipResponse,
  Take: TakeResponse,
  Takes: StartedResponse,
  TakePage: PageResponse,
  Price: PriceResponse,
  Budget: BudgetResponse,
  Costs: CostsResponse,
  Health: HealthResponse,
  Error: ErrorResponse,
};
export type SchemaName = keyof typeof SCHEMAS;

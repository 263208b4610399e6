import type { z } from "zod";
import { type SchemaName, StartQuery } from "@/lib/api/schema";
import { SumCosts } from "@/lib/costs/schema";
import { ListTakes } from "@/lib/takes/schema";

interface Answer {
  description: string;
  schema?: SchemaName;
  content?: Record<string, unknown>;
  headers?: Record<string, unknown>;
  example?: unknown;
}

/** One call of the REST interface, as its description tells it. */
export interface Operation {
  path: string;
  method: "get" | "post";
  id: string;
  tag: "stills" | "takes" | "costs" | "operation";
  summary: string;
  description?: string;
  /** Asks for no token. */
  isOpen?: boolean;
  scope?: "read" | "write" | "spend";
  query?: z.ZodType;
  headers?: Record<string, unknown>[];
  body?: Record<string, unknown>;
  answers: Record<string, Answer>;
  refusals: number[];
}

const START_EXAMPLE = {
  provider: "wavespeed",
  stillId: "01970b1e-6f0a-7c55-9a53-0d8a3d1c2b3a",
  prompt: "Slow dolly in; the grass moves in the wind.",
  settings: { resolution: "480p", duration: 5 },
  seed: 41207,
  count: 2,
};

const PRICE_EXAMPLE = {
  price: {
    micros: 300_000,
    source: "price_table",
    unit: { micros: 150_000, variant: "480p/5" },
    takes: 2,
    mode: "live",
    budgets: [
      {
        scope: "workspace",
        name: null,
        period: "month",
        since: "2026-11-01T00:00:00.000Z",
        limitMicros: 20_000_000,
        spentMicros: 7_300_000,
        reservedMicros: 300_000,
        possibleMicros: 0,
        leftMicros: 12_400_000,
      },
    ],
    fits: 2,
  },
};

const MP4 = { "video/mp4": { schema: { type: "string", contentEncoding: "binary" } } };

export const OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/stills",
    method: "post",
    id: "createStill",
    tag: "stills",
    summary: "Send a still",
    description:
      "A JPEG, PNG, WebP, AVIF or (where the build can) HEIC of at most 25 MB and 50 million pixels. It is turned upright and encoded anew; what was sent is never served. Given an `address` instead, the studio fetches the picture itself, from public https addresses alone.",
    scope: "write",
    body: {
      "multipart/form-data": {
        schema: {
          type: "object",
          required: ["file"],
          additionalProperties: false,
          properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
        },
      },
      "application/json": {
        schema: {
          type: "object",
          required: ["address"],
          additionalProperties: false,
          properties: { address: { type: "string", maxLength: 4096 } },
        },
        example: { address: "https://example.com/fig.jpg" },
      },
    },
    answers: { 201: { description: "The still.", schema: "Still" } },
    refusals: [400, 401, 403, 413, 415, 422, 429, 503],
  },
  {
    path: "/api/v1/takes",
    method: "post",
    id: "startTakes",
    tag: "takes",
    summary: "Start takes",
    description:
      "Queues `count` takes of one recipe, or says with `dryRun=true` what they would cost and how many fit the budgets. Takes that don't all fit are refused together with 422 and the code `over_budget`; `fields.count` says how many do. Where no price is published, `price.micros` is null: such takes are started without asking again and count against budgets as what the team assumes, so look with `dryRun=true` before. The same Idempotency-Key with the same body answers with the same takes for 24 hours, with another body 409; a refused request leaves its key free. With `seed` the first take gets it and each next one seed + 1.",
    scope: "spend",
    query: StartQuery,
    headers: [
      {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        description: "Makes a repeated request the same one.",
        schema: { type: "string", minLength: 1, maxLength: 200 },
      },
    ],
    body: { "application/json": { schema: { $ref: "#/components/schemas/StartTakes" }, example: START_EXAMPLE } },
    answers: {
      200: {
        description: "With dryRun: the price. Nothing was made.",
        schema: "Price",
        example: PRICE_EXAMPLE,
      },
      202: { description: "The takes, queued.", schema: "Takes" },
    },
    refusals: [400, 401, 403, 409, 413, 415, 422, 429, 503],
  },
  {
    path: "/api/v1/takes",
    method: "get",
    id: "listTakes",
    tag: "takes",
    summary: "List takes",
    description: "Newest first. Takes that somebody put in the trash are left out; each can still be read by its id.",
    scope: "read",
    query: ListTakes,
    answers: { 200: { description: "A page of takes.", schema: "TakePage" } },
    refusals: [401, 403, 422, 429, 503],
  },
  {
    path: "/api/v1/takes/{id}",
    method: "get",
    id: "getTake",
    tag: "takes",
    summary: "Read a take",
    scope: "read",
    answers: { 200: { description: "The take.", schema: "Take" } },
    refusals: [401, 403, 404, 429, 503],
  },
  {
    path: "/api/v1/takes/{id}/cancellation",
    method: "post",
    id: "cancelTake",
    tag: "takes",
    summary: "Cancel a take",
    description:
      "A queued take is canceled at once. One that was sent is canceled at the provider where it can, else no longer waited for; should the provider finish all the same, its clip is kept and charged. A take at its end answers 409.",
    scope: "write",
    answers: { 202: { description: "The take, canceled or on its way to it.", schema: "Take" } },
    refusals: [401, 403, 404, 409, 429, 503],
  },
  {
    path: "/api/v1/takes/{id}/clip",
    method: "get",
    id: "getClip",
    tag: "takes",
    summary: "Download a clip",
    description: "The MP4 as it was generated, whole or by range.",
    scope: "read",
    headers: [{ name: "Range", in: "header", required: false, schema: { type: "string" }, example: "bytes=0-1023" }],
    answers: {
      200: { description: "The whole clip.", content: MP4 },
      206: { description: "The part that was asked for.", content: MP4, headers: { "Content-Range": { schema: { type: "string" } } } },
      304: { description: "Unchanged since the entity tag that was sent.", content: {} },
      416: { description: "The range begins past the end.", content: {} },
    },
    refusals: [401, 403, 404, 429, 503],
  },
  {
    path: "/api/v1/projects",
    method: "get",
    id: "listProjects",
    tag: "takes",
    summary: "List projects",
    description: "The default one first, then by name; archived ones too.",
    scope: "read",
    answers: { 200: { description: "All projects.", schema: "Projects" } },
    refusals: [401, 403, 429, 503],
  },
  {
    path: "/api/v1/costs",
    method: "get",
    id: "sumCosts",
    tag: "costs",
    summary: "Sum the ledger",
    description: "Money of live takes between two moments, `from` included and `to` not. Sandbox takes are only counted.",
    scope: "read",
    query: SumCosts,
    answers: { 200: { description: "The sums.", schema: "Costs" } },
    refusals: [401, 403, 422, 429, 503],
  },
  {
    path: "/api/v1/openapi.json",
    method: "get",
    id: "getOpenApi",
    tag: "operation",
    summary: "Read this description",
    isOpen: true,
    answers: { 200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } } },
    refusals: [],
  },
  {
    path: "/api/health",
    method: "get",
    id: "getHealth",
    tag: "operation",
    summary: "Ask how the studio is",
    isOpen: true,
    answers: { 200: { description: "All is well.", schema: "Health" }, 503: { description: "Something is down.", schema: "Health" } },
    refusals: [],
  },
  {
    path: "/api/metrics",
    method: "get",
    id: "getMetrics",
    tag: "operation",
    summary: "Read the figures",
    scope: "read",
    answers: { 200: { description: "Prometheus text.", content: { "text/plain": { schema: { type: "string" } } } } },
    refusals: [401, 403, 429, 503],
  },
];

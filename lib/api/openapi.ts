import { z } from "zod";
import { OPERATIONS, type Operation } from "@/lib/api/operations";
import { SCHEMAS } from "@/lib/api/schema";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

type Json = Record<string, unknown>;

const REFUSALS: Record<string, string> = {
  400: "The body or the upload can't be read.",
  401: "No token, or one that is unknown or revoked.",
  403: "The token lacks the scope, or the write came from another site.",
  404: "There is nothing by this id, or it isn't there yet.",
  409: "It can't be done as things stand now.",
  413: "The body is too large.",
  415: "The body is of another type than expected.",
  422: "A field or a query parameter won't do, or the takes don't fit a budget: `fields` names each.",
  429: "Too many wrong tokens from this address: wait as long as Retry-After says.",
  503: "The database or the storage does not answer, or the disk is full. Nothing was begun.",
};

/** The description of the REST interface, made from the schemas that its handlers parse with. */
export function openApi(): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Dailies",
      version: "1",
      license: { name: "MIT", identifier: "MIT" },
      description:
        "From a still to a signed-off shot. Money is whole micro-dollars, moments are ISO strings, addresses are paths on this host that take the token too. A take is billed at most once: another take needs another request.",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    tags: [{ name: "stills" }, { name: "takes" }, { name: "costs" }, { name: "operation" }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Made with: npm run dailies -- token create --name NAME --scope read,write,spend" },
      },
      schemas: schemasOf(),
      responses: Object.fromEntries(Object.entries(REFUSALS).map(([status, description]) => [`Error${status}`, refusal(status, description)])),
    },
  };
}

/** What goes in and comes out; `settings` are those of one of the models. */
function schemasOf(): Json {
  const { StartTakes, ...answers } = SCHEMAS;
  const start = jsonSchema(StartTakes, "input");
  const settings = PROVIDER_IDS.map(
    (id) => [`${id}Settings`, { title: `Settings of ${modelOf(id).label}`, ...jsonSchema(modelOf(id).settings, "input") }] as const,
  );
  const anyOf = settings.map(([name]) => ({ $ref: `#/components/schemas/${name}` }));
  return {
    StartTakes: { ...start, properties: { ...start.properties, settings: { anyOf, default: {} } } },
    ...Object.fromEntries(settings),
    ...Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, jsonSchema(schema, "output")])),
  };
}

function pathsOf(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return paths;
}

function describeOperation({ id, tag, summary, description, isOpen, scope, query, headers = [], body, answers, refusals, path }: Operation): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", maxLength: 64 },
  }));
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, scope && `Needs the scope \`${scope}\`.`].filter(Boolean).join(" "),
    ...(isOpen && { security: [] }),
    parameters: [...inPath, ...(query ? parametersOf(query) : []), ...headers],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          { description: answer.description, ...(answer.headers && { headers: answer.headers }), content: contentOf(answer) },
        ]),
      ),
      ...Object.fromEntries(refusals.map((status) => [String(status), { $ref: `#/components/responses/Error${status}` }])),
    },
  };
}

function contentOf({ schema, content, example }: Operation["answers"][string]): Json {
  return content ?? { "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, ...(example !== undefined && { example }) } };
}

function parametersOf(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", target: "draft-2020-12" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
}

/** OpenAPI 3.1 speaks JSON Schema 2020-12, but has a place of its own for $schema. */
function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _said, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return rest;
}

function refusal(status: string, description: string): Json {
  const headers =
    status === "401"
      ? { "WWW-Authenticate": text("How to authenticate.") }
      : status === "429" || status === "503"
        ? { "Retry-After": text("Seconds to wait.") }
        : null;
  return { description, ...(headers && { headers }), content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } };
}

function text(description: string): Json {
  return { description, schema: { type: "string" } };
}

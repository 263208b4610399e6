import { glob } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { openApi } from "@/lib/api/openapi";
import { OPERATIONS } from "@/lib/api/operations";
import { asNobody, params } from "@/lib/api/testing";

type Json = Record<string, unknown>;

const root = path.join(import.meta.dirname, "../..");

/** Every $ref in it, wherever. */
function refsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === "$ref" ? [String(part)] : refsOf(part)));
}

describe("the description of the REST interface", () => {
  it("is served to anyone", async () => {
    const response = await GET(asNobody("/api/v1/openapi.json"), params({}));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApi())));
  });

  it("describes every handler below /api/v1 and nothing that isn't there", async () => {
    const onDisk: string[] = [];
    for await (const file of glob("app/api/v1/**/route.ts", { cwd: root })) {
      if (file.includes("[...")) continue;
      const module = (await import(path.join(root, file))) as Json;
      const address = `/${path.dirname(file).slice("app/".length)}`.replace(/\[(\w+)\]/g, "{$1}");
      onDisk.push(
        ...["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => module[method]).map((method) => `${method.toLowerCase()} ${address}`),
      );
    }
    const described = OPERATIONS.filter(({ path: address }) => address.startsWith("/api/v1/")).map(
      ({ method, path: address }) => `${method} ${address}`,
    );
    expect(described.sort()).toEqual(onDisk.sort());
  });

  it("refers only to what it holds", () => {
    const description = openApi();
    for (const ref of refsOf(description)) {
      const found = ref
        .replace("#/", "")
        .split("/")
        .reduce<unknown>((at, part) => (at as Json | undefined)?.[part], description);
      expect(found, ref).toBeDefined();
    }
  });

  it("tells the bounds that the handlers keep", () => {
    const { components, paths } = openApi() as {
      components: { schemas: Record<string, { properties: Record<string, Json>; required: string[]; additionalProperties: boolean }> };
      paths: Record<string, Record<string, { parameters: Json[]; responses: Json; security?: unknown[] }>>;
    };
    const start = components.schemas.StartTakes;
    expect(start?.properties.prompt).toMatchObject({ type: "string", minLength: 1, maxLength: 2000 });
    expect(start?.properties.count).toMatchObject({ minimum: 1, maximum: 8, default: 1 });
    expect(start?.required.sort()).toEqual(["prompt", "provider", "stillId"]);
    expect(start?.additionalProperties).toBe(false);
    const list = paths["/api/v1/takes"]?.get;
    expect(list?.parameters.map(({ name }) => name)).toEqual(["status", "provider", "shotId", "projectId", "cursor", "limit"]);
    expect(list?.parameters.at(-1)).toMatchObject({ in: "query", required: false, schema: { minimum: 1, maximum: 100, default: 50 } });
    const post = paths["/api/v1/takes"]?.post;
    expect(Object.keys(post?.responses ?? {})).toEqual(["200", "202", "400", "401", "403", "409", "413", "415", "422", "429", "503"]);
    expect(post?.parameters.map(({ name }) => name)).toEqual(["dryRun", "Idempotency-Key"]);
  });

  it("lists every setting of both vendors with its bounds", () => {
    const { components } = openApi() as { components: { schemas: Record<string, { properties: Record<string, Json> }> } };
    expect(components.schemas.wavespeedSettings?.properties).toMatchObject({
      resolution: { enum: ["480p", "720p"], default: "480p" },
      duration: { enum: [5, 8], default: 5 },
    });
    expect(components.schemas.eachlabsSettings?.properties.num_inference_steps).toMatchObject({ type: "integer" });
    expect(components.schemas.StartTakes?.properties.settings).toEqual({
      anyOf: [{ $ref: "#/components/schemas/wavespeedSettings" }, { $ref: "#/components/schemas/eachlabsSettings" }],
      default: {},
    });
  });

  it("asks for a token everywhere but where anyone may look", () => {
    const open = OPERATIONS.filter(({ isOpen }) => isOpen).map(({ path: address }) => address);
    expect(open).toEqual(["/api/v1/openapi.json", "/api/health"]);
    expect(openApi().security).toEqual([{ token: [] }]);
  });
});

import { mkdtempSync } from "node:fs";
import { glob } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createOwner } from "@/lib/access/setup";
import { signIn } from "@/lib/access/sign-in";
import { asNobody, makeCaller, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
useDatabase();

/**
 * Who may use each handler. Classify a new one here, or this test fails.
 * `open`: anyone. `signed`: whoever has the address that we signed. `read`, `write`, `spend`: a session or a token with that scope.
 */
const ACCESS: Record<string, Record<string, "open" | "signed" | "read" | "write" | "spend">> = {
  batches: { GET: "read" },
  batches__id_: { GET: "read" },
  batches__id__results: { GET: "read" },
  batches_made: { POST: "read" },
  batches_stills: { GET: "read", POST: "read" },
  budgets: { GET: "read" },
  callbacks__provider___token_: { POST: "signed" },
  gallery: { GET: "read" },
  gallery_counts: { GET: "read" },
  gallery_order: { GET: "read" },
  gallery_tags: { GET: "read" },
  gallery_tiles: { GET: "read" },
  health: { GET: "open" },
  "ingest__...path_": { GET: "open", HEAD: "signed", PUT: "signed" },
  media_public__name_: { GET: "signed", HEAD: "signed" },
  media_stills__id_: { GET: "read", HEAD: "read" },
  media_takes__id__clip: { GET: "read", HEAD: "read" },
  media_takes__id__frames__number_: { GET: "read", HEAD: "read" },
  media_takes__id__made__kind_: { GET: "read", HEAD: "read" },
  media_takes__id__poster: { GET: "read", HEAD: "read" },
  media_takes__id__sprite: { GET: "read", HEAD: "read" },
  metrics: { GET: "read" },
  notes__id__history: { GET: "read" },
  notices: { GET: "read" },
  presets: { GET: "read" },
  projects: { GET: "read" },
  prompts: { GET: "read" },
  queue: { GET: "read" },
  projects__id__approvers: { GET: "read" },
  "shares__id__sign-offs": { GET: "write" },
  "shares__id__sign-offs_csv": { GET: "write" },
  reels: { GET: "read" },
  reels__id_: { GET: "read" },
  reels__id__video: { GET: "read", HEAD: "read" },
  reels__id__video_poster: { GET: "read", HEAD: "read" },
  shots: { GET: "read" },
  shots__id__room: { GET: "read" },
  shots__id__notes_export: { GET: "read" },
  search: { GET: "read" },
  state: { GET: "read" },
  takes__id__downloads: { GET: "read" },
  takes__id__lineage: { GET: "read" },
  takes__id__notes: { GET: "read" },
  takes__id__notes_export: { GET: "read" },
  takes__id__verdicts: { GET: "read" },
  takes__id__timeline: { GET: "read" },
  uploadthing: { GET: "write", POST: "write" },
  "v1__...path_": { DELETE: "open", GET: "open", PATCH: "open", POST: "open", PUT: "open" },
  v1_costs: { GET: "read" },
  "v1_openapi.json": { GET: "open" },
  v1_projects: { GET: "read" },
  v1_stills: { POST: "write" },
  v1_takes: { GET: "read", POST: "spend" },
  v1_takes__id_: { GET: "read" },
  v1_takes__id__cancellation: { POST: "write" },
  v1_takes__id__clip: { GET: "read", HEAD: "read" },
  zip: { POST: "read" },
  zip__id_: { GET: "read", HEAD: "read" },
};

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const HERE = import.meta.dirname;

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

interface Found {
  name: string;
  method: string;
  handler: Handler;
  address: string;
  params: Record<string, string | string[]>;
}

const found: Found[] = [];

for await (const file of glob("**/route.{ts,tsx}", { cwd: HERE })) {
  const folder = path.dirname(file);
  const module = (await import(path.join(HERE, file))) as Record<string, Handler>;
  const names = [...folder.matchAll(/\[(\.\.\.)?(\w+)\]/g)];
  const params = Object.fromEntries(names.map(([, isRest, name = ""]) => [name, isRest ? ["none"] : "none"]));
  const address = `/api/${folder.replace(/\[(\.\.\.)?\w+\]/g, "none")}`;
  for (const method of METHODS) {
    const handler = module[method];
    if (handler) found.push({ name: folder.replace(/[/[\]]/g, "_"), method, handler, address, params });
  }
}

const ask = ({ handler, params }: Found, request: Request) => handler(request, { params: Promise.resolve(params) });
const sentBy = ({ method }: Found, headers: Record<string, string> = {}): Sent => ({
  method,
  headers,
  ...(["POST", "PUT", "PATCH"].includes(method) && { body: {} }),
});
const accessOf = ({ name, method }: Found) => ACCESS[name]?.[method];
const labelled = (handlers: Found[]): [string, Found][] => handlers.map((one) => [`${one.method} ${one.address}`, one]);
const guarded = found.filter((one) => ["read", "write", "spend"].includes(accessOf(one) ?? ""));

describe("every handler on disk", () => {
  it("is classified, and every classified one is on disk", () => {
    const onDisk = found.map(({ name, method }) => `${method} ${name}`).sort();
    const classified = Object.entries(ACCESS).flatMap(([name, methods]) => Object.keys(methods).map((method) => `${method} ${name}`));
    expect(onDisk).toEqual(classified.sort());
    expect(onDisk.length).toBeGreaterThan(15);
  });
});

describe("nobody", () => {
  it.each(labelled(guarded))("gets nothing from %s", async (_label, one) => {
    const tries: Record<string, string>[] = [
      {},
      { authorization: "Bearer dly_made-up" },
      { cookie: "dailies.session_token=made.up", origin: "http://127.0.0.1:3000" },
    ];
    for (const headers of tries) {
      const response = await ask(one, asNobody(one.address, sentBy(one, headers)));
      expect([401, ...(one.address === "/api/uploadthing" ? [400, 403] : [])]).toContain(response.status);
    }
  });

  it.each(labelled(found.filter((one) => accessOf(one) === "signed")))("gets nothing from %s without its signature", async (_label, one) => {
    const response = await ask(one, asNobody(one.address, sentBy(one)));
    expect([400, 401, 403, 404]).toContain(response.status);
  });

  it.each(labelled(found.filter((one) => accessOf(one) === "open")))("is answered by %s", async (_label, one) => {
    const response = await ask(one, asNobody(one.address, sentBy(one)));
    expect([401, 403, 500]).not.toContain(response.status);
  });
});

describe("a token with the wrong scopes", () => {
  it.each(labelled(guarded.filter((one) => one.address !== "/api/uploadthing")))("is refused by %s", async (_label, one) => {
    const others = (["read", "write", "spend"] as const).filter((scope) => scope !== accessOf(one));
    const call = await makeCaller(others);
    expect((await ask(one, call(one.address, sentBy(one, { "content-type": "application/json" })))).status).toBe(403);
  });
});

describe("another site, with a member's cookie", () => {
  let cookie = "";

  beforeAll(async () => {
    const maya = { name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" };
    await db().member.deleteMany();
    await createOwner(maya);
    const answered = await signIn({ origin: "http://127.0.0.1:3000", client: "203.0.113.5", headers: new Headers({ host: "127.0.0.1:3000" }) }, maya);
    cookie = answered
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  });

  it.each(labelled(guarded.filter(({ method }) => method !== "GET" && method !== "HEAD")))("can change nothing by %s", async (_label, one) => {
    const tries: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "same-site", origin: "http://localhost:3001" },
    ];
    for (const headers of tries) {
      const response = await ask(one, asNobody(one.address, sentBy(one, { cookie, ...headers })));
      expect(response.status).toBe(403);
    }
  });
});

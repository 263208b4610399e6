import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as listProjects } from "@/app/api/v1/projects/route";
import { POST as cancel } from "@/app/api/v1/takes/[id]/cancellation/route";
import { GET as getOne } from "@/app/api/v1/takes/[id]/route";
import { GET, POST } from "@/app/api/v1/takes/route";
import { PageResponse, PriceResponse, ProjectsResponse, StartedResponse, TakeResponse } from "@/lib/api/schema";
import { asNobody, makeCaller, params, type Sent } from "@/lib/api/testing";
import { setBudgets } from "@/lib/budgets/set";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { modelOf } from "@/lib/providers/registry";
import { sealKey } from "@/lib/settings/access";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

let call: (path: string, sent?: Sent) => Request;
let stillId: string;

beforeAll(async () => {
  call = await makeCaller();
  stillId = (await makeStill()).id;
});

const TAKES = "/api/v1/takes";
const right = () => ({ provider: "wavespeed", stillId, prompt: "Slow dolly in.", settings: { resolution: "480p", duration: 5 } });

async function start(
  body: unknown,
  headers: Record<string, string | null> = {},
  query = "",
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await POST(call(`${TAKES}${query}`, { body, headers }), params({}));
  return { status: response.status, body: await response.json() };
}

describe("starting takes", () => {
  it("answers 202 with the takes, each with its seed", async () => {
    const { status, body } = await start({ ...right(), count: 3, seed: 41 });
    expect(status).toBe(202);
    const { takes } = StartedResponse.strict().parse(body);
    expect(takes.map((take) => take.seed)).toEqual([41, 42, 43]);
    expect(takes[0]).toMatchObject({
      status: "queued",
      mode: "sandbox",
      provider: "wavespeed",
      chargedMicros: null,
      clip: null,
      failure: null,
      predictionId: null,
    });
    expect(TakeResponse.strict().parse(takes[0])).toEqual(takes[0]);
  });

  it("says the price without making anything", async () => {
    const before = await db().take.count();
    const { status, body } = await start({ ...right(), count: 2 }, {}, "?dryRun=true");
    expect(status).toBe(200);
    expect(PriceResponse.parse(body).price).toMatchObject({ micros: 300_000, takes: 2, source: "price_table", unit: { micros: 150_000 } });
    expect(await db().take.count()).toBe(before);
  });

  it("answers a repeated request with the same takes, and another body with 409", async () => {
    const first = await start({ ...right(), count: 2 }, { "idempotency-key": "night-shoot-1" });
    const again = await start(
      { settings: { duration: 5, resolution: "480p" }, prompt: "Slow dolly in.", count: 2, stillId, provider: "wavespeed" },
      { "idempotency-key": "night-shoot-1" },
    );
    const ids = (answer: { body: Record<string, unknown> }) => StartedResponse.parse(answer.body).takes.map((take) => take.id);
    expect(again.status).toBe(202);
    expect(ids(again)).toEqual(ids(first));
    expect(await start({ ...right(), prompt: "Something else." }, { "idempotency-key": "night-shoot-1" })).toMatchObject({
      status: 409,
      body: { error: { code: "conflict" } },
    });
  });

  it("makes one set of takes of thirty equal requests at once", async () => {
    const before = await db().take.count();
    const answers = await Promise.all(Array.from({ length: 30 }, () => start(right(), { "idempotency-key": "race" })));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 202));
    const ids = answers.map((answer) => StartedResponse.parse(answer.body).takes[0]?.id);
    expect(new Set(ids).size).toBe(1);
    expect(await db().take.count()).toBe(before + 1);
  });

  it("leaves the key of a refused request free", async () => {
    expect(await start({ ...right(), stillId: "nowhere" }, { "idempotency-key": "second-thought" })).toMatchObject({ status: 422 });
    expect(await start(right(), { "idempotency-key": "second-thought" })).toMatchObject({ status: 202 });
  });

  it("answers what is over a budget with 422, a code of its own and what fits by the field", async () => {
    await db().providerSetting.create({ data: { provider: "eachlabs", keyCipher: sealKey("eachlabs", "live-key") } });
    await db().price.create({ data: { provider: "eachlabs", model: modelOf("eachlabs").id, variant: "720p", micros: 250_000n, source: "team" } });
    await setBudgets(await makeMember(), { scope: "workspace", month: 600_000 });
    const body = { provider: "eachlabs", stillId, prompt: "Slow dolly in.", settings: { resolution: "720p" } };
    const quoted = PriceResponse.strict().parse((await start({ ...body, count: 3 }, {}, "?dryRun=true")).body);
    expect(quoted.price).toMatchObject({
      micros: 750_000,
      mode: "live",
      fits: 2,
      budgets: [{ scope: "workspace", period: "month", leftMicros: 600_000 }],
    });
    const refused = await start({ ...body, count: 3 }, { "idempotency-key": "too-much" });
    const sentence = expect.stringMatching(/has \$0\.60 left: 2 of these 3 takes fit\.$/);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "over_budget", message: sentence, fields: { count: sentence } } } });
    expect(await start({ ...body, count: 2 }, { "idempotency-key": "too-much" })).toMatchObject({ status: 202 });
    await db().providerSetting.deleteMany();
  });

  it("keeps the keys of two tokens apart", async () => {
    const other = await makeCaller();
    const mine = await start(right(), { "idempotency-key": "shared" });
    const theirs = await POST(other(TAKES, { body: right(), headers: { "idempotency-key": "shared" } }), params({}));
    expect(StartedResponse.parse(await theirs.json()).takes[0]?.id).not.toBe(StartedResponse.parse(mine.body).takes[0]?.id);
  });

  it.each([
    ["an empty prompt", () => ({ ...right(), prompt: "   " }), ["prompt"]],
    ["a prompt of 100,000 characters", () => ({ ...right(), prompt: "é".repeat(100_000) }), ["prompt"]],
    ["a prompt of 100,000 emoji", () => ({ ...right(), prompt: "🎬".repeat(100_000) }), ["prompt"]],
    ["a missing prompt and provider", () => ({ stillId }), ["prompt", "provider"]],
    ["a prompt that is no text", () => ({ ...right(), prompt: 7 }), ["prompt"]],
    ["a setting out of bounds", () => ({ ...right(), settings: { resolution: "480p", duration: 6 } }), ["settings.duration"]],
    ["an unknown setting", () => ({ ...right(), settings: { resolution: "480p", cfg: 3 } }), ["settings.cfg"]],
    ["settings that are none", () => ({ ...right(), settings: "720p" }), ["settings"]],
    ["a setting inside a setting", () => ({ ...right(), settings: { resolution: { a: 1 } } }), ["settings.resolution"]],
    ["an unknown field", () => ({ ...right(), promt: "x" }), ["promt"]],
    ["an unknown still", () => ({ ...right(), stillId: "nowhere" }), ["stillId"]],
    ["an unknown end still", () => ({ ...right(), endStillId: "nowhere" }), ["endStillId"]],
    ["an unknown project", () => ({ ...right(), projectId: "nowhere" }), ["projectId"]],
    ["an unknown shot", () => ({ ...right(), shotId: "nowhere" }), ["shotId"]],
    ["too many takes", () => ({ ...right(), count: 9 }), ["count"]],
    ["no takes", () => ({ ...right(), count: 0 }), ["count"]],
    ["a seed that is no seed", () => ({ ...right(), seed: -1 }), ["seed"]],
    ["a seed with a fraction", () => ({ ...right(), seed: 1.5 }), ["seed"]],
    ["an unknown provider", () => ({ ...right(), provider: "runway" }), ["provider"]],
    ["a long negative prompt", () => ({ ...right(), negativePrompt: "x".repeat(1_001) }), ["negativePrompt"]],
    ["a list for a body", () => [right()], ["body"]],
  ])("refuses %s with 422 by the field", async (_what, body, fields) => {
    const before = await db().take.count();
    const answer = await start(body());
    expect(answer.status).toBe(422);
    const { error } = answer.body as { error: { code: string; message: string; fields: Record<string, string> } };
    expect(error.code).toBe("invalid");
    expect(Object.keys(error.fields).sort()).toEqual(fields);
    expect(error.message).toMatch(/[.?]$/);
    expect(await db().take.count()).toBe(before);
  });

  it("refuses text that can't be kept", async () => {
    const answer = await start({ ...right(), prompt: "a\u0000b" });
    expect([400, 422]).toContain(answer.status);
  });

  it.each([
    ["half a body", '{"provider":', {}, 400, "malformed"],
    ["an empty body", "", { "content-type": "application/json" }, 400, "malformed"],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), {}, 400, "malformed"],
    ["a form", "provider=wavespeed", { "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported_type"],
    ["no type", "{}", { "content-type": null }, 415, "unsupported_type"],
    ["more than 1 MB", `{"prompt":"${"x".repeat(1_100_000)}"}`, {}, 413, "too_large"],
  ])("answers %s as it should", async (_what, body, headers, status, code) => {
    const answer = await start(body, { "content-type": "application/json", ...headers });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  it("stops reading a body that never says its length", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    expect(await start(endless, { "content-type": "application/json" })).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(40);
  });

  it("refuses a bad idempotency key by its name", async () => {
    expect(await start(right(), { "idempotency-key": "x".repeat(201) })).toMatchObject({
      status: 422,
      body: { error: { fields: { "Idempotency-Key": expect.any(String) } } },
    });
    expect(await start(right(), { "idempotency-key": "x".repeat(200) })).toMatchObject({ status: 202 });
  });

  it("refuses a query that it does not know", async () => {
    expect(await start(right(), {}, "?dryRun=maybe")).toMatchObject({ status: 422, body: { error: { fields: { dryRun: expect.any(String) } } } });
    expect(await start(right(), {}, "?dryrun=true")).toMatchObject({ status: 422, body: { error: { fields: { dryrun: expect.any(String) } } } });
  });
});

describe("what a token may do", () => {
  it("spends only with the scope to", async () => {
    const reader = await makeCaller(["read", "write"]);
    const response = await POST(reader(TAKES, { body: right() }), params({}));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "forbidden", message: expect.stringContaining("spend") } });
  });

  it("reads only with the scope to", async () => {
    const writer = await makeCaller(["write"]);
    expect((await GET(writer(TAKES), params({}))).status).toBe(403);
  });

  it("may spend and cancel without the scope to read, and is shown what it did", async () => {
    const spender = await makeCaller(["spend", "write"]);
    const started = await POST(spender(TAKES, { body: right() }), params({}));
    expect(started.status).toBe(202);
    const id = StartedResponse.parse(await started.json()).takes[0]?.id ?? "";
    expect((await cancel(spender(`${TAKES}/${id}/cancellation`, { method: "POST" }), params({ id }))).status).toBe(202);
  });

  it.each([
    ["no token", null],
    ["an unknown token", "Bearer dly_nobody"],
    ["an empty token", "Bearer "],
    ["another scheme", "Basic bWF5YTpzZWNyZXQ="],
  ])("answers %s with 401 and how to authenticate", async (_what, authorization) => {
    for (const request of [asNobody(TAKES, { headers: { authorization } }), asNobody(TAKES, { body: right(), headers: { authorization } })]) {
      const response = await (request.method === "GET" ? GET : POST)(request, params({}));
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
    }
  });
});

describe("listing takes", () => {
  it("goes through all of them, newest first, page by page", async () => {
    const shot = await makeTake();
    for (let index = 0; index < 4; index += 1) await makeTake({ shotId: shot.shotId, stillId: shot.stillId, number: 100 + index });
    const seen: string[] = [];
    let cursor = "";
    do {
      const response = await GET(call(`${TAKES}?shotId=${shot.shotId}&limit=2&cursor=${cursor}`), params({}));
      expect(response.status).toBe(200);
      const page = PageResponse.strict().parse(await response.json());
      seen.push(...page.data.map((take) => take.id));
      cursor = page.nextCursor ?? "";
    } while (cursor);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(5);
  });

  it("filters by project", async () => {
    const { id: projectId } = await db().project.create({ data: { id: newId(), name: "Autumn", code: "AUT" }, select: { id: true } });
    await makeTake();
    const own = await makeTake();
    await db().take.update({ where: { id: own.id }, data: { projectId } });
    const response = await GET(call(`${TAKES}?projectId=${projectId}`), params({}));
    expect(PageResponse.parse(await response.json()).data.map(({ id }) => id)).toEqual([own.id]);
    const { data } = ProjectsResponse.strict().parse(await (await listProjects(call("/api/v1/projects"), params({}))).json());
    expect(data).toContainEqual({ id: projectId, name: "Autumn", code: "AUT", isDefault: false, isArchived: false, nextShot: 1 });
  });

  it("filters by status and provider", async () => {
    await makeTake({ provider: "eachlabs" });
    const response = await GET(call(`${TAKES}?status=queued&provider=eachlabs`), params({}));
    const { data } = PageResponse.parse(await response.json());
    expect(data.length).toBeGreaterThan(0);
    expect(data.every((take) => take.status === "queued" && take.provider === "eachlabs")).toBe(true);
  });

  it.each([
    "limit=0",
    "limit=101",
    "limit=two",
    "limit=1.5",
    "status=done",
    "provider=runway",
    "cursor=rubbish",
    "sort=asc",
    "status=ready&status=failed",
  ])("refuses ?%s with 422", async (query) => {
    const response = await GET(call(`${TAKES}?${query}`), params({}));
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([query.split("=")[0]]);
  });

  it("does not choke on what no database can hold", async () => {
    const cursor = Buffer.from(`${new Date().toISOString()} a\u0000b`).toString("base64url");
    for (const query of ["shotId=%00", `cursor=${cursor}`]) expect((await GET(call(`${TAKES}?${query}`), params({}))).status).toBeLessThan(500);
  });
});

describe("one take", () => {
  it("is shown to whoever may read", async () => {
    const { id } = await makeTake();
    const response = await getOne(call(`${TAKES}/${id}`), params({ id }));
    expect(response.status).toBe(200);
    expect(TakeResponse.strict().parse(await response.json())).toMatchObject({ id, status: "queued", estimateMicros: 300_000 });
  });

  it.each(["0190", "../secrets", "a\u0000b", "x".repeat(500)])("is not found by %j", async (id) => {
    const response = await getOne(call(`${TAKES}/none`), params({ id }));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
  });

  it("is canceled once: a final one answers 409 and stays as it is", async () => {
    const { id } = await makeTake();
    const request = () => call(`${TAKES}/${id}/cancellation`, { method: "POST" });
    const first = await cancel(request(), params({ id }));
    expect(first.status).toBe(202);
    expect(await first.json()).toMatchObject({ id, status: "canceled" });
    const second = await cancel(request(), params({ id }));
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ error: { code: "conflict" } });
    expect((await cancel(call("/x", { method: "POST" }), params({ id: "none" }))).status).toBe(404);
  });
});

describe("a mistake of ours", () => {
  it("answers 500 without a word of its own", async () => {
    await db().$executeRaw`ALTER TABLE "shot" RENAME TO "shot_gone"`;
    try {
      const broken = await start(right());
      expect(broken).toMatchObject({ status: 500, body: { error: { code: "internal", message: expect.not.stringContaining("shot") } } });
    } finally {
      await db().$executeRaw`ALTER TABLE "shot_gone" RENAME TO "shot"`;
    }
  });
});

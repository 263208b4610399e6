import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

const CREATE = "/wavespeed-ai/wan-2.2/image-to-video";
let sandbox: TestSandbox;
let site: Awaited<ReturnType<typeof startTestSite>>;

beforeAll(async () => {
  site = await startTestSite();
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.control("DELETE", "/faults");
  await sandbox.control("DELETE", "/log");
});
afterAll(async () => {
  await sandbox.close();
  await site.close();
});

const fault = (...rules: unknown[]) => sandbox.control("POST", "/faults", rules);
const create = (query = "") => sandbox.wavespeed("POST", `${CREATE}${query}`, { image: `${site.url}/landscape.jpg`, prompt: "push in", seed: 3 });
const log = async () => (await sandbox.control("GET", "/log")).body;

async function clip(): Promise<string> {
  const { body } = await create();
  const done = await vi.waitUntil(
    async () => {
      const answer = await sandbox.wavespeed("GET", `/predictions/${body.data.id}/result`);
      return answer.body.data?.status === "completed" && answer.body.data;
    },
    { timeout: 20_000 },
  );
  return done.outputs[0];
}

test("the control is closed to strangers and to what it doesn't know", async () => {
  expect((await fetch(`${sandbox.url}/sandbox/faults`, { method: "DELETE" })).status).toBe(403);
  expect((await fault({ on: "create", kind: "output_endless" })).status).toBe(400);
  expect((await fault({ on: "create", kind: "refuse", tims: 3 })).status).toBe(400);
  expect((await fetch(`${sandbox.url}/sandbox/health`)).status).toBe(200);
  const rebound = await import("undici").then(({ request }) => request(`${sandbox.url}/sandbox/health`, { headers: { host: "evil.example" } }));
  expect(rebound.statusCode).toBe(421);
});

test("a create can be turned down, for one vendor and as often as told, and is then not made", async () => {
  await fault({ on: "create", kind: "refuse", vendor: "wavespeed", status: 500, body: { code: 500, message: "no" }, times: 2 });
  expect(await create()).toMatchObject({ status: 500, body: { code: 500, message: "no" } });
  expect((await create()).status).toBe(500);
  expect((await create()).status).toBe(200);
  expect((await log()).totals).toMatchObject({ creates: 3, accepted: 1, refused: 2, billedMicros: 150_000 });
});

test("a 429 says when to come back, or doesn't", async () => {
  await fault({ on: "create", kind: "rate_limit", retryAfterS: 7 }, { on: "create", kind: "rate_limit" });
  expect((await create()).headers.get("retry-after")).toBe("7");
  const silent = await create();
  expect([silent.status, silent.headers.get("retry-after")]).toEqual([429, null]);
});

test("a connection dropped before accepting creates nothing; dropped after, it does", async () => {
  await fault({ on: "create", kind: "drop_before" }, { on: "create", kind: "drop_after_accept" });
  await expect(create()).rejects.toThrow();
  await expect(create()).rejects.toThrow();
  const { totals, creates } = await log();
  expect(totals).toMatchObject({ creates: 2, accepted: 1 });
  expect(creates).toMatchObject([
    { isAccepted: false, status: null, fault: "drop_before", seed: null },
    { isAccepted: true, status: null, fault: "drop_after_accept", seed: 3, predictionId: expect.any(String) },
  ]);
});

test.each([
  ["error_after_accept", { status: 502 }],
  ["no_id", { status: 200, body: { data: { id: "" } } }],
  ["wrong_word", { status: 200, body: { data: { status: "percolating" } } }],
])("after accepting, %s hides what was made", async (kind, expected) => {
  await fault({ on: "create", kind });
  expect(await create()).toMatchObject(expected);
  expect((await log()).totals.accepted).toBe(1);
});

test("a body can be cut in the middle", async () => {
  await fault({ on: "create", kind: "cut_body" });
  await expect(create()).rejects.toThrow();
  expect((await log()).totals.accepted).toBe(1);
});

test("looking can go wrong in each way, and skipping lets calls pass first", async () => {
  const id = (await create()).body.data.id;
  const look = () => sandbox.wavespeed("GET", `/predictions/${id}/result`);
  await fault({ on: "check", kind: "refuse", status: 500, skip: 1 }, { on: "check", kind: "wrong_word", word: "simmering", skip: 1 });
  expect([(await look()).status, (await look()).status, (await look()).body.data.status]).toEqual([200, 500, "simmering"]);
  await fault({ on: "check", kind: "expire" });
  expect((await look()).status).toBe(404);
  expect((await look()).status).toBe(404);
});

test.each(["fails", "moderated", "no_output", "flagged"])("a prediction can come to: %s", async (kind) => {
  await fault({ on: "create", kind });
  const id = (await create()).body.data.id;
  const data = await vi.waitUntil(
    async () => {
      const { body } = await sandbox.wavespeed("GET", `/predictions/${id}/result`);
      return body.data.status !== "created" && body.data.status !== "processing" && body.data;
    },
    { timeout: 20_000 },
  );
  const { status, code, outputs, has_nsfw_contents } = data;
  const expected = {
    fails: { status: "failed", code: 1403, outputs: [], has_nsfw_contents: [] },
    moderated: { status: "failed", code: 1200, outputs: [], has_nsfw_contents: [] },
    no_output: { status: "completed", code: undefined, outputs: [], has_nsfw_contents: [] },
    flagged: { status: "completed", code: undefined, outputs: [expect.any(String)], has_nsfw_contents: [true] },
  }[kind];
  expect({ status, code, outputs, has_nsfw_contents }).toEqual(expected);
});

test("a clip can be missing and then there, half, not a video, or shorter than it says", async () => {
  const url = await clip();
  const whole = (await (await fetch(url)).arrayBuffer()).byteLength;
  await fault({ on: "download", kind: "output_missing" }, { on: "download", kind: "output_truncated" }, { on: "download", kind: "output_not_video" });
  expect((await fetch(url)).status).toBe(404);
  const half = await fetch(url);
  expect(half.headers.get("content-length")).toBe(String(Math.floor(whole / 2)));
  expect((await half.arrayBuffer()).byteLength).toBe(Math.floor(whole / 2));
  expect(await (await fetch(url)).text()).toContain("<!doctype html>");
  await fault({ on: "download", kind: "output_lying_length" });
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(whole);
});

test("a clip can be cut, and its rest be asked for", async () => {
  const url = await clip();
  const answer = await fetch(url);
  const whole = Buffer.from(await answer.arrayBuffer());
  const etag = answer.headers.get("etag") ?? "";
  await fault({ on: "download", kind: "output_cut" }, { on: "download", kind: "output_cut", bytes: 10 });
  const cut = await fetch(url);
  expect([cut.headers.get("etag"), cut.headers.get("content-length")]).toEqual([etag, String(whole.length)]);
  await expect(cut.arrayBuffer()).rejects.toThrow();
  const headers = { range: `bytes=${whole.length - 100}-`, "if-range": etag };
  const part = await fetch(url, { headers });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes ${whole.length - 100}-${whole.length - 1}/${whole.length}`]);
  await expect(part.arrayBuffer()).rejects.toThrow();
  expect(Buffer.from(await (await fetch(url, { headers })).arrayBuffer()).equals(whole.subarray(-100))).toBe(true);
  expect((await log()).others.filter((event: { kind: string }) => event.kind === "download").at(-1)).toMatchObject({
    range: headers.range,
    fault: null,
  });
});

test("a clip can be empty, too long, packed, called something else, elsewhere, or a part that nobody asked for", async () => {
  const url = await clip();
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
  const served = async (kind: string, more = {}) => {
    await fault({ on: "download", kind, ...more });
    const response = await fetch(url, { redirect: "manual" });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  expect((await served("output_empty")).bytes).toHaveLength(0);
  const long = await served("output_longer");
  expect(long.bytes.subarray(0, whole.length).equals(whole) && long.bytes.length > whole.length).toBe(true);
  const packed = await served("output_gzip");
  expect([packed.response.headers.get("content-encoding"), packed.bytes.equals(whole)]).toEqual(["gzip", true]);
  const plain = await served("output_plain");
  expect([plain.response.headers.get("content-type"), plain.bytes.equals(whole)]).toEqual(["text/plain", true]);
  expect((await served("output_redirect", { location: "https://10.0.0.1/" })).response.headers.get("location")).toBe("https://10.0.0.1/");
  expect((await served("output_redirect")).response.headers.get("location")).toBe(new URL(url).pathname);
  const part = await served("output_other_part");
  expect([part.response.status, part.bytes.length]).toEqual([206, Math.floor(whole.length / 2)]);
});

test("a clip can go on for ever, until the reader hangs up", async () => {
  const url = await clip();
  await fault({ on: "download", kind: "output_endless" });
  const reader = (await fetch(url)).body?.getReader();
  let bytes = 0;
  while (bytes < 20_000_000) bytes += (await reader?.read())?.value?.length ?? Number.NaN;
  await reader?.cancel();
  await fault({ on: "download", kind: "expire" });
  expect((await fetch(url)).status).toBe(404);
});

test("callbacks can be lost, repeated, forged and late", async () => {
  const listener = await startTestSite();
  const hook = (name: string) => `?webhook=${encodeURIComponent(`${listener.url}/${name}`)}`;
  const heard = (name: string) => listener.heard.filter(({ request }) => request.url === `/${name}`).map(({ body }) => JSON.parse(body));
  await fault(
    { on: "callback", kind: "callback_lost", prompt: "push in" },
    { on: "callback", kind: "callback_repeated", copies: 4 },
    { on: "callback", kind: "callback_forged" },
    { on: "callback", kind: "callback_late", delayMs: 200 },
  );
  for (const name of ["lost", "repeated", "forged", "late"]) {
    const before = (await log()).others.length;
    await create(hook(name));
    if (name !== "lost") await vi.waitUntil(() => heard(name).length > 0, { timeout: 20_000 });
    else await vi.waitUntil(async () => (await log()).creates.at(-1)?.endedAt, { timeout: 20_000 });
    expect((await log()).others.length).toBeGreaterThanOrEqual(before);
  }
  await vi.waitUntil(() => heard("repeated").length === 4 && heard("forged").length === 2, { timeout: 20_000 });
  expect(heard("forged").map(({ status }) => status)).toEqual(["failed", "completed"]);
  const [forged, genuine] = listener.heard.filter(({ request }) => request.url === "/forged").map(({ request }) => request.headers["webhook-id"]);
  expect(forged).not.toBe(genuine);
  expect(heard("late")).toHaveLength(1);
  expect(heard("lost")).toEqual([]);
  await listener.close();
});

test("shuffled callbacks arrive last first", async () => {
  const listener = await startTestSite();
  await fault({ on: "callback", kind: "callback_shuffled", copies: 3, times: 3 });
  const made: string[] = [];
  for (const _ of [1, 2, 3]) {
    const { body } = await create(`?webhook=${encodeURIComponent(`${listener.url}/hook`)}`);
    made.push(body.data.id);
    await vi.waitUntil(async () => (await log()).creates.at(-1)?.endedAt, { timeout: 20_000 });
  }
  await vi.waitUntil(() => listener.heard.length === 3, { timeout: 20_000 });
  expect(listener.heard.map(({ body }) => JSON.parse(body).id)).toEqual(made.reverse());
  await listener.close();
});

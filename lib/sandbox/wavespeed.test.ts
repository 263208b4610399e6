import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { probeClip } from "@/lib/media/probe";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

const MODEL = "/wavespeed-ai/wan-2.2/image-to-video";
let sandbox: TestSandbox;
let site: Awaited<ReturnType<typeof startTestSite>>;

beforeAll(async () => {
  site = await startTestSite();
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.control("DELETE", "/faults");
  await sandbox.control("POST", "/settings", { createsPerMinute: 1000, inFlight: 1000 });
});
afterAll(async () => {
  await sandbox.close();
  await site.close();
});

const good = () => ({ image: `${site.url}/landscape.jpg`, prompt: "slow push in", seed: 7 });

async function create(body: unknown = good(), query = ""): Promise<string> {
  const { status, body: answer } = await sandbox.wavespeed("POST", `${MODEL}${query}`, body);
  expect(status, JSON.stringify(answer)).toBe(200);
  return answer.data.id;
}

async function ended(id: string) {
  return await vi.waitUntil(
    async () => {
      const { body } = await sandbox.wavespeed("GET", `/predictions/${id}/result`);
      return ["completed", "failed"].includes(body.data?.status) && body.data;
    },
    { timeout: 20_000, interval: 30 },
  );
}

test("a create ends in a clip of the size, length and rate that were asked for", async () => {
  const { body } = await sandbox.wavespeed("POST", MODEL, good());
  expect(body).toMatchObject({ code: 200, message: "success", data: { model: "wavespeed-ai/wan-2.2/image-to-video", outputs: [], error: "" } });
  const done = await ended(body.data.id);
  expect(done).toMatchObject({ status: "completed", has_nsfw_contents: [false] });
  expect(done).not.toHaveProperty("input");
  const response = await fetch(done.outputs[0]);
  expect(response.headers.get("content-type")).toBe("video/mp4");
  const file = path.join(sandbox.dataDir, "fetched.mp4");
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  expect(await probeClip(file)).toEqual({ width: 832, height: 480, frames: 81, fps: 16, durationMs: 5063, codec: "h264" });
});

test("a clip is served in ranges", async () => {
  const [url] = (await ended(await create())).outputs;
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
  const part = await fetch(url, { headers: { range: "bytes=100-299" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 100-299/${whole.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 300));
  expect((await fetch(url, { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
  const head = await fetch(url, { method: "HEAD" });
  expect(head.headers.get("content-length")).toBe(String(whole.length));
});

test.each([
  ["no key", "", 401],
  ["a key that is refused", "refused-key", 401],
  ["a key without money", "broke-key", 402],
])("%s is turned down and creates nothing", async (_, key, status) => {
  const before = (await sandbox.control("GET", "/log")).body.totals.accepted;
  const answer = await sandbox.wavespeed("POST", MODEL, good(), key);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ code: status, message: expect.any(String) });
  expect((await sandbox.control("GET", "/log")).body.totals.accepted).toBe(before);
});

test.each([
  ["an unknown field", { size: "832*480" }],
  ["a length that is not sold", { duration: 6 }],
  ["a number as text", { duration: "5" }],
  ["a seed that is too large", { seed: 2_147_483_648 }],
  ["a seed that is no whole number", { seed: 1.5 }],
  ["a resolution of the other vendor", { resolution: "580p" }],
  ["an empty prompt", { prompt: "" }],
  ["a data URI", { image: "data:image/png;base64,AAAA" }],
  ["a null", { last_image: null }],
  ["a sync flag", { enable_sync_mode: true }],
])("%s is refused", async (_, change) => {
  const { status, body } = await sandbox.wavespeed("POST", MODEL, { ...good(), ...change });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 400, message: expect.stringContaining(Object.keys(change)[0] ?? ""), error_code: 1401 });
});

test("a body that is no JSON, a missing field, an unknown query and an unknown model are refused", async () => {
  expect((await sandbox.wavespeed("POST", MODEL, "{ not json")).status).toBe(400);
  expect((await sandbox.wavespeed("POST", MODEL, { prompt: "x" })).body.error_code).toBe(1400);
  expect((await sandbox.wavespeed("POST", `${MODEL}?webhook_url=http://a.b/`, good())).status).toBe(400);
  expect((await sandbox.wavespeed("POST", "/wavespeed-ai/other", good())).status).toBe(404);
});

test("a still that is not there fails the prediction with the vendor's code", async () => {
  const failed = await ended(await create({ ...good(), image: `${site.url}/nothing.jpg` }));
  expect(failed).toMatchObject({ status: "failed", outputs: [], code: 1402, error: expect.stringContaining("HTTP 404") });
});

test("creates beyond the limits are answered with 429 and are not made", async () => {
  await sandbox.control("POST", "/settings", { wavespeed: { inFlight: 1 } });
  await sandbox.control("POST", "/faults", [{ on: "create", kind: "never_ends" }]);
  const stuck = await create();
  const crowd = await Promise.all(Array.from({ length: 5 }, () => sandbox.wavespeed("POST", MODEL, good())));
  expect(crowd.map(({ status }) => status)).toEqual([429, 429, 429, 429, 429]);
  expect(crowd[0]?.body).toEqual({ code: 429, message: expect.stringContaining("1 predictions") });
  await sandbox.wavespeed("POST", "/predictions/delete", { ids: [stuck] });
  await sandbox.control("POST", "/settings", { wavespeed: { inFlight: 10, createsPerMinute: 1 } });
  const late = await sandbox.wavespeed("POST", MODEL, good());
  expect(late.status).toBe(429);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a callback is signed over its raw body with the account's secret, and is tried again until it is heard", async () => {
  let refusals = 2;
  const listener = await startTestSite(() => (refusals-- > 0 ? 500 : 204));
  const { body: secret } = await sandbox.wavespeed("GET", "/webhook/secret");
  expect(secret.data.secret).toMatch(/^whsec_/);
  const id = await create({ ...good(), seed: 11 }, `?webhook=${encodeURIComponent(`${listener.url}/hook?x=1`)}`);
  await vi.waitUntil(() => listener.heard.length === 3, { timeout: 20_000 });
  for (const { request, body } of listener.heard) {
    expect(request.url).toBe("/hook?x=1");
    const { "webhook-id": deliveryId, "webhook-timestamp": at, "webhook-signature": signature } = request.headers;
    const key = secret.data.secret.slice("whsec_".length);
    expect(signature).toBe(`v3,${createHmac("sha256", key).update(`${deliveryId}.${at}.${body}`).digest("hex")}`);
    expect(JSON.parse(body)).toMatchObject({ id, status: "completed", input: { prompt: "slow push in", seed: 11 } });
  }
  expect(new Set(listener.heard.map(({ request }) => request.headers["webhook-id"])).size).toBe(1);
  await listener.close();
});

test("an upload is put to its signed address with exactly its headers, and then serves as a still", async () => {
  const bytes = Buffer.from(await (await fetch(`${site.url}/portrait.jpg`)).arrayBuffer());
  const { body } = await sandbox.wavespeed("POST", "/media/uploads", { filename: "still.jpg", size: bytes.length, content_type: "image/jpeg" });
  const { download_url, upload } = body.data;
  const put = (headers: Record<string, string>, payload = bytes) =>
    fetch(upload.url, { method: upload.method, headers, body: new Uint8Array(payload) });
  expect((await put({ ...upload.headers, authorization: "Bearer key" })).status).toBe(403);
  expect((await put({ "content-type": "image/png" })).status).toBe(403);
  expect((await put(upload.headers, bytes.subarray(1))).status).toBe(400);
  expect((await put(upload.headers)).status).toBe(200);
  expect((await fetch(download_url)).headers.get("content-type")).toBe("image/jpeg");
  const done = await ended(await create({ ...good(), image: download_url }));
  const file = path.join(sandbox.dataDir, "portrait.mp4");
  await writeFile(file, Buffer.from(await (await fetch(done.outputs[0])).arrayBuffer()));
  expect(await probeClip(file)).toMatchObject({ width: 480, height: 832, frames: 81 });
});

test("the history lists newest first, without inputs, within the window asked for", async () => {
  const first = await create();
  const second = await create({ ...good(), seed: 8 });
  const { body } = await sandbox.wavespeed("POST", "/predictions", { page: 1, page_size: 2, model: "wavespeed-ai/wan-2.2/image-to-video" });
  expect(body.data.items.map(({ id }: { id: string }) => id)).toEqual([second, first]);
  expect(body.data.items[0]).not.toHaveProperty("input");
  const before = await sandbox.wavespeed("POST", "/predictions", { page: 1, page_size: 2, created_before: "2020-01-01T00:00:00Z" });
  expect(before.body.data.items).toEqual([]);
  expect((await sandbox.wavespeed("POST", "/predictions", { page: 1, page_size: 101 })).status).toBe(400);
});

test("without a good key nothing can be looked at either", async () => {
  for (const key of ["", "refused"]) expect((await sandbox.wavespeed("GET", "/balance", undefined, key)).status).toBe(401);
  expect((await sandbox.wavespeed("GET", "/balance", undefined, "broke")).body.data.balance).toBe(0);
  expect((await sandbox.wavespeed("GET", "/predictions/nothing/result")).status).toBe(404);
});

test("balance and prices are the page's", async () => {
  expect((await sandbox.wavespeed("GET", "/balance")).body.data.balance).toBeGreaterThan(0);
  const price = async (inputs?: unknown) =>
    (await sandbox.wavespeed("POST", "/model/price", { model_id: MODEL.slice(1), ...(inputs ? { inputs } : {}) })).body.data.price;
  expect(await Promise.all([price(), price({ duration: 8 }), price({ resolution: "720p" }), price({ resolution: "720p", duration: 8 })])).toEqual([
    0.15, 0.24, 0.3, 0.48,
  ]);
});

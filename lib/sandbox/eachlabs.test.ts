import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { probeClip } from "@/lib/media/probe";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

const MODEL = "wan-v2-2-a14b-image-to-video";
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

const input = () => ({ image_url: `${site.url}/landscape.jpg`, prompt: "pan left", resolution: "480p" });

async function create(change: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await sandbox.eachlabs("POST", "/prediction", { model: MODEL, input: { ...input(), ...change }, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body).toEqual({ status: "success", message: expect.any(String), predictionID: expect.any(String) });
  return body.predictionID;
}

async function ended(id: string) {
  return await vi.waitUntil(
    async () => {
      const { body } = await sandbox.eachlabs("GET", `/prediction/${id}`);
      return ["success", "error", "cancelled"].includes(body.status) && body;
    },
    { timeout: 20_000, interval: 30 },
  );
}

async function clipOf(id: string) {
  const { output } = await ended(id);
  const file = path.join(sandbox.dataDir, `${id}.mp4`);
  await writeFile(file, Buffer.from(await (await fetch(output)).arrayBuffer()));
  return await probeClip(file);
}

test("81 frames become 161 at twice the rate, as the defaults ask", async () => {
  expect(await clipOf(await create())).toEqual({ width: 832, height: 480, frames: 161, fps: 32, durationMs: 5031, codec: "h264" });
});

test("without interpolation there are 81 frames, and a shape that is asked for is cut from the middle", async () => {
  expect(await clipOf(await create({ interpolator_model: "none", aspect_ratio: "9:16" }))).toMatchObject({
    width: 480,
    height: 832,
    frames: 81,
    fps: 16,
  });
});

test("when the rate is left alone the extra frames make the clip longer", async () => {
  const id = await create({
    image_url: `${site.url}/square.jpg`,
    interpolator_model: "rife",
    num_interpolated_frames: 2,
    adjust_fps_for_interpolation: false,
  });
  expect(await clipOf(id)).toMatchObject({ width: 624, height: 624, frames: 241, fps: 16, durationMs: 15_063 });
});

test("the prediction is shown in the vendor's words, with its input and no price", async () => {
  const id = await create({ seed: 5 });
  const first = await sandbox.eachlabs("GET", `/prediction/${id}`);
  expect(first.headers.get("x-request-id")).toBeTruthy();
  expect(["created", "processing"]).toContain(first.body.status);
  expect(first.body.output).toBeNull();
  const done = await ended(id);
  expect(done).toMatchObject({ id, status: "success", output: expect.stringMatching(/\.mp4$/), input: { seed: 5, shift: 5, num_frames: 81 } });
  expect(done.metrics).not.toHaveProperty("cost");
});

test.each([
  ["an unknown field", { duration: 5 }],
  ["81 frames that are not 81", { num_frames: 80 }],
  ["another frame rate", { frames_per_second: 24 }],
  ["too many steps", { num_inference_steps: 41 }],
  ["a number as text", { guidance_scale: "3.5" }],
  ["a truth as text", { enable_safety_checker: "true" }],
  ["too many frames between", { num_interpolated_frames: 5 }],
  ["an unknown interpolator", { interpolator_model: "dain" }],
  ["an aspect that is not sold", { aspect_ratio: "4:3" }],
  ["a data URI", { image_url: "data:image/png;base64,AAAA" }],
  ["an end still that is null", { end_image_url: null }],
])("%s is refused", async (_, change) => {
  const { status, body } = await sandbox.eachlabs("POST", "/prediction/", { model: MODEL, input: { ...input(), ...change } });
  expect(status).toBe(400);
  expect(body).toEqual({ status: "error", message: "Invalid input", details: expect.stringContaining(Object.keys(change)[0] ?? "") });
});

test("keys, models and envelopes are checked", async () => {
  const body = { model: MODEL, input: input() };
  expect((await sandbox.eachlabs("POST", "/prediction", body, "")).status).toBe(401);
  expect((await sandbox.eachlabs("POST", "/prediction", body, "refused")).status).toBe(401);
  for (const key of ["", "refused"]) expect((await sandbox.eachlabs("GET", "/executions", undefined, key)).status).toBe(401);
  const broke = await sandbox.eachlabs("POST", "/prediction", body, "broke");
  expect(broke).toMatchObject({ status: 402, body: { status: 402, error: "payment required", details: expect.any(String) } });
  expect((await sandbox.eachlabs("POST", "/prediction", { ...body, model: "wan-v9" })).status).toBe(404);
  expect((await sandbox.eachlabs("POST", "/prediction", { ...body, callback: "x" })).status).toBe(400);
  expect((await sandbox.eachlabs("GET", "/prediction/00000000-0000-0000-0000-000000000000")).status).toBe(404);
  expect((await sandbox.eachlabs("GET", "/billing/balance", undefined, "broke")).body).toEqual({ balance_usd: 0 });
});

test("one more than may be in flight is answered with 429, and a cancel makes room", async () => {
  await sandbox.control("POST", "/settings", { eachlabs: { inFlight: 1 } });
  await sandbox.control("POST", "/faults", [{ on: "create", kind: "never_ends" }]);
  const id = await create();
  const refused = await sandbox.eachlabs("POST", "/prediction", { model: MODEL, input: input() });
  expect(refused).toMatchObject({ status: 429, body: { status: 429, error: "too many requests" } });
  expect((await sandbox.eachlabs("POST", `/prediction/${id}/cancel`)).body).toMatchObject({ status: "cancelled", predictionID: id });
  await create();
});

test("a cancel changes the record alone: no callback, no output, and what has ended can't be cancelled", async () => {
  await sandbox.control("POST", "/settings", { typicalMs: 300 });
  const id = await create({}, { webhook_url: `${site.url}/never` });
  expect((await sandbox.eachlabs("POST", `/prediction/${id}/cancel`)).status).toBe(200);
  const done = await create({ seed: 1 });
  expect((await ended(done)).status).toBe("success");
  expect((await sandbox.eachlabs("POST", `/prediction/${done}/cancel`)).status).toBe(400);
  expect(await ended(id)).toMatchObject({ status: "cancelled", output: null });
  expect(site.heard.filter(({ request }) => request.url === "/never")).toEqual([]);
  await sandbox.control("POST", "/settings", { typicalMs: 100 });
});

test("a callback carries the secret and signs the body; all its tries carry one timestamp", async () => {
  let refusals = 1;
  const listener = await startTestSite(() => (refusals-- > 0 ? 503 : 200));
  const id = await create({}, { webhook_url: `${listener.url}/hook`, webhook_secret: "our secret" });
  await vi.waitUntil(() => listener.heard.length === 2, { timeout: 20_000 });
  for (const { request, body } of listener.heard) {
    const at = request.headers["x-webhook-timestamp"];
    expect(request.headers["x-webhook-secret"]).toBe("our secret");
    expect(request.headers["x-webhook-signature"]).toBe(`sha256=${createHmac("sha256", "our secret").update(`${at}.${body}`).digest("hex")}`);
    expect(JSON.parse(body)).toEqual({ exec_id: id, flow_id: null, status: "succeeded", output: expect.stringMatching(/\.mp4$/), error: "" });
  }
  expect(new Set(listener.heard.map(({ request }) => request.headers["x-webhook-timestamp"])).size).toBe(1);
  const { attempts } = await vi.waitUntil(
    async () => {
      const { body } = await sandbox.eachlabs("GET", `/webhooks/${id}`);
      return body.attempts?.length === 2 && body;
    },
    { timeout: 20_000 },
  );
  expect(attempts).toMatchObject([
    { status: "FAILED", status_code: 503 },
    { status: "SUCCESS", status_code: 200 },
  ]);
  const { body: list } = await sandbox.eachlabs("GET", "/webhooks?limit=100");
  expect(list.webhooks).toContainEqual(expect.objectContaining({ execution_id: id, url: `${listener.url}/hook` }));
  await listener.close();
});

test("a failure stands within the output, in the callback as in the answer", async () => {
  const listener = await startTestSite();
  await sandbox.control("POST", "/faults", [{ on: "create", kind: "moderated", vendor: "eachlabs" }]);
  const id = await create({}, { webhook_url: `${listener.url}/hook` });
  expect(await ended(id)).toMatchObject({
    status: "error",
    output: { error_code: "CONTENT_MODERATION", classification: { category: "content_moderation" } },
  });
  await vi.waitUntil(() => listener.heard.length === 1, { timeout: 20_000 });
  expect(listener.heard[0]?.request.headers).not.toHaveProperty("x-webhook-secret");
  expect(JSON.parse(listener.heard[0]?.body ?? "")).toMatchObject({
    exec_id: id,
    status: "failed",
    error: "",
    output: [{ id, error: expect.stringContaining("flagged") }],
  });
  await listener.close();
});

test("the list of executions pages through its window", async () => {
  const ids = [await create({ seed: 1 }), await create({ seed: 2 }), await create({ seed: 3 })];
  const { body } = await sandbox.eachlabs("GET", "/executions?limit=2&offset=1");
  expect(body).toMatchObject({ limit: 2, offset: 1, total_capped: false });
  expect(body.executions.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[0]]);
  expect((await sandbox.eachlabs("GET", "/executions?to=2020-01-01T00:00:00Z")).body.executions).toEqual([]);
  expect((await sandbox.eachlabs("GET", "/executions?status=running")).status).toBe(400);
});

test("a still is uploaded in two steps and deleted in one", async () => {
  const { body } = await sandbox.eachlabs("POST", "/upload/presign", { content_type: "image/jpeg", file_type: "image" });
  const bytes = await (await fetch(`${site.url}/landscape.jpg`)).arrayBuffer();
  expect((await fetch(body.presigned_url, { method: "PUT", headers: { "content-type": "image/jpeg" }, body: bytes })).status).toBe(403);
  expect(
    (await fetch(body.presigned_url, { method: "PUT", headers: { "content-type": "image/jpeg", ...body.required_headers }, body: bytes })).status,
  ).toBe(200);
  expect((await ended(await create({ image_url: body.public_url }))).status).toBe("success");
  expect((await sandbox.eachlabs("DELETE", `/files/${body.id}`)).status).toBe(204);
  expect((await fetch(body.public_url)).status).toBe(404);
});

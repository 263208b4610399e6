import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CREATE = "/wavespeed-ai/wan-2.2/image-to-video";

let site: Awaited<ReturnType<typeof startTestSite>>;
let bundle: string;
let dataDir: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  site = await startTestSite();
  dataDir = await mkdtemp(path.join(os.tmpdir(), "dailies-sandbox-"));
  // Beside the packages that it loads.
  bundle = path.join(ROOT, "node_modules", ".cache", `sandbox-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(ROOT, "lib/sandbox/main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": ROOT },
    logLevel: "error",
  });
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await site.close();
  await rm(dataDir, { recursive: true, force: true });
  await rm(bundle, { force: true });
});

async function start(url: string): Promise<void> {
  child = spawn(process.execPath, [bundle], {
    env: { ...process.env, DATA_DIR: dataDir, SANDBOX_URL: url, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await vi.waitUntil(async () => (await fetch(`${url}/sandbox/health`).catch(() => null))?.ok, { timeout: 20_000 });
}

async function kill(): Promise<void> {
  child?.kill("SIGKILL");
  if (child) await once(child, "exit");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

test("killed in the middle of rendering, it goes on where it was: each prediction ends in one clip and one callback", {
  timeout: 90_000,
}, async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const listener = await startTestSite();
  await start(url);
  const headers = { "content-type": "application/json", authorization: "Bearer key" };
  const control = { "content-type": "application/json", "x-sandbox-control": "1" };
  await fetch(`${url}/sandbox/settings`, { method: "POST", headers: control, body: JSON.stringify({ typicalMs: 1_500, sharesClips: true }) });
  const ids: string[] = [];
  for (const seed of [1, 2, 3, 4]) {
    const body = JSON.stringify({ image: `${site.url}/landscape.jpg`, prompt: "tilt up", seed });
    const answer = await fetch(`${url}/wavespeed/api/v3${CREATE}?webhook=${encodeURIComponent(`${listener.url}/${seed}`)}`, {
      method: "POST",
      headers,
      body,
    });
    ids.push((await answer.json()).data.id);
  }
  await kill();
  expect(listener.heard).toEqual([]);
  await start(url);
  const words = async () =>
    await Promise.all(
      ids.map(async (id) => (await (await fetch(`${url}/wavespeed/api/v3/predictions/${id}/result`, { headers })).json()).data.status),
    );
  await vi.waitUntil(async () => (await words()).every((word) => word === "completed"), { timeout: 60_000, interval: 100 });
  await vi.waitUntil(() => listener.heard.length === 4, { timeout: 20_000 });
  expect(listener.heard.map(({ request }) => request.url).sort()).toEqual(["/1", "/2", "/3", "/4"]);
  const log = await (await fetch(`${url}/sandbox/log`, { headers: control })).json();
  expect(log.totals).toMatchObject({ creates: 4, accepted: 4, billedMicros: 600_000 });
  expect((await readdir(path.join(dataDir, "sandbox", "outputs"))).filter((name) => name.startsWith("render-") || name.endsWith(".part"))).toEqual(
    [],
  );
  await kill();
  await listener.close();
});

test("after a restart it knows its settings, its secret, its limits and its ended predictions", async () => {
  const sandbox: TestSandbox = await startTestSandbox();
  const create = () => sandbox.wavespeed("POST", CREATE, { image: `${site.url}/landscape.jpg`, prompt: "orbit", seed: 2 });
  const { id } = (await create()).body.data;
  const done = async () => (await sandbox.wavespeed("GET", `/predictions/${id}/result`)).body.data;
  await vi.waitUntil(async () => (await done()).status === "completed", { timeout: 20_000 });
  const before = { view: await done(), secret: (await sandbox.wavespeed("GET", "/webhook/secret")).body };
  await sandbox.control("POST", "/settings", { wavespeed: { createsPerMinute: 1 }, eachlabsCost: 0.25 });
  await sandbox.restart();
  expect({ view: await done(), secret: (await sandbox.wavespeed("GET", "/webhook/secret")).body }).toEqual(before);
  expect((await sandbox.control("GET", "/settings")).body).toMatchObject({ eachlabsCost: 0.25, wavespeed: { createsPerMinute: 1, inFlight: 10 } });
  expect((await create()).status).toBe(429);
  expect((await sandbox.control("GET", "/log")).body.totals.accepted).toBe(1);
  await sandbox.close();
});

test("outputs and predictions are gone after the retention", async () => {
  const sandbox = await startTestSandbox({ settings: { retentionMs: 1_000 } });
  const { body } = await sandbox.wavespeed("POST", CREATE, { image: `${site.url}/landscape.jpg`, prompt: "pan", seed: 2 });
  const look = () => sandbox.wavespeed("GET", `/predictions/${body.data.id}/result`);
  await vi.waitUntil(async () => (await look()).body.data.status === "completed", { timeout: 20_000, interval: 20 });
  const [url] = (await look()).body.data.outputs;
  expect((await fetch(url)).status).toBe(200);
  await vi.waitUntil(async () => (await fetch(url)).status === 404, { timeout: 20_000 });
  await sandbox.close();
});

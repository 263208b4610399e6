import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { rest, tokenByCommand } from "@/e2e/rest";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { photograph } from "@/e2e/studio-page";
import { zeroPng } from "@/lib/media/picture-corpus";
import type { TakePage, TakeView } from "@/lib/takes/view";

interface Refusal {
  error: { code: string; message: string; fields?: Record<string, string> };
}

let api: ReturnType<typeof rest>;
test.beforeAll(async () => {
  api = rest(await tokenByCommand("journeys", "read,write,spend"));
});

test("a script sends a still, asks the price, starts a take once, waits for it and fetches its clip", async () => {
  const still = await api.sendStill("peaks");
  expect(still).toMatchObject({ width: 1920, height: 1440 });
  const recipe = {
    provider: "wavespeed",
    stillId: still.id,
    prompt: fresh("From a script: slow pan left"),
    settings: { resolution: "480p", duration: 8 },
    seed: 41,
    count: 2,
  };
  expect(await api.json("/api/v1/takes?dryRun=true", api.post(recipe))).toEqual({
    price: { micros: 480_000, source: "price_table", unit: { micros: 240_000, variant: "480p/8" }, takes: 2, mode: "sandbox", budgets: [], fits: 2 },
  });
  expect(await sandbox(studio().sandboxUrl).creates(recipe.prompt)).toEqual([]);

  const key = { "idempotency-key": fresh("night") };
  const once = api.post(recipe, key);
  const first = await api.json<{ takes: TakeView[] }>("/api/v1/takes", once, 202);
  const again = await api.json<{ takes: TakeView[] }>("/api/v1/takes", once, 202);
  expect(again.takes.map(({ id }) => id)).toEqual(first.takes.map(({ id }) => id));
  expect(first.takes.map(({ seed }) => seed)).toEqual([41, 42]);
  const other = await api.json<Refusal>("/api/v1/takes", api.post({ ...recipe, seed: 43 }, key), 409);
  expect(other.error.code).toBe("conflict");

  const take = await api.ended(first.takes[0]?.id ?? "");
  expect(take).toMatchObject({ status: "ready", chargedMicros: 0, clip: { fps: 16 } });
  expect(await sandbox(studio().sandboxUrl).creates(recipe.prompt)).toHaveLength(2);

  const whole = await api.send(`/api/v1/takes/${take.id}/clip`);
  expect(whole.headers.get("content-type")).toBe("video/mp4");
  expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(take.clip?.sha256);
  const part = await api.send(`/api/v1/takes/${take.id}/clip`, { headers: { range: "bytes=4-7" } });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, `bytes 4-7/${bytes.length}`, "ftyp"]);
  const tail = await api.send(`/api/v1/takes/${take.id}/clip`, { headers: { range: "bytes=-10" } });
  expect([tail.status, Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))]).toEqual([206, true]);
  expect((await api.send(`/api/v1/takes/${take.id}/clip`, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416);
  const known = await api.send(`/api/v1/takes/${take.id}/clip`, { headers: { "if-none-match": whole.headers.get("etag") ?? "" } });
  expect(known.status).toBe(304);

  const page = await api.json<TakePage>("/api/v1/takes?provider=wavespeed&status=ready&limit=1");
  expect(page.data).toHaveLength(1);
  const next = await api.json<TakePage>(`/api/v1/takes?provider=wavespeed&limit=1&cursor=${encodeURIComponent(page.nextCursor ?? "")}`);
  expect(next.data[0]?.id).not.toBe(page.data[0]?.id);
  expect((await api.json<Refusal>(`/api/v1/takes/${take.id}/cancellation`, { method: "POST" }, 409)).error.code).toBe("conflict");
  expect(await api.json("/api/v1/costs")).toMatchObject({ live: { chargedMicros: 0, reservedMicros: 0, possibleMicros: 0 } });
});

test("what a script sends wrong is refused by the field, and nothing is made", async () => {
  const still = await api.sendStill("brushes");
  const words = fresh("Never made by a script");
  const good = { provider: "eachlabs", stillId: still.id, prompt: words };
  const wrong: [Record<string, unknown>, string][] = [
    [{ ...good, prompt: "" }, "prompt"],
    [{ ...good, prompt: "x".repeat(100_000) }, "prompt"],
    [{ ...good, provider: "openai" }, "provider"],
    [{ ...good, stillId: "01970b1e-6f0a-7c55-9a53-0d8a3d1c2b3a" }, "stillId"],
    [{ ...good, count: 9 }, "count"],
    [{ ...good, seed: -1 }, "seed"],
    [{ ...good, settings: { num_inference_steps: 41 } }, "settings.num_inference_steps"],
    [{ ...good, settings: { guidance_scale: 0.5 } }, "settings.guidance_scale"],
    [{ ...good, settings: { cfg: 3 } }, "settings.cfg"],
    [{ ...good, negativePrompt: "x".repeat(1_001) }, "negativePrompt"],
    [{ ...good, colour: "red" }, "colour"],
  ];
  for (const [body, field] of wrong) {
    const { error } = await api.json<Refusal>("/api/v1/takes", api.post(body), 422);
    expect(Object.keys(error.fields ?? {}), JSON.stringify(error)).toEqual([field]);
    expect(error.fields?.[field]).toMatch(/^\S.*[a-z0-9][.?]$/);
  }
  expect(
    (await api.json<Refusal>("/api/v1/takes", { method: "POST", headers: { "content-type": "application/json" }, body: "{" }, 400)).error.code,
  ).toBe("malformed");
  expect((await api.json<Refusal>("/api/v1/takes", { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" }, 415)).error.code).toBe(
    "unsupported_type",
  );

  const files: [Buffer, number][] = [
    [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 415],
    [readFileSync(photograph("fig")).subarray(0, 20_000), 422],
    [zeroPng(40_000, 40_000), 422],
    [Buffer.alloc(26 * 1024 * 1024, 1), 413],
    [Buffer.alloc(0), 422],
  ];
  for (const [bytes, status] of files) {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "still.jpg");
    expect((await api.json<Refusal>("/api/v1/stills", { method: "POST", body: form }, status)).error.message).toMatch(/\.$/);
  }
  expect(await sandbox(studio().sandboxUrl).creates(words)).toEqual([]);
});

test("a token opens what its scopes name and no more", async ({ request }) => {
  const reader = rest(await tokenByCommand("reader", "read"));
  await reader.json("/api/v1/takes");
  expect((await reader.json<Refusal>("/api/v1/takes", reader.post({ provider: "wavespeed", stillId: "x", prompt: "y" }), 403)).error.code).toBe(
    "forbidden",
  );
  expect((await rest("dl_wrong").json<Refusal>("/api/v1/takes", {}, 401)).error.code).toBe("unauthenticated");
  expect((await api.json<Refusal>("/api/v1/takes/01970b1e-6f0a-7c55-9a53-0d8a3d1c2b3a", {}, 404)).error.code).toBe("not_found");
  expect((await api.json<Refusal>("/api/v1/no-such-thing", {}, 404)).error.code).toBe("not_found");
  // the owner's cookies do not write for a page of somebody else
  const crossSite = await request.post("/api/v1/takes", { headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, data: {} });
  expect(crossSite.status()).toBe(403);
});

test("the description of the interface holds together, and says every call that there is", async () => {
  const described = await api.json<{ openapi: string; paths: Record<string, Record<string, unknown>>; components: unknown }>("/api/v1/openapi.json");
  expect(described.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(described.paths)).toEqual(
    expect.arrayContaining([
      "/api/v1/stills",
      "/api/v1/takes",
      "/api/v1/takes/{id}",
      "/api/v1/takes/{id}/cancellation",
      "/api/v1/takes/{id}/clip",
      "/api/v1/costs",
      "/api/health",
    ]),
  );
  const refs = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref]) => ref ?? "");
  expect(refs.length).toBeGreaterThan(5);
  for (const ref of refs) expect(at(described, ref.split("/")), ref).toBeDefined();
  for (const [path, calls] of Object.entries(described.paths)) {
    for (const method of Object.keys(calls)) {
      const answer = await fetch(studio().url + path.replace("{id}", "none"), { method: method.toUpperCase() });
      const isOpen = ["/api/health", "/api/v1/openapi.json"].includes(path);
      expect([path, method, answer.status]).toEqual([path, method, isOpen ? 200 : 401]);
    }
  }
});

test("health and figures answer", async () => {
  expect(await (await fetch(`${studio().url}/api/health`)).json()).toEqual({ status: "ok", database: "ok", storage: "ok", worker: "ok" });
  const metrics = await api.send("/api/metrics");
  expect(metrics.status).toBe(200);
  expect(await metrics.text()).toMatch(/^# HELP dailies_/m);
});

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], value);
}

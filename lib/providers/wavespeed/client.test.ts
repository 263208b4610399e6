import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { describeProvider } from "@/lib/providers/contract";
import { BASE, clientOf, KEY, LOST, REQUEST } from "@/lib/providers/dialect";
import { type Recorded, recordedFetch } from "@/lib/providers/recorded-fetch";
import { createWavespeed } from "@/lib/providers/wavespeed/client";

const dialect = { create: createWavespeed };
const MODEL = "wavespeed-ai/wan-2.2/image-to-video";
const PREDICTION = {
  id: "e6832d4abffb4d79bfbca19783fca133",
  model: MODEL,
  outputs: [],
  urls: { get: "https://api.wavespeed.ai/api/v3/predictions/e6832d4abffb4d79bfbca19783fca133/result" },
  has_nsfw_contents: [],
  status: "created",
  created_at: "2026-11-21T10:00:01.948268264Z",
  error: "",
  timings: { inference: 0 },
};
const of = (prediction: object): Recorded => ({ body: { code: 200, message: "success", data: { ...PREDICTION, ...prediction } } });

describeProvider("wavespeed", {
  ...dialect,
  keyHeader: ["authorization", (key) => `Bearer ${key}`],
  accepted: (id) => of({ id }),
  nameless: of({ id: "" }),
  failure: (status, words) => ({ status, body: { code: status, message: words } }),
  pending: [
    of({}),
    of({ status: "processing" }),
    of({ status: "pending" }),
    of({ status: "warming_up" }),
    of({ status: "" }),
    of({ status: null }),
    of({ status: "processing", code: 5004, error: "Sync mode timed out" }),
  ],
  done: (url) => [
    of({ status: "completed", outputs: [url], has_nsfw_contents: [false] }),
    of({ status: "completed", outputs: [{ url }], has_nsfw_contents: null }),
    of({ status: "completed", outputs: [{ video: { url } }] }),
    of({ status: "completed", outputs: [null, "", url, url], executionTime: 25_729 }),
    of({ status: "completed", outputs: url }),
    { body: { data: { id: "p-1", status: "completed", outputs: [url] } } },
  ],
  doneWith: (output) => of({ status: "completed", outputs: output }),
  failed: [
    of({ status: "failed", error: "CUDA out of memory" }),
    of({ status: "failed", error: { message: "worker died" } }),
    of({ status: "failed", error: "", code: 1403 }),
    of({ status: "timeout" }),
    of({ status: "deleted" }),
  ],
  moderated: [
    of({ status: "failed", code: 1200, error: "" }),
    of({ status: "failed", error: "Content moderation failed" }),
    of({ status: "failed", error: "NSFW content detected" }),
  ],
  canceled: [of({ status: "cancelled" }), of({ status: "canceled" })],
  balance: { answer: { body: { code: 200, message: "success", data: { balance: 12.345 } } }, micros: 12_345_000 },
  presigned: (putUrl, publicUrl, headers) => ({
    body: { code: 200, data: { download_url: publicUrl, upload: { method: "PUT", url: putUrl, headers, expires_at: "2026-11-21T10:15:00Z" } } },
  }),
  nothing: { body: { code: 200, message: "success", data: { page: 1, items: [] } } },
});

describe("WaveSpeed's own ways", () => {
  test("the create goes to the model's address, its callback in the query", async () => {
    const recorded = recordedFetch(of({}));
    await clientOf(dialect, recorded).submit({ ...REQUEST, settings: { resolution: "720p", duration: 8 } }, new AbortController().signal);
    const [sent] = recorded.requests;
    expect(sent?.url.href).toBe(`${BASE}/${MODEL}?webhook=${encodeURIComponent(REQUEST.callback?.url ?? "")}`);
    expect(sent?.body).toEqual({
      image: REQUEST.imageUrl,
      prompt: REQUEST.prompt,
      negative_prompt: REQUEST.negativePrompt,
      last_image: REQUEST.endImageUrl,
      resolution: "720p",
      duration: 8,
      seed: 41_027,
    });
  });

  test.each([
    [401, "unauthorized", false],
    [402, "no_credit", false],
    [429, "busy", false],
    [400, "refused", false],
    [500, "unknown", false],
    [1200, "refused", true],
    [1401, "refused", false],
    [5003, "unknown", false],
  ])("a body's code %i under HTTP 200 counts as %s", async (code, fault, isModerated) => {
    const client = clientOf(dialect, recordedFetch({ body: { code, message: "no", data: null } }));
    await expect(client.submit({ ...REQUEST }, new AbortController().signal)).rejects.toMatchObject({ fault, isModerated });
  });

  test("an id under a code that says no is no acceptance", async () => {
    const client = clientOf(dialect, recordedFetch({ body: { code: 500, message: "internal", data: { id: "p-1" } } }));
    await expect(client.submit({ ...REQUEST }, new AbortController().signal)).rejects.toMatchObject({ fault: "unknown" });
  });

  test("a body's code counts when asking, too", async () => {
    await expect(clientOf(dialect, recordedFetch({ body: { code: 404, message: "not found" } })).check("p")).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  test("asks at /result", async () => {
    const recorded = recordedFetch(of({}));
    await clientOf(dialect, recorded).check("p-1");
    expect(recorded.requests[0]?.url.href).toBe(`${BASE}/predictions/p-1/result`);
  });

  test("a mark of not safe for work flags the clip and doesn't fail it", async () => {
    const progress = await clientOf(
      dialect,
      recordedFetch(of({ status: "completed", outputs: ["https://c.example/a.mp4"], has_nsfw_contents: [true] })),
    ).check("p");
    expect(progress).toMatchObject({ state: "done", isFlagged: true, costMicros: null });
  });

  test("a failure is told in its words", async () => {
    expect(await clientOf(dialect, recordedFetch(of({ status: "failed", error: "CUDA out of memory" }))).check("p")).toMatchObject({
      message: "WaveSpeed could not make it: CUDA out of memory",
    });
  });

  test("can't cancel", async () => {
    const recorded = recordedFetch();
    expect(await clientOf(dialect, recorded).cancel("p")).toBe("unsupported");
    expect(recorded.requests).toHaveLength(0);
  });

  test("the balance is asked at its other address where the first is unknown", async () => {
    const recorded = recordedFetch({ status: 404, body: {} }, { body: { code: 200, data: { balance: "3" } } });
    expect(await clientOf(dialect, recorded).checkKey()).toMatchObject({ isAccepted: true, balanceMicros: 3_000_000 });
    expect(recorded.requests.map((request) => request.url.pathname)).toEqual(["/v9/balance", "/v9/account/balance"]);
  });

  test("gives its secret for callbacks", async () => {
    expect(await clientOf(dialect, recordedFetch({ body: { code: 200, data: { secret: "whsec_abc" } } })).callbackSecret()).toBe("whsec_abc");
    await expect(clientOf(dialect, recordedFetch({ body: { code: 200, data: {} } })).callbackSecret()).rejects.toMatchObject({ kind: "malformed" });
  });
});

describe("WaveSpeed's callbacks", () => {
  const secret = "whsec_dGhpcyBpcyBub3QgYmFzZTY0";
  const now = new Date("2026-11-21T10:00:00Z");
  const rawBody = new TextEncoder().encode(JSON.stringify({ ...PREDICTION, status: "completed", input: { seed: 1 } }));
  const sign = (timestamp: number, key = secret.slice("whsec_".length), body = rawBody) =>
    createHmac("sha256", key).update(`d-1.${timestamp}.`).update(body).digest("hex");
  const read = (headers: Record<string, string>, body = rawBody, known: string | null = secret) =>
    clientOf(dialect, recordedFetch()).readCallback({ rawBody: body, headers: new Headers(headers), secret: known, now });
  const seconds = now.getTime() / 1000;
  const headers = (signature: string, timestamp = seconds) => ({
    "webhook-id": "d-1",
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signature,
  });

  test("v3 in hex over id, timestamp and body is genuine", () => {
    expect(read(headers(`v3,${sign(seconds)}`))).toEqual({ predictionId: PREDICTION.id, deliveryId: "d-1", signature: "verified" });
    expect(read(headers(`v1,AAAA v3,${sign(seconds).toUpperCase()}`)).signature).toBe("verified");
  });
  test("an old, later, foreign or changed one is forged", () => {
    expect(read(headers(`v3,${sign(seconds - 301)}`, seconds - 301)).signature).toBe("forged");
    expect(read(headers(`v3,${sign(seconds + 301)}`, seconds + 301)).signature).toBe("forged");
    expect(read(headers(`v3,${sign(seconds - 299)}`, seconds - 299)).signature).toBe("verified");
    expect(read(headers(`v3,${sign(seconds, "other")}`)).signature).toBe("forged");
    expect(read(headers(`v3,${sign(seconds, Buffer.from(secret.slice(6), "base64").toString("latin1"))}`)).signature).toBe("forged");
    expect(read(headers(`v3,${sign(seconds)}`), new TextEncoder().encode('{"id":"other"}')).signature).toBe("forged");
    expect(read(headers(`v1,${sign(seconds)}`)).signature).toBe("forged");
    expect(read(headers("v3,")).signature).toBe("forged");
    expect(read({ ...headers(`v3,${sign(seconds)}`), "webhook-timestamp": "soon" }).signature).toBe("forged");
  });
  test("without a signature, or without a secret to check it by, it is unsigned", () => {
    expect(read({}).signature).toBe("unsigned");
    expect(read(headers(`v3,${sign(seconds)}`), rawBody, null).signature).toBe("unsigned");
  });
  test("a body in the envelope of answers names its prediction as well", () => {
    expect(read({}, new TextEncoder().encode(JSON.stringify({ code: 200, data: { id: "p-2" } }))).predictionId).toBe("p-2");
  });
});

describe("WaveSpeed's history", () => {
  const row = (id: string, more: object = {}) => ({ ...PREDICTION, id, status: "processing", created_at: "2026-11-21T10:00:02Z", ...more });
  const find = (rows: unknown, lost: Partial<typeof LOST> = {}) =>
    clientOf(dialect, recordedFetch({ body: { code: 200, data: rows } })).find({ ...LOST, ...lost });

  test("one question names the model and a window", async () => {
    const recorded = recordedFetch({ body: { code: 200, data: { items: [] } } });
    await clientOf(dialect, recorded).find(LOST);
    expect(recorded.requests).toHaveLength(1);
    expect(recorded.requests[0]?.headers.get("authorization")).toBe(`Bearer ${KEY}`);
    expect(recorded.requests[0]).toMatchObject({
      method: "POST",
      body: { page: 1, page_size: 100, model: MODEL, created_after: "2026-11-21T09:59:00.000Z", created_before: "2026-11-21T10:02:30.000Z" },
    });
  });
  test("the only one that nobody knows is adopted, whatever the list is called", async () => {
    for (const list of [[row("a")], { items: [row("a")] }, { page: 1, items: [row("a")] }, { predictions: [row("a")] }])
      expect(await find(list)).toEqual({ state: "found", predictionId: "a" });
    expect(await find([row("a"), row("b")], { known: new Set(["b"]) })).toEqual({ state: "found", predictionId: "a" });
  });
  test("two candidates, or two lost creates, are unclear", async () => {
    expect(await find([row("a"), row("b")])).toEqual({ state: "unclear", candidates: 2 });
    expect(await find([row("a")], { lostInWindow: 2 })).toEqual({ state: "unclear", candidates: 1 });
  });
  test("other models, other times and other takes' ids are no candidates", async () => {
    const rows = [
      row("a", { model: "wavespeed-ai/flux-dev" }),
      row("b", { created_at: "2026-11-21T09:59:50Z" }),
      row("c", { created_at: "2026-11-21T10:05:00Z" }),
      row("d"),
    ];
    expect(await find(rows, { known: new Set(["d"]) })).toEqual({ state: "absent" });
  });
  test("an input that is echoed decides", async () => {
    const ours = row("a", { input: { seed: LOST.seed, prompt: LOST.prompt } });
    const other = row("b", { input: { seed: 7, prompt: LOST.prompt } });
    expect(await find([ours, other, row("c")], { lostInWindow: 2 })).toEqual({ state: "found", predictionId: "a" });
    expect(await find([other])).toEqual({ state: "absent" });
  });
  test("a prediction that was named is ours unless it says otherwise", async () => {
    const fits = (more: object) => clientOf(dialect, recordedFetch({ body: { code: 200, data: row("a", more) } })).fits("a", LOST);
    expect(await fits({})).toBe(true);
    expect(await fits({ input: { seed: LOST.seed, prompt: LOST.prompt } })).toBe(true);
    for (const other of [
      { model: "wavespeed-ai/flux-dev" },
      { created_at: "2026-11-20T10:00:00Z" },
      { input: { seed: 7 } },
      { input: { prompt: "other" } },
    ])
      expect(await fits(other)).toBe(false);
  });
  test("a full page proves nothing", async () => {
    const full = Array.from({ length: 100 }, (_, index) => row(`k${index}`));
    expect(await find(full, { known: new Set(full.map(({ id }) => id)) })).toMatchObject({ state: "unclear" });
  });
  test("an answer without a list is an error", async () => {
    await expect(find({ page: 1 })).rejects.toMatchObject({ kind: "malformed" });
  });
});

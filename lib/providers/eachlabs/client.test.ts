import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { describeProvider } from "@/lib/providers/contract";
import { BASE, clientOf, LOST, REQUEST } from "@/lib/providers/dialect";
import { createEachlabs } from "@/lib/providers/eachlabs/client";
import { type Recorded, recordedFetch } from "@/lib/providers/recorded-fetch";

const dialect = { create: createEachlabs };
const MODEL = "wan-v2-2-a14b-image-to-video";
const page = (more: object): Recorded => ({ body: { predictionID: "p-1", metrics: { predict_time: 70.2 }, ...more } });
const newer = (more: object): Recorded => ({
  body: {
    id: "p-1",
    input: { seed: 41_027, prompt: REQUEST.prompt },
    logs: null,
    metrics: { predict_time: 12.5, cost: 0.2512345 },
    urls: {},
    ...more,
  },
});

describeProvider("eachlabs", {
  ...dialect,
  keyHeader: ["x-api-key", (key) => key],
  accepted: (predictionID) => ({ body: { status: "success", message: "Prediction created successfully", predictionID } }),
  nameless: { body: { status: "success", message: "Prediction created successfully" } },
  failure: (status, words) => ({ status, body: { status: "error", message: words, details: "" } }),
  pending: [
    page({ status: "processing" }),
    newer({ status: "created" }),
    newer({ status: "starting" }),
    newer({ status: "warming" }),
    newer({ status: 7 }),
    newer({}),
  ],
  done: (url) => [
    page({ status: "success", output: url }),
    newer({ status: "success", output: url }),
    newer({ status: "succeeded", output: [url] }),
    newer({ status: "completed", output: { url } }),
    newer({ status: "success", output: { video_url: url } }),
    newer({ status: "success", output: { video: url } }),
    newer({ status: "success", output: { video: { url } } }),
    newer({ status: "success", output: [{ video: { url } }] }),
  ],
  doneWith: (output) => newer({ status: "success", output }),
  failed: [
    page({ status: "error", message: "Out of memory", details: "" }),
    newer({ status: "error", output: { error: "provider_error", error_message: "The provider timed out", retryable: true } }),
    newer({ status: "failed", output: [{ id: "s1", status: "failed", error: "The provider timed out" }], error: "" }),
    newer({ status: "failed", output: [{ error: { error_code: "execution_timeout", error_message: "Too slow" } }] }),
    newer({ status: "error", output: null, logs: "Traceback: ValueError" }),
    newer({ status: "error", output: "" }),
  ],
  moderated: [
    page({ status: "error", message: "NSFW content detected", details: "" }),
    newer({ status: "error", output: { error_message: "Rejected", classification: { category: "content_moderation" } } }),
    newer({ status: "failed", output: [{ error: { error_code: "content_moderation", error_message: "Rejected" } }] }),
  ],
  canceled: [newer({ status: "cancelled" }), newer({ status: "canceled" })],
  balance: { answer: { body: { balance_usd: 53.475 } }, micros: 53_475_000 },
  presigned: (presigned_url, public_url, headers) => ({
    body: {
      id: "f-1",
      presigned_url,
      public_url,
      expires_at: "2026-11-21T10:15:00Z",
      required_headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "content-type")),
    },
  }),
  nothing: { body: { executions: [], webhooks: [], total_count: 0, total_capped: false, offset: 0, limit: 100 } },
});

describe("Eachlabs' own ways", () => {
  test("the create follows the vendor's page: model, input, callback, no version", async () => {
    const recorded = recordedFetch({ body: { predictionID: "p-1" } });
    await clientOf(dialect, recorded).submit(
      { ...REQUEST, settings: { resolution: "580p", enable_safety_checker: false } },
      new AbortController().signal,
    );
    expect(recorded.requests[0]?.url.href).toBe(`${BASE}/prediction/`);
    expect(recorded.requests[0]?.body).toEqual({
      model: MODEL,
      input: {
        image_url: REQUEST.imageUrl,
        prompt: REQUEST.prompt,
        end_image_url: REQUEST.endImageUrl,
        negative_prompt: REQUEST.negativePrompt,
        resolution: "580p",
        enable_safety_checker: false,
        seed: 41_027,
      },
      webhook_url: REQUEST.callback?.url,
      webhook_secret: REQUEST.callback?.secret,
    });
  });

  test("any 2xx with an id is an acceptance; its own id counts before others", async () => {
    const answers: [Recorded, string][] = [
      [{ status: 201, body: { status: "success", predictionID: "p-1" } }, "p-1"],
      [{ body: { id: "request-7", predictionID: "p-1" } }, "p-1"],
      [{ body: { id: "p-2", status: "starting" } }, "p-2"],
      [{ body: { status: "error", message: "odd", predictionID: "p-3" } }, "p-3"],
    ];
    for (const [answer, predictionId] of answers) {
      expect(await clientOf(dialect, recordedFetch(answer)).submit({ ...REQUEST }, new AbortController().signal)).toEqual({ predictionId });
    }
  });

  const bodies: [Recorded, string][] = [
    [
      { status: 400, body: { status: "error", message: "Invalid input", details: "shift must be at most 10" } },
      "Eachlabs refused it: Invalid input (shift must be at most 10)",
    ],
    [{ status: 400, body: { error: "content_type is required" } }, "Eachlabs refused it: content_type is required"],
    [{ status: 422, body: { status: 422, error: { message: "bad image" }, details: null } }, "Eachlabs refused it: bad image"],
    [{ status: 404, body: "no such model" }, "Eachlabs refused it: no such model"],
  ];
  test.each(bodies)("every shape of error is read: %j", async (answer, message) => {
    const error = await clientOf(dialect, recordedFetch(answer))
      .submit({ ...REQUEST }, new AbortController().signal)
      .catch((thrown: Error) => thrown);
    expect(error).toHaveProperty("message", message);
  });

  test("the charge comes from the vendor, rounded to the micro-dollar", async () => {
    expect(await clientOf(dialect, recordedFetch(newer({ status: "success", output: "https://c.example/a.mp4" }))).check("p")).toMatchObject({
      costMicros: 251_235,
    });
    expect(await clientOf(dialect, recordedFetch(page({ status: "success", output: "https://c.example/a.mp4" }))).check("p")).toMatchObject({
      costMicros: null,
    });
  });

  test("a failure is told in its words, the innermost first", async () => {
    const failed = newer({ status: "error", message: "Prediction failed", output: { error: "E42", error_message: "The image could not be read" } });
    expect(await clientOf(dialect, recordedFetch(failed)).check("p")).toMatchObject({
      message: "Eachlabs could not make it: The image could not be read",
    });
  });

  test("cancels what runs, and says when it is too late", async () => {
    const recorded = recordedFetch({ body: { status: "cancelled", predictionID: "p-1" } });
    expect(await clientOf(dialect, recorded).cancel("p-1")).toBe("accepted");
    expect(recorded.requests[0]).toMatchObject({ method: "POST" });
    expect(recorded.requests[0]?.url.href).toBe(`${BASE}/prediction/p-1/cancel`);
    expect(await clientOf(dialect, recordedFetch({ body: { status: "success" } })).cancel("p-1")).toBe("accepted");
    for (const status of [400, 409, 422])
      expect(await clientOf(dialect, recordedFetch({ status, body: { error: "already finished" } })).cancel("p-1")).toBe("too_late");
    await expect(clientOf(dialect, recordedFetch({ status: 404, body: {} })).cancel("p-1")).rejects.toMatchObject({ kind: "not_found" });
    await expect(clientOf(dialect, recordedFetch({ status: 500, body: {} })).cancel("p-1")).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("has no secret of its own", async () => {
    expect(await clientOf(dialect, recordedFetch()).callbackSecret()).toBeNull();
  });
});

describe("Eachlabs' callbacks", () => {
  const secret = "a secret of the create";
  const now = new Date("2026-11-21T10:00:00Z");
  const seconds = String(now.getTime() / 1000);
  const rawBody = new TextEncoder().encode(
    JSON.stringify({ exec_id: "p-1", flow_id: null, status: "succeeded", output: "https://c.example/ä.mp4", error: "" }),
  );
  const sign = (timestamp: string, key = secret, body = rawBody) =>
    `sha256=${createHmac("sha256", key).update(`${timestamp}.`).update(body).digest("hex")}`;
  const read = (headers: Record<string, string>, body = rawBody, known: string | null = secret) =>
    clientOf(dialect, recordedFetch()).readCallback({ rawBody: body, headers: new Headers(headers), secret: known, now });

  test("the secret itself, a signature, or both prove it", () => {
    const signed = { "x-webhook-signature": sign(seconds), "x-webhook-timestamp": seconds };
    expect(read({ "x-webhook-secret": secret })).toEqual({ predictionId: "p-1", deliveryId: null, signature: "verified" });
    expect(read(signed).signature).toBe("verified");
    expect(read({ ...signed, "x-webhook-secret": secret }).signature).toBe("verified");
  });
  test("one that is wrong spoils the other", () => {
    const signed = { "x-webhook-signature": sign(seconds), "x-webhook-timestamp": seconds };
    expect(read({ ...signed, "x-webhook-secret": "guess" }).signature).toBe("forged");
    expect(read({ "x-webhook-secret": secret, "x-webhook-signature": sign(seconds, "other"), "x-webhook-timestamp": seconds }).signature).toBe(
      "forged",
    );
  });
  test("an old, changed or malformed signature is forged", () => {
    const old = String(Number(seconds) - 301);
    expect(read({ "x-webhook-signature": sign(old), "x-webhook-timestamp": old }).signature).toBe("forged");
    expect(
      read({ "x-webhook-signature": sign(seconds), "x-webhook-timestamp": seconds }, new TextEncoder().encode('{"exec_id":"p-9"}')).signature,
    ).toBe("forged");
    expect(read({ "x-webhook-signature": sign(seconds).slice("sha256=".length), "x-webhook-timestamp": seconds }).signature).toBe("forged");
    expect(read({ "x-webhook-signature": sign(seconds) }).signature).toBe("forged");
    expect(read({ "x-webhook-secret": "" }).signature).toBe("unsigned");
  });
  test("without either it is unsigned", () => {
    expect(read({}).signature).toBe("unsigned");
    expect(read({ "x-webhook-secret": secret }, rawBody, null).signature).toBe("unsigned");
  });
  test("the newer name of the id is read as well", () => {
    expect(read({}, new TextEncoder().encode('{"execution_id":"p-5","status":"failed","output":[{"error":"x"}]}')).predictionId).toBe("p-5");
  });
});

describe("Eachlabs' lists", () => {
  const url = "https://studio.example/api/callbacks/eachlabs/token-1";
  const hooks = (...rows: object[]): Recorded => ({ body: { webhooks: rows, limit: 100, offset: 0 } });
  const runs = (...ids: string[]): Recorded => ({
    body: { executions: ids.map((id) => ({ id, model: MODEL, status: "success", created_at: "2026-11-21T10:00:03Z" })), total_count: ids.length },
  });
  const input = (seed: unknown, prompt: unknown = LOST.prompt): Recorded => ({ body: { id: "x", status: "processing", input: { seed, prompt } } });
  const find = (answers: (Recorded | Error)[], lost: Partial<typeof LOST> = {}) =>
    clientOf(dialect, recordedFetch(...answers)).find({ ...LOST, ...lost });

  test("the callback's own address names the prediction for certain", async () => {
    const rows = hooks(
      { execution_id: "a", url: "https://studio.example/api/callbacks/eachlabs/token-2" },
      { execution_id: null, url },
      { execution_id: "b", url },
    );
    expect(await find([rows], { callbackUrl: url, lostInWindow: 3 })).toEqual({ state: "found", predictionId: "b" });
  });
  test("without it, what ran in the window is compared by seed and prompt", async () => {
    expect(await find([hooks(), runs("a", "b", "c"), input(1), input(LOST.seed), input(LOST.seed, "other")], { callbackUrl: url })).toEqual({
      state: "found",
      predictionId: "b",
    });
    expect(await find([runs("a"), input("41027")])).toEqual({ state: "found", predictionId: "a" });
    expect(await find([runs("a", "b"), input(1), input(2)])).toEqual({ state: "absent" });
  });
  test("a twin of the same seed and prompt is unclear, and so is what tells no input", async () => {
    expect(await find([runs("a", "b"), input(LOST.seed), input(LOST.seed)])).toEqual({ state: "unclear", candidates: 2 });
    expect(await find([runs("a"), { body: { id: "a", status: "processing" } }])).toEqual({ state: "unclear", candidates: 1 });
  });
  test("a prediction that was named is ours unless it shows another seed or prompt", async () => {
    const fits = (answer: Recorded) => clientOf(dialect, recordedFetch(answer)).fits("a", LOST);
    expect(await fits({ body: { id: "a", status: "processing" } })).toBe(true);
    expect(await fits(input(LOST.seed))).toBe(true);
    expect(await fits(input(7))).toBe(false);
    expect(await fits(input(LOST.seed, "other"))).toBe(false);
    await expect(fits({ status: 404, body: {} })).rejects.toMatchObject({ kind: "not_found" });
  });
  test("other takes' predictions are not asked about", async () => {
    const recorded = recordedFetch(runs("a", "b"), input(LOST.seed));
    expect(await clientOf(dialect, recorded).find({ ...LOST, known: new Set(["a"]) })).toEqual({ state: "found", predictionId: "b" });
    expect(recorded.requests.map((request) => request.url.pathname)).toEqual(["/v9/executions", "/v9/prediction/b"]);
    expect(Object.fromEntries(recorded.requests[0]?.url.searchParams ?? [])).toEqual({
      model: MODEL,
      from: "2026-11-21T09:59:00.000Z",
      to: "2026-11-21T10:02:30.000Z",
      limit: "100",
      offset: "0",
    });
  });
  test("a list of callbacks that fails leaves the other list to decide", async () => {
    expect(await find([{ status: 500, body: {} }, runs()], { callbackUrl: url })).toEqual({ state: "absent" });
  });
  test("a candidate that can't be asked about leaves it open", async () => {
    await expect(find([runs("a"), { status: 503, body: {} }])).rejects.toMatchObject({ kind: "unavailable" });
  });
  test("full pages are turned, and too many candidates are a person's to decide", async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ execution_id: `k${index}`, url: "https://else.example" }));
    expect(await find([hooks(...many), hooks({ execution_id: "b", url })], { callbackUrl: url })).toEqual({ state: "found", predictionId: "b" });
    expect(await find([runs(...many.map((row) => row.execution_id))])).toMatchObject({ state: "unclear" });
  });
});

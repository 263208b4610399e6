import { describe, expect, test } from "vitest";
import { NotConnectedError } from "@/lib/http/guarded-connect";
import { clientOf, type Dialect, KEY, LOST, REQUEST } from "@/lib/providers/dialect";
import { ProviderError, SubmitError, type SubmitFault, type SubmitRequest, type VideoProvider } from "@/lib/providers/provider";
import { type Recorded, recordedFetch } from "@/lib/providers/recorded-fetch";
import { modelOf } from "@/lib/providers/registry";

const never = new AbortController().signal;

/** What the studio relies on, whichever vendor it talks to. */
export function describeProvider(id: VideoProvider["id"], dialect: Dialect): void {
  const model = modelOf(id);
  const request: SubmitRequest = { ...REQUEST, settings: settingsOf(model.settings.parse({})) };
  const submit = async (...answers: (Recorded | Error)[]) => {
    const recorded = recordedFetch(...answers);
    const outcome = await clientOf(dialect, recorded)
      .submit(request, never)
      .catch((error: unknown) => error);
    return { outcome, requests: recorded.requests };
  };
  const check = (answer: Recorded | Error) => clientOf(dialect, recordedFetch(answer)).check("p-1");

  describe(`${id}: sending`, () => {
    test("one request carries the key, the still, the words, the seed and every setting", async () => {
      const { outcome, requests } = await submit(dialect.accepted("p-1"));
      expect(outcome).toEqual({ predictionId: "p-1" });
      expect(requests).toHaveLength(1);
      const [sent] = requests;
      expect(sent?.method).toBe("POST");
      expect(sent?.headers.get(dialect.keyHeader[0])).toBe(dialect.keyHeader[1](KEY));
      expect(sent?.redirect).toBe("manual");
      const text = JSON.stringify(sent?.body);
      for (const part of [request.imageUrl, request.endImageUrl, request.prompt, request.negativePrompt]) expect(text).toContain(part);
      expect(text).toContain('"seed":41027');
      for (const [name, value] of Object.entries(request.settings)) expect(text).toContain(`"${name}":${JSON.stringify(value)}`);
    });

    test("the payload that is hashed beforehand is the one that leaves", async () => {
      const { requests } = await submit(dialect.accepted("p-1"));
      expect(JSON.parse(clientOf(dialect, recordedFetch()).payloadOf(request))).toEqual(requests[0]?.body);
    });

    test("what was left out is not sent", async () => {
      const recorded = recordedFetch(dialect.accepted("p-1"));
      await clientOf(dialect, recorded).submit({ imageUrl: REQUEST.imageUrl, prompt: "Pan", seed: 0, settings: request.settings }, never);
      const text = JSON.stringify(recorded.requests[0]?.body) + recorded.requests[0]?.url.href;
      expect(text).not.toMatch(/negative_prompt|last_image|end_image|webhook|null|undefined/);
      expect(text).toContain('"seed":0');
    });

    const faults: [number, SubmitFault][] = [
      [400, "refused"],
      [401, "unauthorized"],
      [402, "no_credit"],
      [403, "refused"],
      [404, "refused"],
      [413, "refused"],
      [422, "refused"],
      [429, "busy"],
      [301, "unknown"],
      [307, "unknown"],
      [405, "unknown"],
      [408, "unknown"],
      [409, "unknown"],
      [421, "unknown"],
      [500, "unknown"],
      [502, "unknown"],
      [503, "unknown"],
      [504, "unknown"],
    ];
    test.each(faults)("HTTP %i means %s, and nothing is sent again", async (status, fault) => {
      const { outcome, requests } = await submit(dialect.failure(status, "no such thing"));
      expect(outcome).toBeInstanceOf(SubmitError);
      expect(outcome).toMatchObject({ fault, httpStatus: status });
      expect(requests).toHaveLength(1);
    });

    const doubts: [string, Recorded | Error][] = [
      ["an acceptance without an id", dialect.nameless],
      ["bad JSON", { body: '{"data":{"id":"p-' }],
      ["a page of HTML", { body: "<html>ok</html>" }],
      ["an empty answer", { status: 204 }],
      ["JSON that is no object", { body: "[]" }],
      ["a reset", new TypeError("fetch failed")],
      ["a deadline", new DOMException("The operation timed out", "TimeoutError")],
    ];
    test.each(doubts)("%s leaves it unknown", async (_, answer) => {
      const { outcome, requests } = await submit(answer);
      expect(outcome).toMatchObject({ name: "SubmitError", fault: "unknown" });
      expect(requests).toHaveLength(1);
    });

    test("no connection means that nothing was sent", async () => {
      const { outcome } = await submit(new NotConnectedError("api.vendor.example could not be reached."));
      expect(outcome).toMatchObject({ name: "SubmitError", fault: "nothing_sent", httpStatus: null });
    });

    test("a full house says how long to wait, in seconds or by date", async () => {
      const busy = (value: string): Recorded => ({ ...dialect.failure(429, "rate limit"), headers: { "retry-after": value } });
      expect((await submit(busy("7"))).outcome).toMatchObject({ fault: "busy", retryAfterMs: 7_000 });
      expect((await submit(busy("Sat, 21 Nov 2020 10:00:00 GMT"))).outcome).toMatchObject({ fault: "busy", retryAfterMs: 0 });
      expect((await submit(dialect.failure(429, "rate limit"))).outcome).toMatchObject({ fault: "busy", retryAfterMs: null });
    });

    test("an empty balance is told from a refusal by its words", async () => {
      for (const status of [400, 402, 403])
        expect((await submit(dialect.failure(status, "Insufficient credits. Please top up."))).outcome).toMatchObject({ fault: "no_credit" });
    });

    test("a safety check is a refusal of its own", async () => {
      const { outcome } = await submit(dialect.failure(400, "Content moderation: the image was flagged"));
      expect(outcome).toMatchObject({ fault: "refused", isModerated: true });
      expect((await submit(dialect.failure(400, "duration must be 5 or 8"))).outcome).toMatchObject({ fault: "refused", isModerated: false });
    });

    test("a refusal is told in the vendor's words, without key, addresses or length", async () => {
      const { outcome } = await submit(
        dialect.failure(400, `Key ${KEY} may not fetch https://stills.example/fig.jpg?signature=abc ${"x".repeat(5_000)}`),
      );
      const { message } = outcome as SubmitError;
      expect(message).toContain("may not fetch");
      expect(message).not.toMatch(/signature|0123456789/);
      expect(message.length).toBeLessThan(400);
    });
  });

  describe(`${id}: asking`, () => {
    test.each(dialect.pending.map((answer) => [answer]))("still running: %j", async (answer) => {
      expect(await check(answer)).toMatchObject({ state: "pending" });
    });
    const url = "https://cdn.vendor.example/clip.mp4";
    test.each(dialect.done(url).map((answer) => [answer]))("done: %j", async (answer) => {
      expect(await check(answer)).toMatchObject({ state: "done", outputs: [url] });
    });
    test.each(dialect.failed.map((answer) => [answer]))("failed: %j", async (answer) => {
      const progress = await check(answer);
      expect(progress).toMatchObject({ state: "failed", code: "provider_failed" });
    });
    test.each(dialect.moderated.map((answer) => [answer]))("moderated: %j", async (answer) => {
      expect(await check(answer)).toMatchObject({ state: "failed", code: "moderated" });
    });
    test.each(dialect.canceled.map((answer) => [answer]))("canceled: %j", async (answer) => {
      expect(await check(answer)).toEqual({ state: "canceled" });
    });
    const none = [
      null,
      "",
      [],
      {},
      "not an address",
      "data:video/mp4;base64,AAAA",
      "file:///etc/passwd",
      "https://user:pw@cdn.vendor.example/clip.mp4",
      [[[["https://cdn.vendor.example/clip.mp4"]]]],
    ];
    test.each(none.map((output) => [output]))("done without an address that can be asked is a failure: %j", async (output) => {
      expect(await check(dialect.doneWith(output))).toMatchObject({
        state: "failed",
        code: "provider_failed",
        message: expect.stringContaining("gives no clip"),
      });
    });

    const kinds: [number, ProviderError["kind"]][] = [
      [401, "unauthorized"],
      [403, "unauthorized"],
      [404, "not_found"],
      [429, "busy"],
      [500, "unavailable"],
      [503, "unavailable"],
    ];
    test.each(kinds)("HTTP %i means %s", async (status, kind) => {
      await expect(check(dialect.failure(status, "no"))).rejects.toMatchObject({ name: "ProviderError", kind, httpStatus: status });
    });
    test("an outage or a broken answer is an error, never an end", async () => {
      await expect(check(new TypeError("fetch failed"))).rejects.toMatchObject({ kind: "unavailable" });
      await expect(check({ body: "<html>" })).rejects.toBeInstanceOf(ProviderError);
    });
    test("an id can't lead to another address", async () => {
      const recorded = recordedFetch(dialect.pending[0] ?? {});
      await clientOf(dialect, recorded).check("../../billing?x=1#y");
      expect(recorded.requests[0]?.url.pathname).toContain("..%2F..%2Fbilling%3Fx%3D1%23y");
    });
  });

  describe(`${id}: the rest`, () => {
    test("a key is accepted with its balance, refused with a sentence, and in an outage neither", async () => {
      expect(await clientOf(dialect, recordedFetch(dialect.balance.answer)).checkKey()).toEqual({
        isAccepted: true,
        message: null,
        balanceMicros: dialect.balance.micros,
      });
      const refused = await clientOf(dialect, recordedFetch(dialect.failure(401, "invalid key"))).checkKey();
      expect(refused).toMatchObject({ isAccepted: false, message: expect.stringContaining("refused this key") });
      await expect(clientOf(dialect, recordedFetch(dialect.failure(503, "later"))).checkKey()).rejects.toMatchObject({ kind: "unavailable" });
    });

    test("a still is put where the vendor says, with exactly its headers and no key", async () => {
      const put = { "content-type": "image/jpeg", "x-amz-meta-id": "f-1" };
      const recorded = recordedFetch(
        dialect.presigned("https://store.example/put?sig=1", "https://cdn.vendor.example/f-1.jpg", { ...put, Authorization: "never" }),
        { body: "" },
      );
      const uploaded = await clientOf(dialect, recorded).upload({ bytes: new Uint8Array([1, 2, 3]), contentType: "image/jpeg", name: "fig.jpg" });
      expect(uploaded.url).toBe("https://cdn.vendor.example/f-1.jpg");
      expect(uploaded.expiresAt.getTime()).toBeGreaterThan(Date.now() + 24 * 3_600_000);
      const [, sent] = recorded.requests;
      expect(sent).toMatchObject({ method: "PUT", body: new Uint8Array([1, 2, 3]) });
      expect(Object.fromEntries(sent?.headers ?? [])).toEqual(put);
      expect(recorded.requests).toHaveLength(2);
    });

    test("an upload that fails on either leg is an error", async () => {
      const still = { bytes: new Uint8Array([1]), contentType: "image/jpeg", name: "fig.jpg" };
      await expect(clientOf(dialect, recordedFetch(dialect.failure(500, "no"))).upload(still)).rejects.toBeInstanceOf(ProviderError);
      const presigned = dialect.presigned("https://store.example/put", "https://cdn.vendor.example/f", {});
      await expect(clientOf(dialect, recordedFetch(presigned, { status: 403 })).upload(still)).rejects.toMatchObject({ kind: "unavailable" });
    });

    test("a create that the history does not know is absent, and an outage says nothing", async () => {
      expect(await clientOf(dialect, recordedFetch(dialect.nothing)).find(LOST)).toEqual({ state: "absent" });
      await expect(clientOf(dialect, recordedFetch(dialect.failure(500, "no"))).find(LOST)).rejects.toBeInstanceOf(ProviderError);
    });

    test("what a stranger sends as a callback is read without harm", () => {
      const client = clientOf(dialect, recordedFetch());
      for (const body of [
        "",
        "null",
        "[]",
        "{",
        '{"id":5,"exec_id":{}}',
        "\u0000\uffff",
        `{"id":"${"a".repeat(300)}","exec_id":"${"a".repeat(300)}"}`,
      ]) {
        const hint = client.readCallback({ rawBody: new TextEncoder().encode(body), headers: new Headers(), secret: "s", now: new Date() });
        expect(hint).toMatchObject({ predictionId: null, signature: "unsigned" });
      }
    });

    test("the audit trail holds no key, no secret, no callback address and no signed address", async () => {
      const told: unknown[] = [];
      const client = clientOf(dialect, recordedFetch({ ...dialect.accepted("p-1") }), { onExchange: (exchange) => told.push(exchange) });
      await client.submit(request, never);
      const text = JSON.stringify(told);
      expect(told).toHaveLength(2);
      expect(text).toContain("Slow dolly in");
      for (const secret of [KEY, "secret-token", "a secret of the create", "signature=abc"]) expect(text).not.toContain(secret);
    });
  });
}

/** Every model's settings are flat values. */
function settingsOf(parsed: Record<string, unknown>): SubmitRequest["settings"] {
  return parsed as SubmitRequest["settings"];
}

import { randomInt } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createSafeFetch } from "@/lib/http/safe-fetch";
import { type LostSubmit, PROVIDER_IDS, type Progress, type ProviderId, type SubmitRequest, type VideoProvider } from "@/lib/providers/provider";
import { createProvider, modelOf, sandboxPathOf } from "@/lib/providers/registry";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

let sandbox: TestSandbox;
let site: Awaited<ReturnType<typeof startTestSite>>;
let send: typeof fetch;

beforeAll(async () => {
  [sandbox, site] = await Promise.all([startTestSandbox(), startTestSite()]);
  send = createSafeFetch({ allow: [new URL(sandbox.url).host] });
});
afterAll(async () => {
  await Promise.all([sandbox.close(), site.close()]);
});
beforeEach(() => sandbox.control("DELETE", "/faults"));

const patience = () => AbortSignal.timeout(10_000);
const clientFor = (id: ProviderId, apiKey = "sandbox") => createProvider(id, { baseUrl: `${sandbox.url}${sandboxPathOf(id)}`, apiKey, fetch: send });
const fault = async (rule: object) => expect(await sandbox.control("POST", "/faults", [rule])).toMatchObject({ status: 200 });
/** Every prediction there is: other takes', as far as a new create is concerned. */
const known = async () => {
  const { body } = await sandbox.control("GET", "/log");
  return new Set<string>(body.creates.flatMap((create: { predictionId: string | null }) => create.predictionId ?? []));
};

function requestFor(id: ProviderId, more: Partial<SubmitRequest> = {}): SubmitRequest {
  const settings = modelOf(id).settings.parse({ resolution: "480p" }) as SubmitRequest["settings"];
  return { imageUrl: `${site.url}/landscape.jpg`, prompt: "Slow push in", seed: randomInt(2 ** 31), settings, ...more };
}

function lostOf(request: SubmitRequest, sentAt: Date, more: Partial<LostSubmit> = {}): LostSubmit {
  const { seed, prompt, callback } = request;
  return {
    sentAt,
    until: new Date(sentAt.getTime() + 90_000),
    seed,
    prompt,
    callbackUrl: callback?.url ?? null,
    known: new Set(),
    lostInWindow: 1,
    ...more,
  };
}

function untilEnd(client: VideoProvider, predictionId: string): Promise<Progress> {
  return vi.waitFor(
    async () => {
      const progress = await client.check(predictionId);
      if (progress.state === "pending") throw new Error("still running");
      return progress;
    },
    { timeout: 25_000, interval: 50 },
  );
}

describe.each(PROVIDER_IDS)("%s against the sandbox", (id) => {
  test("a still is uploaded, a take is made of it, its callback is genuine, and its clip is an MP4", async () => {
    const client = clientFor(id);
    const bytes = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#a54" } })
      .jpeg()
      .toBuffer();
    const still = await client.upload({ bytes, contentType: "image/jpeg", name: "fig.jpg" });
    const callback = { url: `${site.url}/callbacks/${id}/${randomInt(1e9)}`, secret: "a secret of this create" };
    const { predictionId } = await client.submit(
      requestFor(id, { imageUrl: still.url, endImageUrl: still.url, negativePrompt: "text", callback }),
      patience(),
    );
    const progress = await untilEnd(client, predictionId);
    expect(progress).toMatchObject({ state: "done", isFlagged: false });

    const [url = ""] = progress.state === "done" ? progress.outputs : [];
    const clip = Buffer.from(await (await send(url)).arrayBuffer());
    expect(clip.subarray(4, 8).toString()).toBe("ftyp");

    const heard = await vi.waitFor(() => {
      const found = site.heard.find(({ request }) => callback.url.endsWith(request.url ?? "-"));
      if (!found) throw new Error("not called back yet");
      return found;
    });
    const headers = new Headers(Object.entries(heard.request.headers).map(([name, value]): [string, string] => [name, String(value)]));
    const read = (secret: string | null) => client.readCallback({ rawBody: Buffer.from(heard.body), headers, secret, now: new Date() });
    expect(read((await client.callbackSecret()) ?? callback.secret)).toMatchObject({ predictionId, signature: "verified" });
    expect(read("another secret")).toMatchObject({ predictionId, signature: "forged" });
  });

  test.each(["drop_after_accept", "error_after_accept", "cut_body", "no_id"])(
    "a create whose answer was lost (%s) is unknown, and found again",
    async (kind) => {
      const client = clientFor(id);
      const request = requestFor(id, { prompt: `Pan left ${kind}` });
      const others = await known();
      await fault({ on: "create", vendor: id, kind });
      const sentAt = new Date();
      await expect(client.submit(request, patience())).rejects.toMatchObject({ name: "SubmitError", fault: "unknown" });
      const found = await client.find(lostOf(request, sentAt, { known: others }));
      expect(found.state).toBe("found");
      const predictionId = found.state === "found" ? found.predictionId : "";
      expect(await untilEnd(client, predictionId)).toMatchObject({ state: "done" });
      expect(await client.find(lostOf(request, sentAt, { known: new Set([...others, predictionId]) }))).toEqual({ state: "absent" });
    },
  );

  test("a create that was dropped before it was taken is unknown, and absent", async () => {
    const client = clientFor(id);
    const request = requestFor(id, { prompt: `Never arrived ${id}` });
    const others = await known();
    await fault({ on: "create", vendor: id, kind: "drop_before" });
    const sentAt = new Date();
    await expect(client.submit(request, patience())).rejects.toMatchObject({ fault: "unknown" });
    expect(await client.find(lostOf(request, sentAt, { known: others }))).toEqual({ state: "absent" });
  });

  test("what the vendor refuses is told for what it is", async () => {
    await fault({ on: "create", vendor: id, kind: "rate_limit", retryAfterS: 7 });
    await expect(clientFor(id).submit(requestFor(id), patience())).rejects.toMatchObject({ fault: "busy", retryAfterMs: 7_000 });
    await expect(clientFor(id, "refused-key").submit(requestFor(id), patience())).rejects.toMatchObject({ fault: "unauthorized" });
    await expect(clientFor(id, "broke-account").submit(requestFor(id), patience())).rejects.toMatchObject({ fault: "no_credit" });
    await expect(clientFor(id).submit(requestFor(id, { settings: { num_teapots: 3 } }), patience())).rejects.toMatchObject({ fault: "refused" });
    await expect(clientFor(id).submit(requestFor(id, { imageUrl: "data:image/png;base64,AAAA" }), patience())).rejects.toMatchObject({
      fault: "refused",
    });
  });

  const ends: [string, object][] = [
    ["fails", { state: "failed", code: "provider_failed" }],
    ["moderated", { state: "failed", code: "moderated" }],
    ["no_output", { state: "failed", code: "provider_failed" }],
  ];
  test.each(ends)("a prediction that %s ends so", async (kind, progress) => {
    await fault({ on: "create", vendor: id, kind });
    const client = clientFor(id);
    const outcome = await client.submit(requestFor(id), patience()).catch((error: unknown) => error);
    // A vendor may moderate at once or later.
    if (outcome instanceof Error) return expect(outcome).toMatchObject({ fault: "refused", isModerated: true });
    expect(await untilEnd(client, (outcome as { predictionId: string }).predictionId)).toMatchObject(progress);
  });

  test("asking meets outages, limits and words of tomorrow", async () => {
    const client = clientFor(id);
    await fault({ on: "create", vendor: id, kind: "never_ends" });
    const { predictionId } = await client.submit(requestFor(id), patience());
    await fault({ on: "check", vendor: id, kind: "wrong_word" });
    expect(await client.check(predictionId)).toMatchObject({ state: "pending", word: "percolating" });
    await fault({ on: "check", vendor: id, kind: "rate_limit" });
    await expect(client.check(predictionId)).rejects.toMatchObject({ kind: "busy" });
    await fault({ on: "check", vendor: id, kind: "drop_before" });
    await expect(client.check(predictionId)).rejects.toMatchObject({ kind: "unavailable" });
    await fault({ on: "check", vendor: id, kind: "cut_body" });
    await expect(client.check(predictionId)).rejects.toMatchObject({ kind: "malformed" });
    await fault({ on: "check", vendor: id, kind: "expire" });
    await expect(client.check(predictionId)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("a key is taken, refused or doubted", async () => {
    expect(await clientFor(id).checkKey()).toMatchObject({ isAccepted: true, balanceMicros: 100_000_000 });
    expect(await clientFor(id, "refused-key").checkKey()).toMatchObject({ isAccepted: false });
  });
});

test("Eachlabs stops when asked, and says when it is too late; WaveSpeed can't", async () => {
  await fault({ on: "create", vendor: "eachlabs", kind: "never_ends" });
  const client = clientFor("eachlabs");
  const { predictionId } = await client.submit(requestFor("eachlabs"), patience());
  expect(await client.cancel(predictionId)).toBe("accepted");
  expect(await client.check(predictionId)).toEqual({ state: "canceled" });
  const done = await client.submit(requestFor("eachlabs"), patience());
  await untilEnd(client, done.predictionId);
  expect(await client.cancel(done.predictionId)).toBe("too_late");
  expect(await clientFor("wavespeed").cancel("any")).toBe("unsupported");
});

test("WaveSpeed's mark of not safe for work comes through", async () => {
  await fault({ on: "create", vendor: "wavespeed", kind: "flagged" });
  const client = clientFor("wavespeed");
  const { predictionId } = await client.submit(requestFor("wavespeed"), patience());
  expect(await untilEnd(client, predictionId)).toMatchObject({ state: "done", isFlagged: true });
});

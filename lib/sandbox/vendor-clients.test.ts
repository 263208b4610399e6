import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Client } from "wavespeed";
import { startTestSandbox, startTestSite, type TestSandbox } from "@/lib/sandbox/testing";

// The clients that the vendors themselves publish: what they send must be accepted here, and what is answered they must be able to read.

interface Each {
  prediction: {
    create: (order: Record<string, unknown>) => Promise<{ status: string; predictionID: string }>;
    get: (id: string) => Promise<Record<string, unknown>>;
    cancel: (id: string) => Promise<Record<string, unknown>>;
  };
}
const require = createRequire(import.meta.url);
const EachClient: new (options: { auth: string; apiBaseUrl: string }) => Each = require("@eachlabs/aiflow");

const WAVESPEED_MODEL = "wavespeed-ai/wan-2.2/image-to-video";
const EACHLABS_MODEL = "wan-v2-2-a14b-image-to-video";
const NOTHING_IS_LONG = { pollInterval: 0.05, timeout: 30 };

let sandbox: TestSandbox;
let site: Awaited<ReturnType<typeof startTestSite>>;

beforeAll(async () => {
  site = await startTestSite();
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.control("DELETE", "/faults");
  vi.restoreAllMocks();
});
afterAll(async () => {
  await sandbox.close();
  await site.close();
});

async function fault(rule: Record<string, unknown>): Promise<void> {
  const { status, body } = await sandbox.control("POST", "/faults", [rule]);
  expect(status, JSON.stringify(body)).toBeLessThan(300);
}

/** What the sandbox says of a prediction that failed. */
const FAILURE = "The model failed to produce a video. Please try again.";

async function creates(vendor: string): Promise<Record<string, unknown>[]> {
  const { body } = await sandbox.control("GET", "/log");
  return body.creates.filter((create: { vendor: string }) => create.vendor === vendor);
}

async function isMp4(url: unknown): Promise<boolean> {
  const answer = await fetch(String(url));
  return answer.ok && Buffer.from(await answer.arrayBuffer()).toString("latin1", 4, 8) === "ftyp";
}

describe("WaveSpeedAI's own client", () => {
  const client = (key = "a-key") => {
    // it tells the console of each of its own retries
    for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockReturnValue();
    return new Client(key, { baseUrl: `${sandbox.url}/wavespeed`, retryInterval: 0.01 });
  };
  const input = (change: Record<string, unknown> = {}) => ({ image: `${site.url}/landscape.jpg`, prompt: "pan left", ...change });

  test.each([
    {},
    { resolution: "480p", duration: 5, seed: -1 },
    { resolution: "720p", seed: 2_147_483_647 },
    { resolution: "480p", duration: 8, negative_prompt: "text, flicker", seed: 7 },
  ])("makes a clip with %j and reads where it lies", async (change) => {
    const { outputs } = await client().run(WAVESPEED_MODEL, input(change), NOTHING_IS_LONG);
    expect(outputs).toHaveLength(1);
    expect(await isMp4(outputs?.[0])).toBe(true);
  });

  test("makes a clip between two stills that it uploaded itself", async () => {
    const image = await client().upload(path.resolve("public/samples/fig.jpg"));
    const last_image = await client().upload(path.resolve("public/samples/fig.jpg"));
    const { outputs, detail } = await client().runNoThrow(WAVESPEED_MODEL, input({ image, last_image }), NOTHING_IS_LONG);
    expect(detail).toMatchObject({ status: "completed", model: WAVESPEED_MODEL });
    expect(await isMp4(outputs?.[0])).toBe(true);
    expect((await creates("wavespeed")).at(-1)).toMatchObject({ predictionId: detail.taskId, isAccepted: true });
  });

  test("reads a failure's own words and its id", async () => {
    await fault({ on: "create", kind: "fails", vendor: "wavespeed" });
    const { outputs, detail } = await client().runNoThrow(WAVESPEED_MODEL, input(), NOTHING_IS_LONG);
    expect(outputs).toBeNull();
    expect(detail.status).toBe("failed");
    expect(detail.error?.message).toContain(FAILURE);
    expect(detail.taskId).toBe((await creates("wavespeed")).at(-1)?.predictionId);
  });

  test.each([
    ["a duration that is not sold", { duration: 6 }, "HTTP 400"],
    ["a field that is none", { aspect_ratio: "16:9" }, "HTTP 400"],
    ["no picture", { image: undefined }, "HTTP 400"],
  ])("is refused for %s, and sends nothing twice", async (_, change, words) => {
    const before = (await creates("wavespeed")).length;
    await expect(client().run(WAVESPEED_MODEL, input(change), NOTHING_IS_LONG)).rejects.toThrow(words);
    const after = await creates("wavespeed");
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ isAccepted: false });
  });

  test("is told that its key is none, at a create and at an upload", async () => {
    await expect(client("refused-key").run(WAVESPEED_MODEL, input(), NOTHING_IS_LONG)).rejects.toThrow("HTTP 401");
    await expect(client("refused-key").upload(path.resolve("public/samples/fig.jpg"))).rejects.toThrow("HTTP 401");
  });

  test("sends a create once when its answer is lost, and says that it may have run", async () => {
    const before = (await creates("wavespeed")).filter(({ isAccepted }) => isAccepted).length;
    await fault({ on: "create", kind: "drop_after_accept", vendor: "wavespeed" });
    await expect(client().run(WAVESPEED_MODEL, input(), NOTHING_IS_LONG)).rejects.toThrow("may already have been created");
    expect((await creates("wavespeed")).filter(({ isAccepted }) => isAccepted)).toHaveLength(before + 1);
  });

  test("goes on asking through checks that fail for a while", async () => {
    await fault({ on: "check", kind: "refuse", vendor: "wavespeed", status: 503, times: 2 });
    const { outputs } = await client().run(WAVESPEED_MODEL, input(), NOTHING_IS_LONG);
    expect(outputs).toHaveLength(1);
    const { body } = await sandbox.control("GET", "/faults");
    expect(JSON.stringify(body)).not.toContain("refuse");
  });
});

describe("Eachlabs' own client", () => {
  const client = (auth = "a-key") => {
    // it prints every request, key included: one reason why the studio has a client of its own
    vi.spyOn(console, "log").mockReturnValue();
    return new EachClient({ auth, apiBaseUrl: `${sandbox.url}/eachlabs/v1` }).prediction;
  };
  const order = (change: Record<string, unknown> = {}) => ({
    model: EACHLABS_MODEL,
    version: "0.0.1",
    input: { image_url: `${site.url}/landscape.jpg`, prompt: "pan left", resolution: "480p", ...change },
  });

  async function ended(id: string): Promise<Record<string, unknown>> {
    const prediction = client();
    return await vi.waitUntil(
      async () => {
        const answer = await prediction.get(id);
        return ["success", "error", "cancelled"].includes(String(answer.status)) && answer;
      },
      { timeout: 20_000, interval: 30 },
    );
  }

  test.each([
    {},
    { aspect_ratio: "9:16", acceleration: "none", enable_safety_checker: true, enable_prompt_expansion: true },
    { num_inference_steps: 40, guidance_scale: 1, guidance_scale_2: 10, shift: 1.5, seed: 41, negative_prompt: "text" },
    { interpolator_model: "none", num_interpolated_frames: 0, adjust_fps_for_interpolation: false, frames_per_second: 16, num_frames: 81 },
    { resolution: "720p" },
  ])("makes a clip with %j and reads where it lies", async (change) => {
    const { status, predictionID } = await client().create(order(change));
    expect(status).toBe("success");
    const answer = await ended(predictionID);
    expect(answer).toMatchObject({ status: "success", input: { prompt: "pan left", ...change } });
    expect(await isMp4(answer.output)).toBe(true);
  });

  test("makes a clip between two stills, and tells an address of the caller's when it is done", async () => {
    const { predictionID } = await client().create({
      ...order({ end_image_url: `${site.url}/landscape.jpg` }),
      webhook_url: `${site.url}/called`,
      webhook_secret: "a secret",
    });
    await vi.waitUntil(() => site.heard.some(({ body }) => body.includes(predictionID)), { timeout: 20_000 });
    const heard = site.heard.find(({ body }) => body.includes(predictionID));
    expect(JSON.parse(heard?.body ?? "")).toMatchObject({ exec_id: predictionID, status: "succeeded", error: "" });
    expect(heard?.request.headers["x-webhook-secret"]).toBe("a secret");
  });

  test("reads a failure", async () => {
    await fault({ on: "create", kind: "fails", vendor: "eachlabs" });
    const { predictionID } = await client().create(order());
    const answer = await ended(predictionID);
    expect(answer.status).toBe("error");
    expect(JSON.stringify(answer)).toContain(FAILURE);
  });

  test("cancels what runs, once", async () => {
    await fault({ on: "create", kind: "never_ends", vendor: "eachlabs" });
    const { predictionID } = await client().create(order());
    expect(await client().cancel(predictionID)).toMatchObject({ status: "cancelled", predictionID });
    expect(await client().get(predictionID)).toMatchObject({ status: "cancelled" });
  });

  test.each([
    ["a field that is none", { duration: 5 }],
    ["a figure out of its bounds", { shift: 11 }],
    ["a number as a text", { seed: "7" }],
  ])("is refused for %s", async (_, change) => {
    await expect(client().create(order(change))).rejects.toThrow("Invalid input");
    expect((await creates("eachlabs")).at(-1)).toMatchObject({ isAccepted: false });
  });

  test("is told of a key, a model and a prediction that are none", async () => {
    await expect(client("refused-key").create(order())).rejects.toThrow("Invalid API key");
    await expect(client().create({ ...order(), model: "another-model" })).rejects.toThrow("Model not found");
    await expect(client().get("nobodys")).rejects.toThrow("not found");
  });
});

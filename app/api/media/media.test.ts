import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as publicRoute from "@/app/api/media/public/[name]/route";
import * as stillRoute from "@/app/api/media/stills/[id]/route";
import * as clipRoute from "@/app/api/media/takes/[id]/clip/route";
import * as posterRoute from "@/app/api/media/takes/[id]/poster/route";
import * as spriteRoute from "@/app/api/media/takes/[id]/sprite/route";
import type { Actor, TokenScope } from "@/lib/access/actor";
import { createToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { photo } from "@/lib/media/picture-corpus";
import { takeInStill } from "@/lib/stills/intake";
import { publicStillPath } from "@/lib/stills/public-path";
import { storage } from "@/lib/storage/current";
import { StorageFullError } from "@/lib/storage/storage";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const clip = randomBytes(300_000);
const sprite = randomBytes(3000);
const sha = createHash("sha256").update(clip).digest("hex");
let folder: string;
let poster: Buffer;
let maya: Actor;
let reader: Record<string, string>;
let stillId: string;
let takeId: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-media-"));
  process.env.DATA_DIR = folder;
  maya = await makeMember();
  reader = await bearer(["read"]);
  poster = await photo(1280, 720);
  stillId = (await takeInStill(maya, { stream: once(await photo()), name: "a.jpg" })).id;
  takeId = (await makeTake({ stillId, prompt: "Über die Brücke" })).id;
  const keys = { storageKey: `clips/${takeId}.mp4`, posterKey: `clips/${takeId}-poster.jpg`, spriteKey: `clips/${takeId}-sprite.jpg` };
  await storage().put(keys.storageKey, once(clip), "video/mp4");
  await storage().put(keys.posterKey, once(poster), "image/jpeg");
  await storage().put(keys.spriteKey, once(sprite), "image/jpeg");
  await db().clip.create({
    data: { takeId, ...keys, bytes: BigInt(clip.length), sha256: sha, width: 832, height: 480, durationMs: 5000, fps: 16, thumbhash: "x" },
  });
});

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

async function bearer(scopes: TokenScope[]): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await createToken(maya, { name: "test", scopes })).secret}` };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const routes = { clip: clipRoute, poster: posterRoute, sprite: spriteRoute };

function ask(part: keyof typeof routes, more: Record<string, string> = {}, { id = takeId, method = "GET", query = "" } = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/media/takes/x/${part}${query}`, { method, headers: { ...reader, ...more } });
  return routes[part][method === "HEAD" ? "HEAD" : "GET"](request, { params: Promise.resolve({ id }) });
}

function askStill(headers: Record<string, string>, id = stillId, query = ""): Promise<Response> {
  return stillRoute.GET(new Request(`http://localhost:3000/api/media/stills/x${query}`, { headers }), { params: Promise.resolve({ id }) });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("a clip", () => {
  test("comes whole, typed by us, shut in, and for the browser's own cache", async () => {
    const response = await ask("clip");
    expect(response.status).toBe(200);
    expect((await bytesOf(response)).equals(clip)).toBe(true);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "video/mp4",
      "content-length": String(clip.length),
      "x-dailies-length": String(clip.length),
      "content-disposition": "inline",
      "accept-ranges": "bytes",
      etag: `"${sha}"`,
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  test("comes in any range as a slice of it would be", async () => {
    const at = fc.nat(clip.length + 1000);
    await fc.assert(
      fc.asyncProperty(at, at, async (a, b) => {
        const response = await ask("clip", { range: `bytes=${a}-${b}` });
        const body = await bytesOf(response);
        if (b < a) return response.status === 200 && body.length === clip.length;
        if (a >= clip.length)
          return response.status === 416 && response.headers.get("content-range") === `bytes */${clip.length}` && body.length === 0;
        const wanted = clip.subarray(a, b + 1);
        const range = `bytes ${a}-${a + wanted.length - 1}/${clip.length}`;
        return (
          response.status === 206 &&
          response.headers.get("content-range") === range &&
          response.headers.get("content-length") === String(wanted.length) &&
          body.equals(wanted)
        );
      }),
      { numRuns: 60 },
    );
  });

  test("comes whole when several ranges are asked, or the copy they belong to is another", async () => {
    expect((await ask("clip", { range: "bytes=0-1,5-6" })).status).toBe(200);
    expect((await ask("clip", { range: "bytes=0-1", "if-range": '"another"' })).status).toBe(200);
    expect((await ask("clip", { range: "bytes=0-1", "if-range": `"${sha}"` })).status).toBe(206);
  });

  test("does not come again when it is known", async () => {
    const response = await ask("clip", { "if-none-match": `"x", W/"${sha}"`, range: "bytes=0-1" });
    expect([response.status, response.headers.get("etag"), (await bytesOf(response)).length]).toEqual([304, `"${sha}"`, 0]);
  });

  test("is described by HEAD without its bytes", async () => {
    const whole = await ask("clip", {}, { method: "HEAD" });
    expect([whole.status, whole.headers.get("content-length"), whole.body]).toEqual([200, String(clip.length), null]);
    const part = await ask("clip", { range: "bytes=-100" }, { method: "HEAD" });
    expect([part.status, part.headers.get("content-length")]).toEqual([206, "100"]);
  });

  test("is offered under a good name when it is to be kept", async () => {
    const header = (await ask("clip", {}, { query: "?download=1" })).headers.get("content-disposition");
    expect(header).toMatch(
      /^attachment; filename="DAY-\d+-T\d+-uber-die-brucke-wavespeed-41027\.mp4"; filename\*=UTF-8''DAY-.*%C3%BCber-die-br%C3%BCcke-wavespeed-41027\.mp4$/,
    );
  });

  test("has a poster and a sprite, each itself", async () => {
    const [one, two] = [await ask("poster"), await ask("sprite")];
    expect([one.headers.get("content-type"), two.headers.get("content-type")]).toEqual(["image/jpeg", "image/jpeg"]);
    expect(one.headers.get("etag")).not.toBe(two.headers.get("etag"));
    expect((await bytesOf(one)).equals(poster)).toBe(true);
    expect((await bytesOf(two)).equals(sprite)).toBe(true);
  });

  test("is no failure to whoever left before it came", async () => {
    const request = new Request("http://localhost:3000/x", { headers: reader, signal: AbortSignal.abort() });
    expect((await clipRoute.GET(request, { params: Promise.resolve({ id: takeId }) })).status).toBe(499);
  });

  test("that isn't there looks like one that never was", async () => {
    const bare = (await makeTake()).id;
    for (const id of [bare, "no-such", "../../etc/passwd", "nul\0", "x".repeat(5000)]) {
      for (const part of ["clip", "poster", "sprite"] as const) expect((await ask(part, {}, { id })).status).toBe(404);
    }
    await storage().remove(`clips/${takeId}-sprite.jpg`);
    const missing = await ask("sprite");
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });
});

describe.each(["still", "poster"] as const)("a %s", (kind) => {
  let large: string;
  const at = (headers: Record<string, string>, query: string, id = kind === "still" ? large : takeId) =>
    kind === "still"
      ? askStill(headers, id, query)
      : posterRoute.GET(new Request(`http://localhost:3000/x${query}`, { headers }), { params: Promise.resolve({ id }) });
  const small = (more: Record<string, string> = {}) => at({ ...reader, ...more }, "?width=320");
  const keyOfSmall = () => `made/${kind}-${kind === "still" ? large : `${takeId}-poster`}.w320.1.webp`;

  beforeAll(async () => {
    large = (await takeInStill(maya, { stream: once(await photo(1200, 800)), name: "large.jpg" })).id;
  });

  test("comes small too, made once and kept", async () => {
    const first = await small();
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "image/webp"]);
    const bytes = await bytesOf(first);
    expect(first.headers.get("content-length")).toBe(String(bytes.length));
    expect((await sharp(bytes).metadata()).width).toBe(320);
    const whole = await at(reader, "");
    expect(whole.headers.get("etag")).not.toBe(first.headers.get("etag"));
    expect(bytes.length).toBeLessThan((await bytesOf(whole)).length);

    expect(await storage().size(keyOfSmall())).toBe(bytes.length);
    const put = vi.spyOn(storage(), "put");
    const again = await small();
    expect((await bytesOf(again)).equals(bytes)).toBe(true);
    expect(put).not.toHaveBeenCalled();
    put.mockRestore();
    expect((await small({ "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
  });

  test("is made small once by however many ask at a time", async () => {
    await storage().remove(keyOfSmall());
    const put = vi.spyOn(storage(), "put");
    const answers = await Promise.all(Array.from({ length: 5 }, () => small()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(put).toHaveBeenCalledTimes(1);
    put.mockRestore();
  });

  test("stands in for a small version that can't be kept, and is asked again soon", async () => {
    await storage().remove(keyOfSmall());
    const put = vi.spyOn(storage(), "put").mockRejectedValue(new StorageFullError());
    const response = await small();
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
      200,
      "image/jpeg",
      "private, max-age=60",
    ]);
    put.mockRestore();
    expect((await small()).headers.get("content-type")).toBe("image/webp");
  });

  test("comes in no other width, and to no stranger", async () => {
    expect((await at(reader, "?width=4000")).status).toBe(422);
    expect((await at({}, "?width=320")).status).toBe(401);
    expect((await at({}, "?width=4000")).status).toBe(401);
    expect((await at(reader, "?width=320", "no-such")).status).toBe(404);
  });
});

test("a poster to keep is the whole one, whatever width is named", async () => {
  const kept = await ask("poster", {}, { query: "?download=1&width=320" });
  expect(kept.headers.get("content-disposition")).toMatch(/^attachment; filename="[^"]+-poster\.jpg"/);
  expect((await bytesOf(kept)).equals(poster)).toBe(true);
});

describe("access", () => {
  test("to a still, a clip, a poster or a sprite needs a session or a token that reads", async () => {
    const strangers: Record<string, string>[] = [{}, { authorization: "Bearer nonsense" }, { cookie: "dailies.session_token=forged" }];
    for (const headers of strangers) {
      expect((await askStill(headers)).status).toBe(401);
      for (const part of ["clip", "poster", "sprite"] as const) {
        const request = new Request("http://localhost:3000/x", { headers });
        expect((await routes[part].GET(request, { params: Promise.resolve({ id: takeId }) })).status).toBe(401);
      }
    }
    const writer = await bearer(["write"]);
    expect((await askStill(writer)).status).toBe(403);
    expect((await ask("clip", writer)).status).toBe(403);
    expect((await askStill(reader)).status).toBe(200);
  });

  test("to a provider's address of a still needs nothing but its signature, while it lasts", async () => {
    const at = (name: string) =>
      publicRoute.GET(new Request(`http://localhost:3000/api/media/public/${name}`), { params: Promise.resolve({ name }) });
    const name = publicStillPath(stillId, 600).split("/").at(-1) ?? "";
    const response = await at(name);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(response.headers.get("cache-control")).toMatch(/^private, max-age=(600|59\d)$/);
    const late =
      publicStillPath(stillId, 600, new Date(Date.now() - 601_000))
        .split("/")
        .at(-1) ?? "";
    for (const bad of [late, name.replace("~", "~1"), stillId, `${stillId}.jpg`]) expect((await at(bad)).status).toBe(404);
  });
});

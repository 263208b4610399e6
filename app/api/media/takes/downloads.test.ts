import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as clipRoute from "@/app/api/media/takes/[id]/clip/route";
import * as frameRoute from "@/app/api/media/takes/[id]/frames/[number]/route";
import * as madeRoute from "@/app/api/media/takes/[id]/made/[kind]/route";
import * as posterRoute from "@/app/api/media/takes/[id]/poster/route";
import * as listRoute from "@/app/api/takes/[id]/downloads/route";
import * as restRoute from "@/app/api/v1/takes/[id]/clip/route";
import { createToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { recipeIn } from "@/lib/deliver/client";
import { madeKey } from "@/lib/deliver/made";
import type { DownloadKind, DownloadView } from "@/lib/deliver/view";
import { ffmpegPath } from "@/lib/media/tools";
import { storage } from "@/lib/storage/current";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const WIDTH = 96;
const HEIGHT = 64;
const FRAMES = 12;
const PROMPT = "Über <die> Brücke & zurück ]]> 🎬";

let folder: string;
let clip: Buffer;
let sha: string;
let takeId: string;
let reader: Record<string, string>;

beforeAll(async () => {
  // the studio opens no GIF: this looks at one that it made
  sharp.unblock({ operation: ["VipsForeignLoadNsgif"] });
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-deliver-"));
  process.env.DATA_DIR = folder;
  const maya = await makeMember("owner", "Maya Okafor");
  reader = { authorization: `Bearer ${(await createToken(maya, { name: "test", scopes: ["read"] })).secret}` };
  const stillId = (await makeStill({ name: "fig.jpg", sha256: "ab".repeat(32) })).id;
  takeId = (await makeTake({ stillId, prompt: PROMPT, negativePrompt: "text", createdById: maya.memberId, vendorCostMicros: 987_654n })).id;
  const source = `testsrc2=size=${WIDTH}x${HEIGHT}:rate=16`;
  const file = path.join(folder, "made.mp4");
  await ffmpeg("-f", "lavfi", "-i", source, "-frames:v", String(FRAMES), "-pix_fmt", "yuv420p", file);
  clip = await fs.readFile(file);
  const stored = await storage().put(`clips/${takeId}.mp4`, once(clip), "video/mp4");
  sha = stored.sha256;
  await storage().put(`posters/${takeId}.jpg`, once(Buffer.from("a poster")), "image/jpeg");
  await db().clip.create({
    data: {
      takeId,
      storageKey: `clips/${takeId}.mp4`,
      posterKey: `posters/${takeId}.jpg`,
      spriteKey: `sprites/${takeId}.jpg`,
      bytes: BigInt(clip.length),
      sha256: sha,
      width: WIDTH,
      height: HEIGHT,
      durationMs: 750,
      fps: 16,
      thumbhash: "x",
    },
  });
});

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

async function ffmpeg(...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(ffmpegPath(), ["-nostdin", "-y", "-v", "error", ...args], { maxBuffer: 64 * 1024 * 1024 });
  expect(stderr, "what ffmpeg complains of").toBe("");
  return stdout;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const routes = { clip: clipRoute, made: madeRoute, frames: frameRoute, poster: posterRoute, list: listRoute, rest: restRoute };

function ask(
  part: keyof typeof routes,
  {
    query = "",
    headers = {},
    method = "GET",
    ...params
  }: { query?: string; headers?: Record<string, string>; method?: string; kind?: string; number?: string; id?: string } = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000/x${query}`, { method, headers: { ...reader, ...headers } });
  const handler = routes[part].GET as (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
  return handler(request, { params: Promise.resolve({ id: takeId, ...params }) });
}

const KEPT = { query: "?download=1" };
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const hashesOf = async (bytes: Buffer) => {
  const file = path.join(folder, "hashed.mp4");
  await fs.writeFile(file, bytes);
  return ffmpeg("-i", file, "-map", "0:v", "-f", "framehash", "-");
};

describe("an MP4 that is kept", () => {
  test("is the provider's bytes and after them the recipe, without who made it and what it cost", async () => {
    const response = await ask("clip", KEPT);
    const body = await bytesOf(response);
    expect(body.subarray(0, clip.length).equals(clip)).toBe(true);
    expect([response.headers.get("content-length"), response.headers.get("x-dailies-length")]).toEqual([String(body.length), String(body.length)]);
    expect(response.headers.get("cache-control")).toBe("private, max-age=0");
    const { createdAt, shot, number } = await db().take.findUniqueOrThrow({
      where: { id: takeId },
      include: { shot: { include: { project: true } } },
    });
    const slate = `${shot.project.code}-${String(shot.number).padStart(2, "0")}`;
    expect(await recipeIn(new Blob([new Uint8Array(body)]))).toEqual({
      recipe: {
        format: 1,
        take: { id: takeId, slate, number, createdAt: createdAt.toISOString() },
        provider: "wavespeed",
        model: "wavespeed-ai/wan-2.2/image-to-video",
        mode: "live",
        settings: { resolution: "720p", duration: 5 },
        seed: 41027,
        prompt: PROMPT,
        negativePrompt: "text",
        still: { sha256: "ab".repeat(32), name: "fig.jpg", width: 1920, height: 1080 },
        endStill: null,
      },
    });
    const told = body.subarray(clip.length).toString();
    for (const secret of ["Maya", "dailies.test", "300000", "987654"]) expect(told).not.toContain(secret);
  });

  test("plays as before: every tool finds the same frames in it", async () => {
    expect(await hashesOf(await bytesOf(await ask("clip", KEPT)))).toBe(await hashesOf(clip));
  });

  test("comes in any range as a slice of the whole would, across the seam too", async () => {
    const whole = await bytesOf(await ask("clip", KEPT));
    const etag = (await ask("clip", KEPT)).headers.get("etag") ?? "";
    const near = fc.integer({ min: -40, max: 40 }).map((by) => clip.length + by);
    const at = fc.oneof(near, fc.nat(whole.length - 1));
    await fc.assert(
      fc.asyncProperty(at, at, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const response = await ask("clip", { ...KEPT, headers: { range: `bytes=${start}-${end}`, "if-range": etag } });
        expect(response.status).toBe(206);
        expect(response.headers.get("content-range")).toBe(`bytes ${start}-${Math.min(end, whole.length - 1)}/${whole.length}`);
        expect((await bytesOf(response)).equals(whole.subarray(start, end + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect((await bytesOf(await ask("clip", { ...KEPT, headers: { range: "bytes=-50" } }))).equals(whole.subarray(-50))).toBe(true);
    expect((await ask("clip", { ...KEPT, headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
    // our own web server is lent its chunks
    const lent = await bytesOf(
      await ask("clip", { ...KEPT, headers: { range: `bytes=${clip.length - 9}-${clip.length + 9}`, "x-dailies-client": "127.0.0.1" } }),
    );
    expect(lent.equals(whole.subarray(clip.length - 9, clip.length + 10))).toBe(true);
  });

  test("has a tag of its own, which goes with the recipe", async () => {
    const tagOf = async () => (await ask("clip", { ...KEPT, method: "HEAD" })).headers.get("etag") ?? "";
    const before = await tagOf();
    expect(before).toMatch(/^"[0-9a-f]{64}"$/);
    expect(before).not.toBe(`"${sha}"`);
    expect((await ask("clip", { ...KEPT, headers: { "if-none-match": before } })).status).toBe(304);
    const { project } = await db().shot.findFirstOrThrow({ where: { takes: { some: { id: takeId } } }, select: { project: true } });
    await db().project.update({ where: { id: project.id }, data: { code: "NEW" } });
    expect(await tagOf()).not.toBe(before);
    await db().project.update({ where: { id: project.id }, data: { code: project.code } });
    expect(await tagOf()).toBe(before);
  });

  test("can be had as it was generated; what is watched, and what REST gives, is that always", async () => {
    const bare = await ask("clip", { query: "?download=1&recipe=none" });
    expect(bare.headers.get("content-disposition")).toMatch(/^attachment; filename="DAY-\d+-T\d+-uber-die-brucke-.*\.mp4"/);
    const others = [bare, await ask("clip"), await ask("rest"), await ask("rest", KEPT)];
    for (const response of others) {
      expect(response.headers.get("etag")).toBe(`"${sha}"`);
      expect((await bytesOf(response)).equals(clip)).toBe(true);
    }
  });
});

describe("what is made of a clip", () => {
  test("is made once, however many ask, and kept", async () => {
    for (const [kind, starts] of [
      ["gif", "GIF89a"],
      ["webp", "RIFF"],
    ] as const) {
      const responses = await Promise.all([ask("made", { kind }), ask("made", { kind }), ask("made", { kind, method: "HEAD" })]);
      const [first, second] = responses;
      const body = await bytesOf(first as Response);
      expect(body.subarray(0, starts.length).toString()).toBe(starts);
      expect((await bytesOf(second as Response)).equals(body)).toBe(true);
      expect(responses.map(({ headers }) => headers.get("content-length"))).toEqual(responses.map(() => String(body.length)));
      expect(first?.headers.get("content-disposition")).toMatch(new RegExp(`^attachment; filename="DAY-.*-41027\\.${kind}"`));
      const { pages, width, pageHeight, loop } = await sharp(body, { animated: true }).metadata();
      expect({ width, height: pageHeight, loop }).toEqual({ width: WIDTH, height: HEIGHT, loop: 0 });
      // three quarters of a second: 12 at 16 a second, 9 or 10 at 12.5
      expect(pages).toBeGreaterThanOrEqual(kind === "webp" ? FRAMES : 9);
      const { mtimeMs } = await fs.stat(path.join(folder, "media", madeKey(takeId, kind)));
      expect((await bytesOf(await ask("made", { kind }))).equals(body)).toBe(true);
      expect((await fs.stat(path.join(folder, "media", madeKey(takeId, kind)))).mtimeMs, "not made again").toBe(mtimeMs);
    }
    expect(await fs.readdir(path.join(folder, "tmp")), "nothing left behind").toEqual([]);
  });

  test("says in plain words when it can't be made, and leaves nothing", async () => {
    const { id } = await makeTake();
    const { bytes } = await storage().put(`clips/${id}.mp4`, once(Buffer.from("no video at all")), "video/mp4");
    const keys = { storageKey: `clips/${id}.mp4`, posterKey: `posters/${id}.jpg`, spriteKey: `sprites/${id}.jpg` };
    await db().clip.create({
      data: { takeId: id, ...keys, bytes: BigInt(bytes), sha256: sha, width: 1, height: 1, durationMs: 750, fps: 16, thumbhash: "x" },
    });
    const response = await ask("made", { kind: "gif", id });
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: { code: "unavailable", message: "The GIF could not be made: ffmpeg could not do it. The clip itself is whole." } },
    ]);
    expect(await storage().size(madeKey(id, "gif"))).toBeNull();
    await storage().remove(keys.storageKey);
    expect((await ask("made", { kind: "gif", id })).status).toBe(404);
  });

  test("a frame is that frame, as a PNG of the clip's size", async () => {
    for (const number of [1, 7, FRAMES]) {
      const response = await ask("frames", { number: String(number) });
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
      expect(response.headers.get("content-disposition")).toMatch(new RegExp(`-41027-frame-${number}\\.png"`));
      const got = await sharp(await bytesOf(response))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([got.info.width, got.info.height]).toEqual([WIDTH, HEIGHT]);
      const raw = path.join(folder, "frame.rgb");
      const flags = "scale=flags=accurate_rnd+full_chroma_int";
      await ffmpeg("-i", path.join(folder, "made.mp4"), "-vf", flags, "-pix_fmt", "rgb24", "-f", "rawvideo", raw);
      const size = WIDTH * HEIGHT * 3;
      expect(got.data.equals((await fs.readFile(raw)).subarray((number - 1) * size, number * size))).toBe(true);
    }
    const etag = (await ask("frames", { number: "7" })).headers.get("etag") ?? "";
    expect((await ask("frames", { number: "7", headers: { "if-none-match": etag } })).status).toBe(304);
    for (const number of ["0", "-1", "1.5", "13", "999999", "x", ""]) expect((await ask("frames", { number })).status).toBe(404);
  });

  test("is listed with what it weighs", async () => {
    const listed: DownloadView[] = await (await ask("list")).json();
    const of = (kind: DownloadKind) => listed.find((one) => one.kind === kind);
    expect(listed.map(({ kind }) => kind)).toEqual(["mp4", "mp4_bare", "gif", "webp", "frame", "poster"]);
    expect(of("gif")).toMatchObject({ isExact: true, isToBeMade: false, bytes: await storage().size(madeKey(takeId, "gif")) });
    await storage().remove(madeKey(takeId, "gif"));
    const again: DownloadView[] = await (await ask("list")).json();
    expect(again.find(({ kind }) => kind === "gif")).toMatchObject({ isExact: false, isToBeMade: true });
    expect(of("poster")?.bytes).toBe(8);
    const poster = await ask("poster", KEPT);
    expect(poster.headers.get("content-disposition")).toMatch(/-41027-poster\.jpg"/);
  });

  test("goes by the template that is asked for, and by no other name", async () => {
    const nameOf = async (answer: Promise<Response>) => (await answer).headers.get("content-disposition");
    const query = `?download=1&name=${encodeURIComponent("{seed} von {slate}")}`;
    expect(await nameOf(ask("clip", { query }))).toMatch(/^attachment; filename="41027 von DAY-\d+\.mp4"/);
    expect(await nameOf(ask("poster", { query }))).toMatch(/^attachment; filename="41027 von DAY-\d+-poster\.jpg"/);
    expect(await nameOf(ask("frames", { query, number: "2" }))).toMatch(/^attachment; filename="41027 von DAY-\d+-frame-2\.png"/);
    const refused = await ask("clip", { query: `?download=1&name=${encodeURIComponent("../{seed}")}` });
    expect([refused.status, (await refused.json()).error.fields]).toEqual([422, { name: 'A file name can’t hold / \\ : * ? " < > or |.' }]);
  });

  test("is not there for a take that has no clip, nor in forms that we don't make", async () => {
    const { id } = await makeTake();
    for (const one of [id, "no-such", "../../x", "nul\0"]) {
      expect((await ask("made", { kind: "gif", id: one })).status).toBe(404);
      expect((await ask("frames", { number: "1", id: one })).status).toBe(404);
      expect((await ask("clip", { ...KEPT, id: one })).status).toBe(404);
      expect((await ask("list", { id: one })).status).toBe(404);
    }
    expect((await ask("made", { kind: "exe" })).status).toBe(404);
  });
});

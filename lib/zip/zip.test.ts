import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GET as getClip } from "@/app/api/media/takes/[id]/clip/route";
import { GET, HEAD } from "@/app/api/zip/[id]/route";
import { POST } from "@/app/api/zip/route";
import { makeCaller, params } from "@/lib/api/testing";
import { readCells } from "@/lib/csv";
import { db } from "@/lib/db";
import { sha256 } from "@/lib/ids";
import { replaceStorage, storage } from "@/lib/storage/current";
import { joinCrc } from "@/lib/zip/crc";
import { makeZip } from "@/lib/zip/make";
import { ZipOptions } from "@/lib/zip/schema";
import type { ZipScope } from "@/lib/zip/scope";
import { serveZip } from "@/lib/zip/serve";
import { sweepZips } from "@/lib/zip/sweep";
import { readZip } from "@/lib/zip/testing";
import type { ZipView } from "@/lib/zip/view";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

const folder = mkdtempSync(path.join(tmpdir(), "dailies-zip-"));
process.env.DATA_DIR = folder;
useDatabase();

const PROMPT = "Slow push in, the violin turns.";
let call: Awaited<ReturnType<typeof makeCaller>>;
let takeIds: string[];

beforeAll(async () => {
  call = await makeCaller();
  takeIds = [];
  for (const [place, length] of [700_000, 1, 300_000, 5_000].entries()) takeIds.push(await makeClipOf(Buffer.alloc(length, `clip ${place} `)));
  await db().take.update({ where: { id: takeIds[0]! }, data: { verdict: "approved", rating: 4 } });
});
afterEach(() => replaceStorage(undefined));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a zip of takes", () => {
  it("has the length that was said, and holds each clip as its download, with a manifest", async () => {
    const zip = await make(takeIds);
    expect(zip).toMatchObject({ clips: 4, leftOut: 0, name: expect.stringMatching(/^[A-Z]{2,4}-takes-\d{4}-\d\d-\d\d\.zip$/) });
    const response = await fetchZip(zip);
    expect([response.status, response.headers.get("content-length")]).toEqual([200, String(zip.bytes)]);
    expect(response.headers.get("content-disposition")).toContain(`filename="${zip.name}"`);
    const bytes = await bytesOf(response);
    expect(bytes.length).toBe(zip.bytes);

    const entries = open(bytes);
    expect(entries.map(({ name }) => name).at(-1)).toBe("manifest.csv");
    for (const [place, takeId] of takeIds.entries()) {
      const download = await getClip(call(`/api/media/takes/${takeId}/clip?download=1`), params({ id: takeId }));
      expect(entries[place]!.data().equals(await bytesOf(download))).toBe(true);
      expect(download.headers.get("content-disposition")).toContain(entries[place]!.name);
    }
    const [head, first] = readCells(entries.at(-1)!.data().toString());
    const line = Object.fromEntries(head!.map((name, place) => [name, first![place]]));
    const { clip, ...take } = await db().take.findUniqueOrThrow({ where: { id: takeIds[0]! }, include: { clip: true } });
    expect(line).toMatchObject({
      ...{ take: `T${take.number}`, file: entries[0]!.name, verdict: "approved", rating: "4", provider: "wavespeed", seed: "41027", prompt: PROMPT },
      ...{
        settings: "duration=5; resolution=720p",
        cost_usd: "0.30",
        cost: "expected",
        clip_sha256: clip!.sha256,
        clip_bytes: "700000",
        take_id: take.id,
      },
    });
  });

  it("leaves the clips as they were generated where recipes are not wanted", async () => {
    const [entry] = open(await bytesOf(await fetchZip(await make(takeIds.slice(0, 1), { recipe: "none" }))));
    expect(entry!.data().equals(Buffer.alloc(700_000, "clip 0 "))).toBe(true);
  });

  it("names files by a template, each once, and refuses one that won't do by its field", async () => {
    const entries = open(await bytesOf(await fetchZip(await make(takeIds, { name: "CON" }))));
    expect(entries.map(({ name }) => name)).toEqual(["_CON.mp4", "_CON-2.mp4", "_CON-3.mp4", "_CON-4.mp4", "manifest.csv"]);
    const refused = await POST(call("/api/zip", { body: { selection: { takeIds }, name: "{sort}" } }), params({}));
    expect([refused.status, (await refused.json()).error.fields]).toEqual([422, { name: expect.stringContaining("“{sort}” is no part of a name") }]);
  });

  it("holds approved takes alone when asked, says what is left out, and is none when nothing is left", async () => {
    expect(await make([...takeIds, takeIds[0]!, "gone"], { onlyApproved: true })).toMatchObject({ clips: 1, leftOut: 4 });
    for (const [body, field] of [
      [{ selection: { takeIds: takeIds.slice(1) }, onlyApproved: true }, "onlyApproved"],
      [{ selection: { takeIds: ["gone"] } }, "selection"],
      [{ selection: { takeIds: [] } }, "selection.takeIds"],
    ] as const) {
      const refused = await POST(call("/api/zip", { body }), params({}));
      expect([refused.status, Object.keys((await refused.json()).error.fields)]).toEqual([422, [field]]);
    }
    expect(await db().zip.count({ where: { tag: "" } })).toBe(0);
  });
});

describe("a download that broke off", () => {
  it("goes on wherever it stopped, and comes to the same bytes", async () => {
    const zip = await make(takeIds);
    const whole = await bytesOf(await fetchZip(zip));
    const tag = (await fetchZip(zip, {}, "HEAD")).headers.get("etag")!;
    const cuts = [1, 29, 64, 350_000, 700_100, zip.bytes - 900, zip.bytes - 22, zip.bytes - 1, Math.floor(zip.bytes / 2)];
    for (const cut of cuts) {
      const rest = await fetchZip(zip, { range: `bytes=${cut}-`, "if-range": tag });
      expect([rest.status, rest.headers.get("content-range")]).toEqual([206, `bytes ${cut}-${zip.bytes - 1}/${zip.bytes}`]);
      expect(Buffer.concat([whole.subarray(0, cut), await bytesOf(rest)]).equals(whole)).toBe(true);
    }
    const [middle, last] = [await fetchZip(zip, { range: "bytes=1000-1999" }), await fetchZip(zip, { range: "bytes=-5" })];
    expect([(await bytesOf(middle)).equals(whole.subarray(1000, 2000)), (await bytesOf(last)).equals(whole.subarray(-5))]).toEqual([true, true]);
  });

  it("begins anew with other contents, asks in vain past the end, and is known by its tag", async () => {
    const zip = await make(takeIds);
    const tag = (await fetchZip(zip, {}, "HEAD")).headers.get("etag")!;
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await fetchZip(await make(takeIds), {}, "HEAD")).headers.get("etag")).toBe(tag);
    for (const other of [[...takeIds].reverse(), takeIds.slice(1)]) {
      const otherTag = (await fetchZip(await make(other), {}, "HEAD")).headers.get("etag")!;
      expect(otherTag).not.toBe(tag);
      expect((await fetchZip(zip, { range: "bytes=5-", "if-range": otherTag })).status).toBe(200);
    }
    expect((await fetchZip(zip, { range: `bytes=${zip.bytes}-` })).status).toBe(416);
    expect((await fetchZip(zip, { "if-none-match": tag })).status).toBe(304);
  });

  it("reads no clip that stands before it", async () => {
    const zip = await make(takeIds);
    await bytesOf(await fetchZip(zip));
    const real = storage();
    const asked: string[] = [];
    const noted = (read: typeof real.read): typeof real.read => {
      return (key, ...rest) => {
        asked.push(key);
        return read(key, ...rest);
      };
    };
    replaceStorage({ ...real, read: noted(real.read) });
    await bytesOf(await fetchZip(zip, { range: `bytes=${zip.bytes - 40}-` }));
    expect(asked.filter((key) => key.startsWith("clips/"))).toEqual([]);
  });
});

describe("access", () => {
  it("is asked for each clip when it is sent: one that goes to the trash meanwhile ends the download", async () => {
    const takeId = await makeClipOf(Buffer.alloc(400_000, "later"));
    const zip = await make([takeIds[0]!, takeId]);
    const body = (await fetchZip(zip)).body!.getReader();
    const { value } = await body.read();
    expect(value!.length).toBeGreaterThan(0);
    await db().take.update({ where: { id: takeId }, data: { trashedAt: new Date() } });
    await expect(drain(body)).rejects.toThrow("may not be had any more");
    await expect(bytesOf(await fetchZip(zip, { range: "bytes=900000-" }))).rejects.toThrow("may not be had any more");
    await db().take.update({ where: { id: takeId }, data: { trashedAt: null } });
    await db().clip.update({ where: { takeId }, data: { sha256: sha256("another clip") } });
    await expect(bytesOf(await fetchZip(zip))).rejects.toThrow("is gone");
  });

  it("is for nobody but its maker, as long as it is kept", async () => {
    const zip = await make(takeIds);
    const other = await makeCaller();
    const id = zip.url.split("/").pop()!;
    expect((await GET(other(zip.url), params({ id }))).status).toBe(404);
    const guest = guestScope(takeIds);
    await expect(serveZip(new Request("http://studio.test/"), guest, id)).rejects.toThrow("somebody else’s");
    await db().zip.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await fetchZip(zip)).status).toBe(404);
    await sweepZips();
    expect([await db().zip.count({ where: { id } }), await storage().size(`zips/${id}.list`), await storage().size(`zips/${id}.csv`)]).toEqual([
      0,
      null,
      null,
    ]);
  });

  it("tells a guest nothing of recipes and costs, in no name, manifest or clip, and gives what the link covers", async () => {
    const scope = guestScope(takeIds.slice(0, 2));
    const zip = await makeZip(scope, [takeIds], ZipOptions.parse({}), `/g/${SHARE}/api/zip`);
    expect(zip).toMatchObject({ clips: 2, leftOut: 2, url: expect.stringMatching(`^/g/${SHARE}/api/zip/`) });
    const bytes = await bytesOf(await serveZip(new Request("http://studio.test/"), scope, zip.url.split("/").pop()!));
    expect(open(bytes)).toHaveLength(3);
    const text = bytes.toString("latin1");
    for (const secret of [PROMPT, "push", "41027", "wavespeed", "720p;", "resolution", "0.30"]) expect(text).not.toContain(secret);
    scope.shows.costs = true;
    const withCosts = await makeZip(scope, [takeIds], ZipOptions.parse({}), "/g");
    scope.shows.costs = false;
    await expect(serveZip(new Request("http://studio.test/"), scope, withCosts.url.split("/").pop()!)).rejects.toThrow("run out");
  });
});

describe("a zip of many gigabytes", () => {
  const CLIP = 1_500_000_000;

  it("goes by without being held in memory, and its directory counts past 4 GB", async () => {
    const { lend: _, ...real } = storage();
    const zeros = new Uint8Array(256 * 1024);
    // as long as it says, and never on a disk
    const zerosOf = (length: number) => {
      let left = length;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = zeros.subarray(0, Math.min(left, zeros.length));
          left -= chunk.length;
          if (chunk.length > 0) controller.enqueue(chunk);
          if (left === 0) controller.close();
        },
      });
    };
    replaceStorage({
      ...real,
      read: async (key, range, signal) =>
        key.startsWith("clips/zeros") ? zerosOf(range ? range.end - range.start + 1 : CLIP) : real.read(key, range, signal),
    });
    const crc = crcOfZeros(CLIP);
    const many: string[] = [];
    for (const name of ["one", "two", "three"]) many.push(await makeRow({ storageKey: `clips/zeros-${name}.mp4`, bytes: CLIP, crc32: crc }));
    const zip = await make(many, { recipe: "none" });
    expect(zip.bytes).toBeGreaterThan(3 * CLIP);
    const reader = (await fetchZip(zip)).body!.getReader();
    let [got, most] = [0, 0];
    const before = process.memoryUsage().rss;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      got += read.value.length;
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    expect(got).toBe(zip.bytes);
    expect(most / got).toBeLessThan(0.05);

    const starts = [0, CLIP, 2 * CLIP, 3 * CLIP, zip.bytes - 4096];
    const windows = await Promise.all(starts.map(async (start) => bytesOf(await fetchZip(zip, { range: `bytes=${start}-${start + 4095}` }))));
    const entries = readZip(zip.bytes, (start, end) => {
      const place = starts.findLastIndex((from) => start >= from);
      return windows[place]!.subarray(start - starts[place]!, end - starts[place]!);
    });
    expect(entries.map(({ bytes }) => bytes).slice(0, 3)).toEqual([CLIP, CLIP, CLIP]);
    expect(entries.at(-1)!.offset).toBeGreaterThan(2 ** 32);
    expect(readCells(entries.at(-1)!.data().toString())).toHaveLength(4);
    expect(entries).toHaveLength(4);
  });
});

const SHARE = "share-of-the-test";

function guestScope(covered: readonly string[]): ZipScope {
  return {
    owner: { shareId: SHARE },
    shows: { prompts: false, costs: false },
    allowed: async (asked) => new Set(asked.filter((takeId) => covered.includes(takeId))),
  };
}

beforeAll(async () => {
  await db().share.create({ data: { id: SHARE, scope: "selection", name: "Round 1", tokenHash: "hash", tokenHint: "hint" } });
});

async function make(ids: string[], options: Record<string, unknown> = {}): Promise<ZipView> {
  const response = await POST(call("/api/zip", { body: { selection: { takeIds: ids }, ...options } }), params({}));
  expect(response.status).toBe(201);
  return response.json();
}

function fetchZip(zip: ZipView, headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET"): Promise<Response> {
  const request = call(zip.url, { method, headers });
  return (method === "GET" ? GET : HEAD)(request, params({ id: zip.url.split("/").pop()! }));
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

function open(bytes: Buffer) {
  return readZip(bytes.length, (start, end) => bytes.subarray(start, end));
}

async function makeClipOf(bytes: Buffer): Promise<string> {
  const storageKey = `clips/${sha256(bytes).slice(0, 20)}.mp4`;
  await storage().put(
    storageKey,
    (async function* () {
      yield bytes;
    })(),
    "video/mp4",
  );
  return makeRow({ storageKey, bytes: bytes.length, sha256: sha256(bytes) });
}

async function makeRow({
  storageKey,
  bytes,
  crc32: crc,
  sha256: hash,
}: {
  storageKey: string;
  bytes: number;
  crc32?: number;
  sha256?: string;
}): Promise<string> {
  const { id } = await makeTake({ prompt: PROMPT });
  await db().clip.create({
    data: {
      ...{ takeId: id, storageKey, bytes: BigInt(bytes), sha256: hash ?? sha256(storageKey), crc32: crc === undefined ? null : BigInt(crc) },
      ...{ width: 1280, height: 720, durationMs: 5062, fps: 16, posterKey: `posters/${id}.jpg`, spriteKey: `sprites/${id}.jpg`, thumbhash: "" },
    },
  });
  await db().take.update({ where: { id }, data: { status: "ready", finishedAt: new Date(), sentAt: new Date(), predictionId: id } });
  return id;
}

function crcOfZeros(length: number): number {
  const block = Buffer.alloc(1 << 20);
  const step = crc32(block);
  let crc = 0;
  let left = length;
  for (; left >= block.length; left -= block.length) crc = joinCrc(crc, step, block.length);
  return crc32(Buffer.alloc(left), crc);
}

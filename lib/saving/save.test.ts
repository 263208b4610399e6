import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";
import { rawAddress } from "@/lib/saving/raw-address";
import { saveTake } from "@/lib/saving/save";
import { saveAgain } from "@/lib/saving/save-again";
import { type Answer, hangUpAfter, useHost } from "@/lib/saving/testing";
import { storage } from "@/lib/storage/current";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const host = useHost();
const HOUR_MS = 3_600_000;
let dataDir: string;
let clip: Buffer;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "dailies-save-"));
  const { host: at } = new URL(host.url);
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    OUTBOUND_ALLOW: at,
    WAVESPEED_API_KEY: "live-key-of-wavespeed",
    WAVESPEED_BASE_URL: `http://${at}/api/v3`,
  });
  const file = path.join(dataDir, "made.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc=size=128x72:rate=16", "-frames:v", "24", "-c:v", "libx264", "-pix_fmt", "yuv420p"];
  await runTool(ffmpegPath(), ["-nostdin", ...QUIET, ...source, asFile(file)], { timeoutMs: 30_000 });
  clip = await readFile(file);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));
beforeEach(() => {
  host.asked.length = 0;
  host.answer = gives();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The host as it should be. */
function gives(): Answer {
  return (_, response) => response.writeHead(200, { etag: '"one"', "content-length": clip.length }).end(clip);
}

async function saving(changes: Parameters<typeof makeTake>[0] = {}): Promise<string> {
  const now = new Date();
  const made = {
    status: "saving" as const,
    sentAt: now,
    doneAt: now,
    dueAt: new Date(0),
    outputUrl: host.url,
    outputUntil: new Date(now.getTime() + HOUR_MS),
  };
  return (await makeTake({ ...made, predictionId: `p-${Math.random()}`, ...changes })).id;
}

/** One try, whenever the next is due. */
async function tryOnce(takeId: string, workerId = "a worker"): Promise<void> {
  await db().take.updateMany({ where: { id: takeId, status: "saving" }, data: { dueAt: new Date(0) } });
  await saveTake(takeId, workerId);
}

async function stateOf(takeId: string) {
  const [state] = await db().$queryRaw<
    { status: string; waitReason: string | null; leaseOwner: string | null; inMs: number; failureCode: string | null }[]
  >`
    SELECT status::text, wait_reason AS "waitReason", lease_owner AS "leaseOwner", failure_code AS "failureCode",
      (extract(epoch FROM due_at - now()) * 1000)::float8 AS "inMs" FROM take WHERE id = ${takeId}`;
  return state!;
}

async function storedHash(takeId: string): Promise<string | null> {
  const stream = await storage().read(`clips/${takeId}.mp4`);
  return (
    stream &&
    createHash("sha256")
      .update(Buffer.from(await new Response(stream).arrayBuffer()))
      .digest("hex")
  );
}

async function expectReady(takeId: string): Promise<void> {
  expect((await stateOf(takeId)).status).toBe("ready");
  const row = await db().clip.findUniqueOrThrow({ where: { takeId } });
  expect(row.sha256).toBe(createHash("sha256").update(clip).digest("hex"));
  expect(await storedHash(takeId)).toBe(row.sha256);
  expect(await readdir(path.join(dataDir, "tmp"))).not.toContain(`save-${takeId}`);
}

const half = () => clip.subarray(0, Math.floor(clip.length / 2));

const LIES: [string, Answer, string][] = [
  ["404", (_, response) => response.writeHead(404).end(), "The vendor's store answered 404."],
  ["503", (_, response) => response.writeHead(503).end(), "The vendor's store answered 503."],
  ["a hang-up", (_, response) => void response.socket?.destroy(), "The vendor's store could not be reached."],
  ["half, with a length that agrees", (_, response) => response.end(half()), "not a whole clip"],
  ["half of what it announced", (_, response) => hangUpAfter(response.writeHead(200, { "content-length": clip.length }), half()), "broke off"],
  ["rubbish behind the clip", (_, response) => response.end(Buffer.concat([clip, Buffer.alloc(99, 7)])), "not a whole clip"],
  [
    "a length that is too short",
    (_, response) => response.writeHead(200, { "content-length": clip.length - 9 }).end(clip.subarray(0, -9)),
    "not a whole clip",
  ],
  [
    "a page that says it is a video",
    (_, response) => response.writeHead(200, { "content-type": "video/mp4" }).end("<!doctype html>"),
    "not a whole clip",
  ],
  ["no bytes", (_, response) => response.end(), "The file is empty."],
  ["more than any clip", (_, response) => response.writeHead(200, { "content-length": 1e12 }).write("x"), "too large"],
  ["a circle of redirects", (_, response) => response.writeHead(302, { location: host.url }).end(), "could not be reached"],
  ["a way into our own network", (_, response) => response.writeHead(302, { location: "https://10.0.0.1/" }).end(), "could not be reached"],
];

describe("a host that gives", () => {
  test.each(LIES)("%s, and then the clip: it waits, says why, keeps its distance, and is saved", async (_, lie, words) => {
    const takeId = await saving();
    host.answer = (request, response) => (request.url?.startsWith("/api/") ? response.writeHead(500).end() : lie(request, response));
    await tryOnce(takeId);
    const { status, waitReason, leaseOwner, inMs } = await stateOf(takeId);
    expect([status, leaseOwner]).toEqual(["saving", null]);
    expect(waitReason).toContain(words);
    expect(inMs).toBeGreaterThan(1_000);
    expect(await storage().size(`clips/${takeId}.mp4`)).toBeNull();
    host.answer = gives();
    await tryOnce(takeId);
    await expectReady(takeId);
  });

  test("the clip called something else, or packed: it is saved at once", async () => {
    const answers: Answer[] = [
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(clip),
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(clip)),
    ];
    for (const answer of answers) {
      host.answer = answer;
      const takeId = await saving();
      await tryOnce(takeId);
      await expectReady(takeId);
    }
  });

  test("a piece at each try: each goes on from the last", async () => {
    const takeId = await saving();
    const third = Math.ceil(clip.length / 3);
    host.answer = (request, response) => {
      const start = Number(/\d+/.exec(request.headers.range ?? "")?.[0] ?? 0);
      const rest = start > 0 ? { "content-range": `bytes ${start}-${clip.length - 1}/${clip.length}` } : {};
      response.writeHead(start > 0 ? 206 : 200, { etag: '"one"', ...rest, "content-length": clip.length - start });
      if (start + third < clip.length) response.write(clip.subarray(start, start + third), () => setTimeout(() => response.socket?.end(), 20));
      else response.end(clip.subarray(start));
    };
    // what came with the hang-up itself may be lost, so a try may bring nothing
    for (let tries = 0; tries < 50 && (await stateOf(takeId)).status === "saving"; tries += 1) await tryOnce(takeId);
    await expectReady(takeId);
    const starts = host.asked.map((range) => Number(/\d+/.exec(range ?? "")?.[0] ?? 0));
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(new Set(starts).size).toBe(3);
  });

  test("nothing at the old address: the provider is asked for a fresh one", async () => {
    const takeId = await saving({ outputUrl: host.url.replace("clip", "gone") });
    host.answer = (request, response) => {
      if (request.url?.startsWith("/gone")) return response.writeHead(403).end();
      if (!request.url?.startsWith("/api/")) return gives()(request, response);
      expect(request.headers.authorization).toBe("Bearer live-key-of-wavespeed");
      const data = { id: "p", status: "completed", outputs: [host.url] };
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ code: 200, data }));
    };
    await tryOnce(takeId);
    await tryOnce(takeId);
    await expectReady(takeId);
  });

  test("never a clip: it is asked more and more rarely", async () => {
    const takeId = await saving();
    host.answer = (_, response) => response.writeHead(503).end();
    const pauses: number[] = [];
    for (let tries = 0; tries < 10; tries += 1) {
      await tryOnce(takeId);
      pauses.push(Math.round((await stateOf(takeId)).inMs / 1_000));
    }
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect(pauses[9]).toBeGreaterThan(600);
  });
});

describe("the provider's expiry", () => {
  test("ends a clip that can't be had, honestly, charged once, with its address for whoever may write", async () => {
    const takeId = await saving({ outputUntil: new Date(Date.now() - 1_000) });
    host.answer = (_, response) => response.writeHead(404).end();
    await tryOnce(takeId);
    expect(await stateOf(takeId)).toMatchObject({ status: "failed", failureCode: "output_lost", leaseOwner: null });
    const kinds = (await db().ledgerRow.findMany({ where: { takeId }, orderBy: { createdAt: "asc" } })).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["charged", "released", "reserved"]);
    expect(await rawAddress(await makeMember("producer"), { takeId })).toMatchObject({ url: host.url });
    await expect(rawAddress(await makeMember("reviewer"), { takeId })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("does not end one that a person has tried again, and is there after all; it is charged once", async () => {
    const takeId = await saving({ outputUntil: new Date(Date.now() - 1_000) });
    const owner = await makeMember("owner");
    host.answer = (_, response) => response.writeHead(404).end();
    await tryOnce(takeId);
    await saveAgain(owner, { takeId });
    expect((await stateOf(takeId)).status).toBe("saving");
    await tryOnce(takeId);
    expect((await stateOf(takeId)).status).toBe("failed");
    host.answer = gives();
    await saveAgain(owner, { takeId });
    await tryOnce(takeId);
    await expectReady(takeId);
    expect(await db().ledgerRow.count({ where: { takeId, kind: "charged" } })).toBe(1);
    await expect(rawAddress(owner, { takeId })).rejects.toMatchObject({ code: "not_found" });
  });

  test.each([-HOUR_MS, HOUR_MS])("is told by the database's clock, though ours is off by %i ms", async (offMs) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offMs });
    const realNow = Date.now() - offMs;
    host.answer = (_, response) => response.writeHead(404).end();
    const kept = await saving({ outputUntil: new Date(realNow + HOUR_MS / 2) });
    const past = await saving({ outputUntil: new Date(realNow - HOUR_MS / 2) });
    await tryOnce(kept);
    await tryOnce(past);
    const { status, inMs } = await stateOf(kept);
    expect(status).toBe("saving");
    expect(inMs).toBeGreaterThan(0);
    expect(inMs).toBeLessThan(60_000);
    expect((await stateOf(past)).status).toBe("failed");
  });

  test("never ends what our own disk could not keep", async () => {
    const takeId = await saving({ outputUntil: new Date(Date.now() - 1_000) });
    await rm(path.join(dataDir, "tmp"), { recursive: true, force: true });
    await writeFile(path.join(dataDir, "tmp"), "in the way");
    await tryOnce(takeId);
    expect((await stateOf(takeId)).status).toBe("saving");
    await rm(path.join(dataDir, "tmp"));
    await tryOnce(takeId);
    await expectReady(takeId);
  });
});

describe("a person who presses again and again", () => {
  test("asks the host no more often than once in two seconds", async () => {
    const takeId = await saving();
    const owner = await makeMember("owner");
    host.answer = (_, response) => response.writeHead(503).end();
    await tryOnce(takeId);
    for (let presses = 0; presses < 5; presses += 1) {
      await saveAgain(owner, { takeId });
      await saveTake(takeId, "a worker");
    }
    expect(host.asked).toHaveLength(1);
    expect((await stateOf(takeId)).inMs).toBeLessThanOrEqual(2_000);
  });
});

describe("a worker that was frozen until another had its take", () => {
  test("stores nothing and says nothing", async () => {
    const takeId = await saving();
    const put = vi.spyOn(storage(), "put");
    host.answer = async (request, response) => {
      await db().take.update({ where: { id: takeId }, data: { leaseOwner: "another" } });
      gives()(request, response);
    };
    await tryOnce(takeId);
    expect(put).not.toHaveBeenCalled();
    put.mockRestore();
    expect(await stateOf(takeId)).toMatchObject({ status: "saving", leaseOwner: "another", waitReason: null });
  });
});

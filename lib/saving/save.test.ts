import { createHash } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BETWEEN_DENIALS_MS } from "@/lib/asking/denied-before";
import { db } from "@/lib/db";
import { rawAddress } from "@/lib/saving/raw-address";
import { saveAgain } from "@/lib/saving/save-again";
import { type Answer, after, hangUpAfter, stateOf, tryOnce, useHost, useSaves } from "@/lib/saving/testing";
import { storage } from "@/lib/storage/current";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const host = useHost();
const saves = useSaves(host);
const { gives, waiting } = saves;
const HOUR_MS = 3_600_000;

beforeEach(() => {
  host.asked.length = 0;
  host.answer = gives();
});
afterEach(() => {
  vi.useRealTimers();
});

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
  expect(row.sha256).toBe(createHash("sha256").update(saves.clip).digest("hex"));
  expect(await storedHash(takeId)).toBe(row.sha256);
  expect(await readdir(path.join(saves.dataDir, "tmp"))).not.toContain(`save-${takeId}`);
}

const half = () => saves.clip.subarray(0, Math.floor(saves.clip.length / 2));

const LIES: [string, Answer, string][] = [
  ["404", (_, response) => response.writeHead(404).end(), "The provider’s store answered 404."],
  ["503", (_, response) => response.writeHead(503).end(), "The provider’s store answered 503."],
  ["a hang-up", (_, response) => void response.socket?.destroy(), "The provider’s store could not be reached."],
  ["half, with a length that agrees", (_, response) => response.end(half()), "not a whole clip"],
  ["half of what it announced", (_, response) => hangUpAfter(response.writeHead(200, { "content-length": saves.clip.length }), half()), "broke off"],
  ["rubbish behind the clip", (_, response) => response.end(Buffer.concat([saves.clip, Buffer.alloc(99, 7)])), "not a whole clip"],
  [
    "a length that is too short",
    (_, response) => response.writeHead(200, { "content-length": saves.clip.length - 9 }).end(saves.clip.subarray(0, -9)),
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
  test("every lie there is, and then the clip: after each it waits, says why and keeps its distance; then it is saved", async () => {
    const takeId = await waiting();
    for (const [name, lie, words] of LIES) {
      host.answer = (request, response) => (request.url?.startsWith("/api/") ? response.writeHead(500).end() : lie(request, response));
      await tryOnce(takeId);
      const { status, waitReason, leaseOwner, pauseMs } = await stateOf(takeId);
      expect([status, leaseOwner], name).toEqual(["saving", null]);
      expect(waitReason, name).toContain(words);
      expect(pauseMs, name).toBeGreaterThanOrEqual(2_000);
      expect(await storage().size(`clips/${takeId}.mp4`), name).toBeNull();
    }
    host.answer = gives();
    await tryOnce(takeId);
    await expectReady(takeId);
  });

  test("the clip called something else, or packed: it is saved at once", async () => {
    const answers: Answer[] = [
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(saves.clip),
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(saves.clip)),
    ];
    for (const answer of answers) {
      host.answer = answer;
      const takeId = await waiting();
      await tryOnce(takeId);
      await expectReady(takeId);
    }
  });

  test("a piece at each try: each goes on from the last", async () => {
    const takeId = await waiting();
    const third = Math.ceil(saves.clip.length / 3);
    host.answer = (request, response) => {
      const start = Number(/\d+/.exec(request.headers.range ?? "")?.[0] ?? 0);
      const rest = start > 0 ? { "content-range": `bytes ${start}-${saves.clip.length - 1}/${saves.clip.length}` } : {};
      response.writeHead(start > 0 ? 206 : 200, { etag: '"one"', ...rest, "content-length": saves.clip.length - start });
      if (start + third < saves.clip.length)
        response.write(saves.clip.subarray(start, start + third), () => setTimeout(() => response.socket?.end(), 20));
      else response.end(saves.clip.subarray(start));
    };
    // what came with the hang-up itself may be lost, so a try may bring nothing
    for (let tries = 0; tries < 50 && (await stateOf(takeId)).status === "saving"; tries += 1) await tryOnce(takeId);
    await expectReady(takeId);
    const starts = host.asked.map((range) => Number(/\d+/.exec(range ?? "")?.[0] ?? 0));
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(new Set(starts).size).toBe(3);
  });

  test("nothing at the old address: the provider is asked for a fresh one", async () => {
    const takeId = await waiting({ outputUrl: host.url.replace("clip", "gone") });
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
});

describe("the provider's expiry", () => {
  test("ends a clip that can't be had, honestly, charged once, with its address for whoever may write", async () => {
    const takeId = await waiting({ outputUntil: new Date(Date.now() - HOUR_MS) });
    host.answer = (_, response) => response.writeHead(404).end();
    await tryOnce(takeId);
    await after(BETWEEN_DENIALS_MS, takeId);
    await tryOnce(takeId);
    expect(await stateOf(takeId)).toMatchObject({ status: "failed", failureCode: "output_lost", leaseOwner: null });
    const kinds = (await db().ledgerRow.findMany({ where: { takeId }, orderBy: { createdAt: "asc" } })).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["charged", "released", "reserved"]);
    expect(await rawAddress(await makeMember("producer"), { takeId })).toMatchObject({ url: host.url });
    await expect(rawAddress(await makeMember("reviewer"), { takeId })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("does not end it for one bad answer, nor for several in a row, nor for what was said while it was still kept", async () => {
    const takeId = await waiting({ outputUntil: new Date(Date.now() + HOUR_MS) });
    host.answer = (_, response) => response.writeHead(404).end();
    await tryOnce(takeId);
    await after(2 * HOUR_MS, takeId);
    for (let tries = 0; tries < 3; tries += 1) await tryOnce(takeId);
    expect((await stateOf(takeId)).status).toBe("saving");
    host.answer = gives();
    await tryOnce(takeId);
    await expectReady(takeId);
  });

  test("does not end one that a person has tried again, and is there after all; it is charged once", async () => {
    const takeId = await waiting({ outputUntil: new Date(Date.now() - HOUR_MS) });
    const owner = await makeMember("owner");
    host.answer = (_, response) => response.writeHead(404).end();
    await tryOnce(takeId);
    await after(BETWEEN_DENIALS_MS, takeId);
    await tryOnce(takeId);
    expect((await stateOf(takeId)).status).toBe("failed");
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
    const kept = await waiting({ outputUntil: new Date(realNow + HOUR_MS / 2) });
    const past = await waiting({ outputUntil: new Date(realNow - HOUR_MS / 2) });
    for (const takeId of [kept, past]) {
      await tryOnce(takeId);
      await after(BETWEEN_DENIALS_MS, takeId);
      await tryOnce(takeId);
    }
    const { status, pauseMs } = await stateOf(kept);
    expect(status).toBe("saving");
    expect(pauseMs).toBeGreaterThanOrEqual(2_000);
    expect(pauseMs).toBeLessThan(HOUR_MS / 2);
    expect((await stateOf(past)).status).toBe("failed");
  });

  test("never ends what our own disk could not keep", async () => {
    const takeId = await waiting({ outputUntil: new Date(Date.now() - HOUR_MS) });
    await rm(path.join(saves.dataDir, "tmp"), { recursive: true, force: true });
    await writeFile(path.join(saves.dataDir, "tmp"), "in the way");
    await tryOnce(takeId);
    await after(BETWEEN_DENIALS_MS, takeId);
    await tryOnce(takeId);
    expect((await stateOf(takeId)).status).toBe("saving");
    await rm(path.join(saves.dataDir, "tmp"));
    await tryOnce(takeId);
    await expectReady(takeId);
  });
});

describe("a person who presses again and again", () => {
  test("asks the host no more often than once in two seconds", async () => {
    const takeId = await waiting();
    const owner = await makeMember("owner");
    host.answer = (_, response) => response.writeHead(503).end();
    await tryOnce(takeId);
    for (let presses = 0; presses < 5; presses += 1) {
      await saveAgain(owner, { takeId });
      expect((await stateOf(takeId)).pauseMs).toBeGreaterThanOrEqual(2_000);
    }
  });
});

describe("a worker that was frozen until another had its take", () => {
  test("stores nothing and says nothing", async () => {
    const takeId = await waiting();
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

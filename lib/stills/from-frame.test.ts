import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { probeClip } from "@/lib/media/probe";
import { ffmpegPath } from "@/lib/media/tools";
import { cropStill } from "@/lib/stills/crop";
import { getStillBytes } from "@/lib/stills/data";
import { keepFrame } from "@/lib/stills/from-frame";
import { KeepFrame } from "@/lib/stills/schema";
import { storage } from "@/lib/storage/current";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const FRAMES = 12;
const WHITE = 5;

let folder: string;
let maya: Actor;
let takeId: string;

/** A clip whose frames are black, but for one white and a grey last one. */
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-frames-"));
  process.env.DATA_DIR = folder;
  maya = await makeMember("producer");
  takeId = (await makeTake({ createdById: maya.memberId })).id;
  const file = path.join(folder, "made.mp4");
  const light = `geq=lum='if(eq(N,${WHITE}),235,if(eq(N,${FRAMES - 1}),126,16))':cb=128:cr=128`;
  const args = ["-f", "lavfi", "-i", "color=black:size=160x96:rate=16,format=yuv420p", "-vf", light, "-frames:v", String(FRAMES)];
  await promisify(execFile)(ffmpegPath(), ["-nostdin", "-v", "error", ...args, "-pix_fmt", "yuv420p", file]);
  const { durationMs, fps, width, height } = await probeClip(file);
  const storageKey = `clips/${takeId}.mp4`;
  const { sha256, bytes } = await storage().put(storageKey, createReadStream(file), "video/mp4");
  const more = { posterKey: `posters/${takeId}.jpg`, spriteKey: `sprites/${takeId}.jpg`, thumbhash: "x" };
  await db().clip.create({ data: { takeId, storageKey, bytes: BigInt(bytes), sha256, width, height, durationMs, fps, ...more } });
});

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

const lightOf = async (stillId: string) => {
  const { bytes } = await getStillBytes(readScope(maya), stillId);
  const { channels } = await sharp(bytes).stats();
  return Math.round(channels[0]!.mean);
};

test("the frame that was asked for becomes a still of our own encoding, which remembers it", async () => {
  const still = await keepFrame(maya, { takeId, frame: WHITE });
  expect(still).toMatchObject({ width: 160, height: 96, from: { takeId, frame: WHITE }, name: expect.stringMatching(/ T\d+, frame 6$/) });
  expect(await lightOf(still.id)).toBeGreaterThan(240);
  expect(await lightOf((await keepFrame(maya, { takeId, frame: WHITE - 1 })).id)).toBeLessThan(15);
  const row = await db().still.findUniqueOrThrow({ where: { id: still.id } });
  expect([row.contentType, row.sourceId, row.createdById]).toEqual(["image/jpeg", null, maya.memberId]);
});

test("the last frame is the clip's very last", async () => {
  const last = await keepFrame(maya, { takeId, frame: "last" });
  expect(last.from).toEqual({ takeId, frame: FRAMES - 1 });
  const light = await lightOf(last.id);
  expect(light > 90 && light < 160).toBe(true);
});

test("the same frame is the same still, by whatever name, for everybody and at once", async () => {
  const ada = await makeMember("owner");
  const asked = [keepFrame(maya, { takeId, frame: 3 }), keepFrame(ada, { takeId, frame: 3 }), keepFrame(maya, { takeId, frame: 3 })];
  expect(new Set((await Promise.all(asked)).map(({ id }) => id)).size).toBe(1);
  expect(await db().still.count({ where: { fromTakeId: takeId, fromFrame: 3 } })).toBe(1);
  const files = await fs.readdir(path.join(folder, "media", "stills"));
  expect(files).toHaveLength(await db().still.count({ where: { fromTakeId: takeId } }));
  const last = await keepFrame(maya, { takeId, frame: "last" });
  expect((await keepFrame(ada, { takeId, frame: FRAMES - 1 })).id).toBe(last.id);
});

test("a cut of a frame remembers the frame and is not taken for it", async () => {
  const whole = await keepFrame(maya, { takeId, frame: 2 });
  const part = await cropStill(maya, { stillId: whole.id, x: 0, y: 0, width: 96, height: 96 });
  expect(part.from).toEqual({ takeId, frame: 2 });
  expect((await keepFrame(maya, { takeId, frame: 2 })).id).toBe(whole.id);
});

test("what can't be is said by its field", async () => {
  await expect(keepFrame(maya, { takeId, frame: FRAMES })).rejects.toMatchObject({
    code: "invalid",
    fields: { frame: "The clip has 12 frames: counted from 0, the last is 11." },
  });
  await expect(keepFrame(maya, { takeId: "no-such", frame: 0 })).rejects.toMatchObject({ code: "not_found" });
  await expect(keepFrame(maya, { takeId: "nul\0", frame: 0 })).rejects.toMatchObject({ code: "not_found" });
  const waiting = await makeTake();
  await expect(keepFrame(maya, { takeId: waiting.id, frame: "last" })).rejects.toMatchObject({
    code: "conflict",
    fields: { takeId: "This take has no clip yet." },
  });
  for (const frame of [-1, 0.5, "first", "0"]) expect(KeepFrame.safeParse({ takeId, frame }).success).toBe(false);
});

test("who may only look keeps no frame", async () => {
  const reviewer = await makeMember("reviewer");
  const token = (...scopes: ("read" | "write" | "spend")[]): Actor => ({ ...maya, kind: "token", tokenId: "t", scopes });
  for (const actor of [reviewer, token("read", "spend"), token("write")])
    await expect(keepFrame(actor, { takeId, frame: 0 })).rejects.toMatchObject({ code: "forbidden" });
});

test("a clip whose file is gone is said to be", async () => {
  const gone = await makeTake();
  const keys = { storageKey: `clips/${gone.id}.mp4`, posterKey: `posters/${gone.id}.jpg`, spriteKey: `sprites/${gone.id}.jpg` };
  const facts = { bytes: 1n, sha256: "x", width: 160, height: 96, durationMs: 1000, fps: 16, thumbhash: "x" };
  await db().clip.create({ data: { takeId: gone.id, ...keys, ...facts } });
  await expect(keepFrame(maya, { takeId: gone.id, frame: 0 })).rejects.toMatchObject({ code: "unavailable" });
});

import { createWriteStream, existsSync, mkdtempSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getVideo } from "@/app/api/reels/[id]/video/route";
import type { Actor } from "@/lib/access/actor";
import { makeCaller, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { sha256 } from "@/lib/ids";
import { probeClip } from "@/lib/media/probe";
import { changeReel } from "@/lib/reels/change";
import { getReel } from "@/lib/reels/data";
import { addToReel, makeReel } from "@/lib/reels/make";
import { cancelRender, renderReel } from "@/lib/reels/render";
import { reelClip } from "@/lib/reels/rendered";
import { runRender } from "@/lib/reels/run-render";
import type { ReelItemInput } from "@/lib/reels/schema";
import { sweepRenders } from "@/lib/reels/sweep";
import { sweepOldRenders } from "@/lib/reels/sweep-old";
import { greysOf, makeGreyTake, STEP } from "@/lib/reels/testing";
import { storage } from "@/lib/storage/current";
import { useWorkerProcesses } from "@/lib/worker/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

const folder = mkdtempSync(path.join(tmpdir(), "dailies-reel-"));
process.env.DATA_DIR = folder;
useDatabase();
const startWorkerProcess = useWorkerProcesses();

const SIZE = { width: 320, height: 180, fps: 16 };
let maya: Actor;
let wide: { takeId: string; shotId: string };
let other: { takeId: string; shotId: string };
let tall: { takeId: string; shotId: string };

beforeAll(async () => {
  maya = await makeMember("producer");
  wide = await makeGreyTake({ ...SIZE, frames: 24 });
  other = await makeGreyTake({ ...SIZE, frames: 20 }, 40);
  tall = await makeGreyTake({ width: 180, height: 320, fps: 24, frames: 12 }, 60);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const take = (takeId: string, inFrame: number | null = null, outFrame: number | null = null, fadeMs = 0): ReelItemInput => ({
  ...{ kind: "take", id: "new", takeId, inFrame, outFrame, fadeMs },
});
const near = (value: number) => expect.toSatisfy((got: number) => Math.abs(got - value) <= 2, `about ${value}`);

async function reelOf(...items: ReelItemInput[]): Promise<string> {
  const { reelId } = await makeReel(maya, { name: "Round 2", selection: { takeIds: [wide.takeId] }, withChoices: false });
  await changeReel(maya, { reelId, version: 1, items });
  return reelId;
}

async function rendered(reelId: string, worker = "worker-one"): Promise<string> {
  const { render } = await renderReel(maya, { reelId });
  await runRender(render!.id, worker);
  return render!.id;
}

async function fileOf(reelId: string): Promise<string> {
  const clip = await reelClip(reelId);
  const file = path.join(folder, `${reelId}.mp4`);
  const stream = await storage().read(clip!.video.storageKey);
  await pipeline(Readable.fromWeb(stream as NodeStream<Uint8Array>), createWriteStream(file));
  return file;
}

describe("a rendered reel", () => {
  it("has exactly the frames that were asked for: a card, a fade, trimmed clips, another rate and shape", async () => {
    const reelId = await reelOf(
      { kind: "card", id: "new", title: "Round 2", text: "21 November", durationMs: 500, fadeMs: 0 },
      take(wide.takeId, 4, 19),
      take(other.takeId, 2, 17, 250),
      take(tall.takeId),
    );
    await rendered(reelId);
    const { rendered: render, render: underWay } = await getReel(maya, reelId);
    expect([underWay, render!.status, render!.percent]).toEqual([null, "ready", 100]);
    // 8 of the card, 16 of the first, 16 of the second that share 4 with it, 12 at 24 a second as 8
    const frames = 8 + 16 + 16 - 4 + 8;
    const file = await fileOf(reelId);
    expect(await probeClip(file)).toMatchObject({ ...SIZE, frames, durationMs: (frames / 16) * 1000 });
    expect(render!.video).toMatchObject({ ...SIZE, durationMs: (frames / 16) * 1000 });

    const greys = await greysOf(file, SIZE);
    const middles = greys.map(({ middle }) => middle);
    const first = (frame: number) => near(20 + STEP * frame);
    expect(middles.slice(8, 20)).toEqual(Array.from({ length: 12 }, (_, place) => first(4 + place)));
    // four frames in which the one goes and the other comes
    const mixed = [1, 2, 3, 4].map((share) => near(((20 + STEP * (15 + share)) * (5 - share) + (40 + STEP * (1 + share)) * share) / 5));
    expect(middles.slice(20, 24)).toEqual(mixed);
    expect(middles.slice(24, 36)).toEqual(Array.from({ length: 12 }, (_, place) => near(40 + STEP * (6 + place))));
    expect(middles.slice(36)).toEqual([0, 2, 3, 5, 6, 8, 9, 11].map((frame) => near(60 + STEP * frame)));
    // what isn't as wide stands between bars of the dark that surrounds every picture, and nothing else does
    expect(greys.slice(36).every(({ edge }) => edge < 25)).toBe(true);
    expect(greys[10]).toEqual({ middle: near(20 + STEP * 6), edge: near(20 + STEP * 6) });
  });

  it("is kept with its SHA-256 and a poster, and comes by ranges under a good name", async () => {
    const reelId = await reelOf(take(wide.takeId, 0, 3));
    const renderId = await rendered(reelId);
    const call = await makeCaller(["read"]);
    const ask = (search: string, headers = {}) => getVideo(call(`/api/reels/${reelId}/video${search}`, { headers }), params({ id: reelId }));
    const whole = await ask("?download=1");
    const bytes = Buffer.from(await whole.arrayBuffer());
    const clip = await reelClip(reelId);
    expect([sha256(bytes), bytes.length]).toEqual([clip!.sha256, clip!.video.bytes]);
    expect(whole.headers.get("content-disposition")).toContain('filename="DAY-round-2.mp4"');
    const part = await ask(`?render=${renderId}`, { range: "bytes=10-19" });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(10, 20)]);
    expect(await storage().size(clip!.poster.storageKey)).toBeGreaterThan(100);
    expect((await ask("?render=another")).status).toBe(404);
    expect(await readdir(path.join(folder, "tmp"))).toEqual([]);
  });

  it("says that it is older once the reel is changed, and is made anew", async () => {
    const reelId = await reelOf(take(wide.takeId, 0, 3));
    await rendered(reelId);
    expect(await reelClip(reelId)).toMatchObject({ isOlder: false });
    await addToReel(maya, { reelId, selection: { takeIds: [other.takeId] } });
    expect(await reelClip(reelId)).toMatchObject({ isOlder: true });
    const reel = await getReel(maya, reelId);
    expect([reel.version, reel.rendered?.version, reel.isWithheld]).toEqual([3, 2, false]);
    // guests are not shown what was taken out of it
    expect((await changeReel(maya, { reelId, version: 3, items: [take(other.takeId)] })).isWithheld).toBe(true);
    await changeReel(maya, { reelId, version: 4, items: [take(wide.takeId, 0, 3), take(other.takeId)] });
    await rendered(reelId);
    expect(await reelClip(reelId)).toMatchObject({ isOlder: false, takeIds: [wide.takeId, other.takeId] });

    // the older one goes a day after it was replaced, the newest never
    const files = async () => (await readdir(path.join(folder, "media", "reels"))).filter((file) => file.startsWith(reel.rendered!.id)).length;
    await sweepOldRenders();
    expect(await files()).toBe(2);
    await db().$executeRaw`UPDATE reel_render SET finished_at = now() - interval '25 hours' WHERE reel_id = ${reelId}`;
    await sweepOldRenders();
    expect([await files(), await reelClip(reelId)]).toEqual([0, expect.objectContaining({ isOlder: false })]);
  });
});

describe("a render", () => {
  it("goes on with another worker when its own is killed", async () => {
    const long = await makeGreyTake({ width: 1280, height: 720, fps: 24, frames: 26 });
    const reelId = await reelOf(...Array.from({ length: 24 }, () => take(long.takeId)), {
      kind: "card",
      id: "new",
      title: "End",
      text: "",
      durationMs: 15_000,
      fadeMs: 0,
    });
    const { render } = await renderReel(maya, { reelId });
    const worker = startWorkerProcess();
    const row = () => db().reelRender.findUniqueOrThrow({ where: { id: render!.id } });
    await expect.poll(async () => (await row()).percent, { timeout: 60_000 }).toBeGreaterThan(0);
    worker.signal("SIGKILL");
    expect(await worker.ended).toBeNull();
    const { leaseOwner, status } = await row();
    expect([status, leaseOwner]).toEqual(["rendering", expect.any(String)]);

    // a living worker's render is never taken
    await db().worker.create({ data: { id: "judge", host: "here", pid: 1, queueIds: [], startedAt: new Date(), beatAt: new Date() } });
    await sweepRenders("judge");
    expect((await row()).leaseOwner).toBe(leaseOwner);
    await db().$executeRaw`UPDATE worker SET beat_at = now() - interval '16 seconds' WHERE id = ${leaseOwner}`;
    await db().$executeRaw`UPDATE worker SET beat_at = now() WHERE id = 'judge'`;
    await sweepRenders("judge");
    expect(await row()).toMatchObject({ status: "queued", leaseOwner: null, tries: 1 });
    // short, so that the test is
    await db().reelItem.deleteMany({ where: { reelId, rank: { gt: 0 } } });
    await runRender(render!.id, "judge");
    expect(await row()).toMatchObject({ status: "ready", tries: 2 });
  });

  it("stops within a moment when it is canceled, and leaves nothing behind", async () => {
    const long = await makeGreyTake({ width: 1280, height: 720, fps: 24, frames: 26 });
    const reelId = await reelOf(...Array.from({ length: 100 }, () => take(long.takeId)));
    const { render } = await renderReel(maya, { reelId });
    const running = runRender(render!.id, "worker-two");
    await expect.poll(async () => (await getReel(maya, reelId)).render?.percent, { timeout: 30_000 }).toBeGreaterThan(0);
    await cancelRender(maya, { reelId });
    await running;
    expect(await getReel(maya, reelId)).toMatchObject({ render: { status: "canceled", video: null }, rendered: null });
    expect(existsSync(path.join(folder, "tmp", `render-${render!.id}`))).toBe(false);
  });

  it("that fails says why in plain words, and is begun three times at most", async () => {
    const gone = await makeGreyTake({ ...SIZE, frames: 4 });
    const reelId = await reelOf(take(gone.takeId));
    await storage().remove(`clips/${gone.takeId}.mp4`);
    await rendered(reelId);
    expect((await getReel(maya, reelId)).render).toMatchObject({
      status: "failed",
      why: expect.stringMatching(/^The clip of DAY-\d+ T\d+ is missing from the storage\.$/),
    });
    const again = await renderReel(maya, { reelId });
    await db().reelRender.update({ where: { id: again.render!.id }, data: { tries: 3 } });
    await runRender(again.render!.id, "worker-one");
    expect((await getReel(maya, reelId)).render?.why).toContain("begun 3 times");
  });

  it("is one at a time for a reel, and none for an empty one or with a take in the trash", async () => {
    const reelId = await reelOf(take(other.takeId));
    const [one, two] = await Promise.all([renderReel(maya, { reelId }), renderReel(maya, { reelId })]);
    expect(one.render?.id).toBe(two.render?.id);
    await cancelRender(maya, { reelId });
    await db().take.update({ where: { id: other.takeId }, data: { trashedAt: new Date() } });
    await expect(renderReel(maya, { reelId })).rejects.toThrow("is in the trash");
    await db().take.update({ where: { id: other.takeId }, data: { trashedAt: null } });
    await changeReel(maya, { reelId, version: 2, items: [] });
    await expect(renderReel(maya, { reelId })).rejects.toThrow("nothing in this reel");
  });
});

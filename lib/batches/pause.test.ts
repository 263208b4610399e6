import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { getBatch, listBatches } from "@/lib/batches/data";
import { hideBatch, pauseBatch, resumeBatch } from "@/lib/batches/pause";
import { runSheet, sheetOf } from "@/lib/batches/testing";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { claimTake } from "@/lib/sending/claim";
import { pickTake } from "@/lib/sending/pick";
import { queuePlaces } from "@/lib/sending/queue";
import type { Limits } from "@/lib/sending/room";
import { useStudio } from "@/lib/takes/testing";
import { startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ hasWorker: false });

const LIMITS: Limits = { provider: "wavespeed", mode: "live", concurrency: 1_000, createsPerMinute: 1_000 };
const SHOWN = (takes: number) => ({ shown: { wavespeed: { isFree: false, pricedMicros: takes * 150_000, unpriced: 0 } } });
let tom: Actor;

beforeAll(async () => {
  tom = await makeMember("producer", "Tom Brandt");
});

function run(actor: Actor, prompts: string[]) {
  return runSheet(
    actor,
    sheetOf(
      prompts.map((prompt) => ({ stillId: studio().stillId, prompt })),
      SHOWN(prompts.length),
    ),
  );
}

const createsOf = async (words: string) => db().create.findMany({ where: { take: { prompt: { startsWith: words } } }, select: { takeId: true } });

describe("a paused batch", () => {
  test("has no take to pick, and one that was picked before is not claimed", async () => {
    const { batch, takeIds } = await run(tom, ["Picked before.", "Not yet."]);
    const picked = await pickTake(LIMITS);
    expect(picked).toMatchObject({ id: takeIds[0] });
    await pauseBatch(tom, { batchId: batch.id });
    expect(await pickTake(LIMITS)).toBeNull();
    const create = { id: newId(), payloadHash: "payload", callbackHash: newId() };
    expect(await claimTake(takeIds[0] ?? "", LIMITS, "w", create)).toBeNull();
    expect(await createsOf("Picked before.")).toEqual([]);
    expect((await queuePlaces()).get(takeIds[1] ?? "")).toMatchObject({ held: "Its batch is paused.", waitMs: null });

    const stranger = await makeMember("producer");
    await expect(resumeBatch(stranger, { batchId: batch.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(hideBatch(tom, { batchId: batch.id })).rejects.toMatchObject({ code: "conflict" });
    await resumeBatch(tom, { batchId: batch.id });
    expect(await pickTake(LIMITS)).toMatchObject({ id: takeIds[1] });
    await db().take.updateMany({ where: { batchId: batch.id }, data: { status: "canceled", finishedAt: new Date() } });
    await hideBatch(tom, { batchId: batch.id });
    expect((await listBatches(tom)).map(({ id }) => id)).not.toContain(batch.id);
  });

  test("waits for a claim that is under way, and a claim that comes with it is before it or not at all", async () => {
    const { batch, takeIds } = await run(
      tom,
      Array.from({ length: 12 }, (_, index) => `Race ${index}.`),
    );
    const outcomes = await Promise.all([
      ...takeIds.map((takeId) => claimTake(takeId, LIMITS, "w", { id: newId(), payloadHash: "payload", callbackHash: newId() })),
      // its own promise, that nothing is leaving any more, is what these claims without a worker would hold up
      db().$executeRaw`UPDATE batch SET paused_at = now() WHERE id = ${batch.id}`.then(async () => createsOf("Race")),
    ]);
    const whenPaused = outcomes.at(-1);
    expect(await createsOf("Race")).toEqual(whenPaused);
    await db().take.updateMany({
      where: { batchId: batch.id },
      data: { status: "canceled", finishedAt: new Date(), vendorEndedAt: new Date(), leaseOwner: null },
    });
  });

  test("with two workers at it: no create leaves once the pause was answered, through a restart, until it goes on", async () => {
    const { actor, sandbox } = studio();
    await sandbox.control("POST", "/settings", { sharesClips: true });
    await db().providerSetting.upsert({
      where: { provider: "wavespeed" },
      create: { provider: "wavespeed", concurrency: 3 },
      update: { concurrency: 3 },
    });
    const workers = await Promise.all([startWorker(), startWorker()]);
    let restarted: Awaited<ReturnType<typeof startWorker>>[] = [];
    try {
      const { batch } = await run(
        actor,
        Array.from({ length: 14 }, (_, index) => `Two workers ${index}.`),
      );
      const seen = async () => (await createsOf("Two workers")).length;
      await expect.poll(seen, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
      const stopped = await pauseBatch(actor, { batchId: batch.id });
      const [written, left] = [await seen(), (await studio().creates("wavespeed")).length];
      expect(written).toBeLessThan(14);
      expect(stopped.batch).toMatchObject({ isPaused: true, counts: { queued: 14 - written } });

      await Promise.all(workers.map((worker) => worker.stop()));
      restarted = [await startWorker()];
      // a take of another batch passes meanwhile: the queue was worked on
      const other = await run(actor, ["Passes the paused ones."]);
      await studio().until(other.takeIds[0] ?? "", "ready");
      expect(await seen()).toBe(written);
      expect((await studio().creates("wavespeed")).length).toBe(left + 1);

      await resumeBatch(actor, { batchId: batch.id });
      await expect.poll(async () => (await getBatch(actor, batch.id)).counts.ready, { timeout: 80_000, interval: 100 }).toBe(14);
      const creates = await createsOf("Two workers");
      expect(new Set(creates.map(({ takeId }) => takeId)).size).toBe(14);
      expect(creates).toHaveLength(14);
    } finally {
      await Promise.all([...workers, ...restarted].map((worker) => worker.stop().catch(() => undefined)));
    }
  });
});

test("how long a batch takes yet is told while its last take runs no longer than usual, and by nobody after that", async () => {
  const { batch, takeIds } = await run(tom, ["Runs on and on."]);
  const leftAfter = async (seconds: number) => {
    await db().$executeRaw`
      UPDATE take SET status = 'generating', prediction_id = ${newId()}, sent_at = now() - ${seconds} * interval '1 second' WHERE id = ${takeIds[0]}`;
    return (await listBatches(tom)).find(({ id }) => id === batch.id)?.leftMs;
  };
  expect(await leftAfter(1)).toBeGreaterThan(0);
  expect(await leftAfter(86_400)).toBeNull();
  await db().take.updateMany({ where: { batchId: batch.id }, data: { status: "canceled", finishedAt: new Date() } });
});

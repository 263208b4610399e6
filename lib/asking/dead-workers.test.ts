import { beforeEach, describe, expect, test } from "vitest";
import { DEAD_AFTER_MS, freeDeadWorkers } from "@/lib/asking/dead-workers";
import { sweep } from "@/lib/asking/sweep";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { move } from "@/lib/takes/move";
import { Heartbeat } from "@/lib/worker/heartbeat";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const LONG_MS = DEAD_AFTER_MS + 5_000;

/** Makes a worker's last life sign older. */
async function silentFor(workerId: string, ms: number): Promise<void> {
  await db().$executeRaw`UPDATE worker SET beat_at = now() - ${ms} * interval '1 millisecond' WHERE id = ${workerId}`;
}

async function heldBy(workerId: string): Promise<{ sending: string; saving: string }> {
  const sending = (await makeTake()).id;
  await move(sending, "submitting", { sentAt: new Date(), leaseOwner: workerId }, db());
  await db().create.create({ data: { id: newId(), takeId: sending, provider: "wavespeed", mode: "live", payloadHash: "p", callbackHash: newId() } });
  const saving = (await makeTake()).id;
  await move(saving, "submitting", { sentAt: new Date() }, db());
  await move(saving, "generating", { predictionId: newId() }, db());
  await move(saving, "saving", { leaseOwner: workerId }, db());
  return { sending, saving };
}

async function stands(takeId: string) {
  const { status, leaseOwner } = await db().take.findUniqueOrThrow({ where: { id: takeId } });
  return { status, leaseOwner };
}

beforeEach(async () => {
  await db().worker.deleteMany();
  await new Heartbeat("judge").beat([]);
});

describe("a worker that is no longer heard", () => {
  test("leaves its create in doubt and its save to others", async () => {
    await new Heartbeat("gone").beat(["queue-1"]);
    const { sending, saving } = await heldBy("gone");
    await silentFor("gone", LONG_MS);
    await freeDeadWorkers("judge");
    expect(await stands(sending)).toEqual({ status: "unconfirmed", leaseOwner: null });
    expect(await db().create.findFirst({ where: { takeId: sending } })).toMatchObject({ outcome: "unknown" });
    expect(await stands(saving)).toEqual({ status: "saving", leaseOwner: null });
    expect(await db().worker.count({ where: { id: "gone" } })).toBe(0);
  });

  test("keeps its takes while it was heard lately", async () => {
    await new Heartbeat("slow").beat([]);
    const { sending, saving } = await heldBy("slow");
    await silentFor("slow", DEAD_AFTER_MS - 5_000);
    await freeDeadWorkers("judge");
    expect(await stands(sending)).toEqual({ status: "submitting", leaseOwner: "slow" });
    expect(await stands(saving)).toEqual({ status: "saving", leaseOwner: "slow" });
  });

  test("keeps them too when the one that asks was not heard itself: then the whole machine slept", async () => {
    await new Heartbeat("asleep").beat([]);
    const { sending } = await heldBy("asleep");
    for (const workerId of ["asleep", "judge"]) await silentFor(workerId, LONG_MS);
    await freeDeadWorkers("judge");
    expect(await stands(sending)).toMatchObject({ status: "submitting" });
  });
});

test("a worker says nothing of others before it was heard for a while, and again after a gap of its own", async () => {
  const heart = new Heartbeat("new");
  const isSteady = async () => {
    await heart.beat([]);
    return heart.isSteady();
  };
  expect(await isSteady()).toBe(false);
  await expect.poll(isSteady, { timeout: DEAD_AFTER_MS * 3, interval: 1_000 }).toBe(true);
  await silentFor("new", LONG_MS);
  expect(await isSteady()).toBe(false);
}, 240_000);

test("a part of the sweep that fails does not keep the others from being done", async () => {
  await db().$executeRaw`ALTER TABLE worker RENAME TO worker_away`;
  const { id: takeId } = await makeTake();
  await move(takeId, "submitting", { sentAt: new Date() }, db());
  await db()
    .$executeRaw`UPDATE take SET status = 'generating', prediction_id = 'p', next_check_at = now() - interval '1 minute' WHERE id = ${takeId}`;
  await sweep("judge");
  await db().$executeRaw`ALTER TABLE worker_away RENAME TO worker`;
  const jobs = await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${`check:${takeId}`}`;
  expect(jobs).toHaveLength(1);
});

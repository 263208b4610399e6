import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DEAD_AFTER_MS } from "@/lib/asking/dead-workers";
import { db } from "@/lib/db";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { useWorkerProcesses, type WorkerProcess } from "@/lib/worker/testing";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ hasWorker: false, typicalMs: 1_000 });
const startWorker = useWorkerProcesses();

let link: DatabaseLink;
let running: WorkerProcess[] = [];

beforeAll(async () => {
  link = await openDatabaseLink(process.env.DATABASE_URL ?? "");
});
afterEach(async () => {
  for (const worker of running) worker.signal("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  link.mend();
  await studio().sandbox.control("DELETE", "/faults");
});
afterAll(() => link.close());

/** A worker whose way to the database can be cut. */
function worker(): WorkerProcess {
  // an answer that a busy machine brings late is no lost one
  const started = startWorker({ DATABASE_URL: link.url, SUBMIT_DEADLINE_S: "30" });
  running.push(started);
  return started;
}

async function start(count = 1): Promise<string[]> {
  const { actor, stillId } = studio();
  const input = { provider: "wavespeed", stillId, prompt: "Through an outage.", settings: { resolution: "480p" }, count } as const;
  return (await startTakes(actor, input)).map(({ id }) => id);
}

async function stepsOf(takeId: string): Promise<string[]> {
  return (await db().takeStep.findMany({ where: { takeId }, orderBy: { id: "asc" } })).map(({ to }) => to);
}

async function spooled(): Promise<string[]> {
  const names = await readdir(path.resolve(process.env.DATA_DIR ?? "", "spool")).catch(() => []);
  return names.filter((name) => name.endsWith(".json"));
}

/** The database goes away while a create is on its way, and its answer comes all the same. */
async function answeredWithoutDatabase(): Promise<{ takeId: string; left: WorkerProcess }> {
  await studio().fault({ on: "create", kind: "slow_after_accept", delayMs: 3_000 });
  const [takeId = ""] = await start();
  const left = worker();
  await expect.poll(() => stepsOf(takeId), { timeout: 90_000, interval: 20 }).toContain("submitting");
  link.cut();
  await expect.poll(spooled, { timeout: 90_000, interval: 20 }).toHaveLength(1);
  return { takeId, left };
}

const WITHOUT_DOUBT = ["queued", "submitting", "generating", "saving", "ready"];

describe("an answer that came while the database was away", () => {
  test("outlives its worker: the next one records it, and the take was never in doubt", async () => {
    const { takeId, left } = await answeredWithoutDatabase();
    left.signal("SIGKILL");
    await left.ended;
    link.mend();
    worker();
    await studio().until(takeId, "ready");
    expect(await stepsOf(takeId)).toEqual(WITHOUT_DOUBT);
    expect(await spooled()).toEqual([]);
  }, 300_000);

  test("lets its worker stop in good order, and is recorded by the next", async () => {
    const { takeId, left } = await answeredWithoutDatabase();
    left.signal("SIGTERM");
    expect(await left.ended).toBe(0);
    expect(await spooled()).toHaveLength(1);
    link.mend();
    worker();
    await studio().until(takeId, "ready");
    expect(await stepsOf(takeId)).toEqual(WITHOUT_DOUBT);
  }, 300_000);
});

describe("a worker whose database goes away", () => {
  test("goes on by itself when it is back, and nobody took its takes away meanwhile", async () => {
    await studio().fault({ on: "create", kind: "slow_after_accept", delayMs: 3_000 });
    const [takeId = ""] = await start();
    worker();
    worker();
    await expect.poll(() => stepsOf(takeId), { timeout: 90_000, interval: 20 }).toContain("submitting");
    link.cut();
    // as long as the dead are waited for, by the database's own clock
    const silentMs = async () => {
      const [row] = await db().$queryRaw<{ ms: number }[]>`SELECT (extract(epoch FROM now() - max(beat_at)) * 1000)::float8 AS ms FROM worker`;
      return row?.ms ?? 0;
    };
    await expect.poll(silentMs, { timeout: 90_000, interval: 500 }).toBeGreaterThan(DEAD_AFTER_MS);
    link.mend();
    await studio().until(takeId, "ready");
    expect(await stepsOf(takeId)).toEqual(WITHOUT_DOUBT);
    const [next = ""] = await start();
    await studio().until(next, "ready");
  }, 300_000);

  test("recovers from connections that went silent without a word", async () => {
    worker();
    const [before = ""] = await start();
    await studio().until(before, "ready");
    link.silence();
    const [takeId = ""] = await start();
    link.mend();
    await expect.poll(() => stepsOf(takeId), { timeout: 90_000, interval: 250 }).toEqual(WITHOUT_DOUBT);
  }, 300_000);
});

test("workers that are replaced one after another lose nothing and leave nothing in doubt", async () => {
  const takeIds = await start(8);
  const old = [worker(), worker()];
  // one that does not hear signals yet has nothing to put in order
  const pids = old.map((one) => one.process.pid ?? 0);
  await expect.poll(() => db().worker.count({ where: { pid: { in: pids } } }), { timeout: 90_000, interval: 20 }).toBe(old.length);
  for (const [index, one] of old.entries()) {
    const sent = () => db().take.count({ where: { id: { in: takeIds }, sentAt: { not: null } } });
    await expect.poll(sent, { timeout: 90_000, interval: 20 }).toBeGreaterThan(index * 2);
    one.signal("SIGTERM");
    worker();
    expect(await one.ended).toBe(0);
  }
  for (const takeId of takeIds) await studio().until(takeId, "ready");
  for (const takeId of takeIds) expect(await stepsOf(takeId)).toEqual(WITHOUT_DOUBT);
}, 300_000);

import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { useDatabase } from "@/prisma/testing";
import { bundleInto } from "@/scripts/studio/bundles.mjs";

useDatabase();
const studio = useStudio({ hasWorker: false, typicalMs: 1_500 });

let program: string;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  program = await bundleInto(path.resolve("dist/test"), "worker");
});

afterAll(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [program], { env: { ...process.env, LOG_LEVEL: "silent" }, stdio: "ignore" });
  workers.push(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  await gone;
}

function start(provider: ProviderId, count: number) {
  const { actor, stillId } = studio();
  return startTakes(actor, { provider, stillId, prompt: "Killed on the way.", settings: { resolution: "480p" }, count });
}

async function creates() {
  return [...(await studio().creates("wavespeed")), ...(await studio().creates("eachlabs"))];
}

function statuses(): Promise<Record<string, number>> {
  return db()
    .take.groupBy({ by: ["status"], _count: true })
    .then((groups) => Object.fromEntries(groups.map(({ status, _count }) => [status, _count])));
}

/** Takes that the provider has, and none on the way to it. */
async function isQuietWith(atLeast: number): Promise<boolean> {
  const { submitting = 0, queued: _queued, ...others } = await statuses();
  return submitting === 0 && Object.values(others).reduce((sum, count) => sum + count, 0) >= atLeast;
}

async function endOf(takeIds: string[]): Promise<string[]> {
  const takes = await db().take.findMany({ where: { id: { in: takeIds } }, select: { status: true } });
  return [...new Set(takes.map(({ status }) => status))].sort();
}

describe("a worker is killed in the middle of ten takes", () => {
  test("and ten clips come of ten creates", async () => {
    const takes = [...(await start("wavespeed", 5)), ...(await start("eachlabs", 5))];
    for (const atLeast of [2, 10]) {
      const worker = startWorker();
      await expect.poll(() => isQuietWith(atLeast), { timeout: 45_000, interval: 5 }).toBe(true);
      await kill(worker);
    }
    startWorker();
    startWorker();
    await expect.poll(() => endOf(takes.map(({ id }) => id)), { timeout: 150_000, interval: 250 }).toEqual(["ready"]);
    const accepted = (await creates()).filter((create) => create.isAccepted);
    expect(accepted).toHaveLength(10);
    expect(new Set(accepted.map(({ seed }) => seed)).size).toBe(10);
    expect(await db().clip.count()).toBe(10);
    for (const kind of ["reserved", "charged", "released"] as const) expect(await db().ledgerRow.count({ where: { kind } })).toBe(10);
  }, 260_000);

  test("at any moment, and no take is sent twice, and every clip that was made is kept", async () => {
    const takes = [...(await start("wavespeed", 8)), ...(await start("eachlabs", 8))];
    for (let kills = 0; kills < 6; kills += 1) {
      const worker = startWorker();
      await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 900));
      await kill(worker);
    }
    startWorker();
    const seeds = new Map(takes.map(({ id, seed }) => [seed, id]));
    const made = async () => (await creates()).filter((create) => create.isAccepted && create.seed !== null && seeds.has(create.seed));
    await expect.poll(async () => (await statuses()).queued ?? 0, { timeout: 120_000, interval: 250 }).toBe(0);
    await expect
      .poll(async () => endOf((await made()).flatMap(({ seed }) => (seed === null ? [] : (seeds.get(seed) ?? [])))), {
        timeout: 90_000,
        interval: 250,
      })
      .toEqual(["ready"]);
    const bySeed = (await made()).map(({ seed }) => seed);
    expect(new Set(bySeed).size).toBe(bySeed.length);
  }, 320_000);
});

describe("a worker that is asked to stop", () => {
  test("writes down the answer of a create that is on its way", async () => {
    await studio().sandbox.control("DELETE", "/faults");
    await studio().fault({ on: "create", kind: "slow_after_accept", vendor: "eachlabs", delayMs: 3_000 });
    for (const worker of workers) if (worker.exitCode === null && worker.signalCode === null) await kill(worker);
    await expect.poll(async () => (await statuses()).queued ?? 0, { timeout: 5_000 }).toBe(0);
    const [take] = await start("eachlabs", 1);
    const worker = startWorker();
    const statusNow = async () => (await db().take.findUniqueOrThrow({ where: { id: take?.id } })).status;
    await expect.poll(statusNow, { timeout: 30_000, interval: 20 }).toBe("submitting");
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    worker.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(["generating", "saving", "ready"]).toContain(await statusNow());
  }, 60_000);
});

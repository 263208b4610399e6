import { afterEach, describe, expect, test } from "vitest";
import { DEAD_AFTER_MS } from "@/lib/asking/dead-workers";
import { db } from "@/lib/db";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { useWorkerProcesses, type WorkerProcess } from "@/lib/worker/testing";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ hasWorker: false, typicalMs: 3_000 });
const startWorker = useWorkerProcesses();

const HOUR_MS = 60 * 60_000;

let running: WorkerProcess[] = [];
afterEach(async () => {
  for (const worker of running) worker.signal("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  await studio().sandbox.control("DELETE", "/faults");
});

/** A worker whose clock is off. */
function workerOffBy(ms: number): WorkerProcess {
  const shift = `const Right = Date; globalThis.Date = class extends Right {
    constructor(...given) { if (given.length === 0) super(Right.now() + ${ms}); else super(...given); }
    static now() { return Right.now() + ${ms}; } };`;
  // an answer that a busy machine brings late is no lost one
  const worker = startWorker({ SUBMIT_DEADLINE_S: "30" }, ["--import", `data:text/javascript,${encodeURIComponent(shift)}`]);
  running.push(worker);
  return worker;
}

async function start(provider: "wavespeed" | "eachlabs", count: number): Promise<string[]> {
  const { actor, stillId } = studio();
  const input = { provider, stillId, prompt: "By a wrong clock.", settings: { resolution: "480p" }, count } as const;
  return (await startTakes(actor, input)).map(({ id }) => id);
}

async function pathsOf(takeIds: string[]): Promise<string[][]> {
  const steps = await db().takeStep.findMany({ where: { takeId: { in: takeIds } }, orderBy: { id: "asc" } });
  return takeIds.map((takeId) => steps.filter((step) => step.takeId === takeId).map(({ to }) => to));
}

/** The most that any of them waits for its next look, by the database's clock. */
async function longestWaitMs(takeIds: string[]): Promise<number | null> {
  const [row] = await db().$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM max(next_check_at) - now()) * 1000)::float8 AS ms FROM take WHERE id = ANY(${takeIds}) AND status = 'generating'`;
  return row?.ms ?? null;
}

describe("workers whose clocks are an hour ahead and an hour behind", () => {
  test("take nobody's lease, look at the right time, and lose no clip", async () => {
    await studio().fault({ on: "create", kind: "slow_after_accept", delayMs: 4_000, times: 4 });
    const takeIds = [...(await start("wavespeed", 3)), ...(await start("eachlabs", 3))];
    const workers = [workerOffBy(HOUR_MS), workerOffBy(-HOUR_MS)];
    await expect.poll(() => longestWaitMs(takeIds), { timeout: 120_000, interval: 20 }).not.toBeNull();
    expect(await longestWaitMs(takeIds)).toBeLessThan(30_000);
    for (const takeId of takeIds) await studio().until(takeId, "ready");
    expect(new Set((await pathsOf(takeIds)).map((path) => path.join(" ")))).toEqual(new Set(["queued submitting generating saving ready"]));
    const ends = await db().take.findMany({ where: { id: { in: takeIds } }, select: { sentAt: true, finishedAt: true, outputUntil: true } });
    for (const { sentAt, finishedAt, outputUntil } of ends) {
      expect(finishedAt && sentAt && finishedAt.getTime() - sentAt.getTime()).toBeLessThan(HOUR_MS / 2);
      expect(outputUntil && finishedAt && outputUntil.getTime() - finishedAt.getTime()).toBeGreaterThan(23 * HOUR_MS);
    }
    for (const worker of workers) worker.signal("SIGTERM");
    for (const worker of workers) expect(await worker.ended).toBe(0);
  }, 400_000);

  test("free what a worker held that died, and its take comes to its clip with one create", async () => {
    // with its callback lost too: else that may come before the death is noticed, and nothing is left to be found
    await studio().fault({ on: "create", kind: "slow_after_accept", delayMs: 4_000 }, { on: "callback", kind: "callback_lost" });
    const [takeId = ""] = await start("eachlabs", 1);
    const dies = workerOffBy(-HOUR_MS);
    const { seed } = await db().take.findUniqueOrThrow({ where: { id: takeId }, select: { seed: true } });
    const creates = async () => (await studio().creates("eachlabs")).filter((create) => create.seed === seed && create.isAccepted);
    await expect.poll(creates, { timeout: 120_000, interval: 20 }).toHaveLength(1);
    dies.signal("SIGKILL");
    await dies.ended;
    workerOffBy(HOUR_MS);
    await expect.poll(async () => (await pathsOf([takeId])).flat(), { timeout: 8 * DEAD_AFTER_MS, interval: 250 }).toContain("unconfirmed");
    await studio().until(takeId, "ready");
    expect(await creates()).toHaveLength(1);
  }, 400_000);
});

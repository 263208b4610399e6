import { beforeEach, describe, expect, test } from "vitest";
import { readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { ProviderId } from "@/lib/providers/provider";
import { getTake } from "@/lib/takes/data";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio();

/** No failing thing is asked more often. */
const LEAST_BETWEEN_MS = 2_000;

async function start(provider: ProviderId): Promise<string> {
  const { actor, stillId } = studio();
  const [take] = await startTakes(actor, StartTakes.parse({ provider, stillId, prompt: "Slow push in.", settings: { resolution: "480p" } }));
  if (!take) throw new Error("one take was asked for");
  return take.id;
}

const gate = (provider: ProviderId) => db().providerGate.findUniqueOrThrow({ where: { provider_mode: { provider, mode: "live" } } });

/** The next trial may leave now, and what was put off is due. */
async function letTimePass(provider: ProviderId): Promise<void> {
  await db()
    .$executeRaw`UPDATE provider_gate SET paused_until = now(), paused_at = paused_at - interval '1 hour' WHERE provider = ${provider}::"ProviderId"`;
  await db().$executeRaw`UPDATE take SET due_at = now() WHERE status = 'queued' AND provider = ${provider}::"ProviderId"`;
}

function leastGap(moments: number[]): number {
  return Math.min(...moments.slice(1).map((at, index) => at - (moments[index] ?? 0)));
}

beforeEach(async () => {
  await studio().sandbox.control("DELETE", "/faults");
});

describe("a provider that answers no create", () => {
  test("gets no more after three, says so to whoever waits, and is tried with one take until one is accepted", async () => {
    await studio().fault({ on: "create", kind: "refuse", status: 503, vendor: "wavespeed", times: null });
    for (let index = 0; index < 3; index += 1) await studio().until(await start("wavespeed"), "unconfirmed");
    const waiting = [await start("wavespeed"), await start("wavespeed")];
    await letTimePass("wavespeed");
    await expect.poll(async () => (await studio().creates("wavespeed")).length, { timeout: 90_000 }).toBe(4);
    await expect.poll(async () => (await gate("wavespeed")).pauses, { timeout: 90_000 }).toBe(2);
    expect(await gate("wavespeed")).toMatchObject({ pausedReason: "failing", doubts: 4 });
    const left = waiting[1] ?? "";
    expect(await getTake(readScope(studio().actor), left)).toMatchObject({
      status: "queued",
      queue: { place: 1, of: 1, waitMs: null, held: expect.stringMatching(/^WaveSpeed keeps failing/) },
    });
    await studio().sandbox.control("DELETE", "/faults");
    await letTimePass("wavespeed");
    await studio().until(left, "ready");
    expect(await gate("wavespeed")).toMatchObject({ pausedReason: null, pauses: 0, doubts: 0 });
  }, 300_000);
});

describe("a provider that does not take stills", () => {
  test("is asked seldom, though many takes wait, and they go on by themselves", async () => {
    await studio().fault({ on: "upload", kind: "refuse", vendor: "eachlabs", times: null });
    const takes = [await start("eachlabs")];
    await expect.poll(async () => db().providerGate.count({ where: { provider: "eachlabs", pausedReason: "uploads" } }), { timeout: 90_000 }).toBe(1);
    for (let index = 0; index < 2; index += 1) takes.push(await start("eachlabs"));
    // each failed upload puts its take off for as long as every first one
    const tried = () => db().take.findMany({ where: { id: { in: takes }, backoffs: 1 }, orderBy: { dueAt: "asc" }, select: { dueAt: true } });
    await expect.poll(async () => (await tried()).length, { timeout: 90_000 }).toBe(3);
    expect(leastGap((await tried()).map(({ dueAt }) => dueAt.getTime()))).toBeGreaterThanOrEqual(LEAST_BETWEEN_MS);
    expect(await gate("eachlabs")).toMatchObject({ pausedReason: "uploads" });
    await studio().sandbox.control("DELETE", "/faults");
    await letTimePass("eachlabs");
    for (const takeId of takes) await studio().until(takeId, "ready");
  }, 300_000);
});

describe("a provider that has no room, and says to try again at once", () => {
  test("is tried seldom all the same", async () => {
    await db().create.deleteMany({ where: { provider: "eachlabs" } });
    await studio().fault({ on: "create", kind: "rate_limit", vendor: "eachlabs", retryAfterS: 0, times: null });
    const takeId = await start("eachlabs");
    const creates = () =>
      db().create.findMany({ where: { provider: "eachlabs" }, orderBy: { sentAt: "asc" }, select: { sentAt: true, outcome: true } });
    await expect.poll(async () => (await creates()).length, { timeout: 90_000 }).toBeGreaterThanOrEqual(2);
    expect(leastGap((await creates()).map(({ sentAt }) => sentAt.getTime()))).toBeGreaterThanOrEqual(LEAST_BETWEEN_MS);
    await studio().sandbox.control("DELETE", "/faults");
    await letTimePass("eachlabs");
    await studio().until(takeId, "ready");
  }, 300_000);
});

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { examine } from "@/lib/health/examine";
import type { Finding } from "@/lib/health/finding";
import { newId } from "@/lib/ids";
import { addTask } from "@/lib/queue/tasks";
import { startTestSandbox, type TestSandbox } from "@/lib/sandbox/testing";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
process.env.DATA_DIR = DATA_DIR;

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  process.env.SANDBOX_URL = sandbox.url;
});
afterAll(() => sandbox.close());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

async function find(what: string): Promise<Pick<Finding, "state" | "detail">> {
  const { state, detail } = (await examine()).find((finding) => finding.what === what)!;
  return { state, detail };
}

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE worker, provider_gate, budget, graphile_worker._private_jobs CASCADE`;
  await db()
    .$executeRaw`UPDATE take SET status = 'failed', failure_code = 'refused', failure_message = 'no', finished_at = now(), lease_owner = NULL WHERE finished_at IS NULL`;
});

describe("the machine", () => {
  it("is in order when its clock, its disk, its spool and its migrations are", async () => {
    for (const what of ["Migrations", "Clock", "Spool", "Disk"]) expect(await find(what), what).toMatchObject({ state: "good" });
  });

  it("has migrations to apply, or a database that is newer than it, or one that broke", async () => {
    const last = await db().$queryRaw<
      { id: string; name: string }[]
    >`SELECT id, migration_name AS name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
    const { id, name } = last[0]!;
    const rename = (to: string) => db().$executeRaw`UPDATE _prisma_migrations SET migration_name = ${to} WHERE id = ${id}`;
    await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE id = ${id}`;
    expect(await find("Migrations")).toMatchObject({ state: "bad", detail: `${name} did not finish` });
    await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = now(), rolled_back_at = now() WHERE id = ${id}`;
    expect(await find("Migrations")).toMatchObject({
      state: "bad",
      detail: expect.stringContaining(`1 migration is pending, npm start applies them: ${name}`),
    });
    await db().$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE id = ${id}`;
    await db()
      .$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('next', 'c', '29990101000000_next', now())`;
    expect(await find("Migrations")).toMatchObject({ state: "bad", detail: "the database is newer than this program: 29990101000000_next" });
    await db().$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'next'`;
    await rename(name);
  });

  it("has answers in its spool: to be taken in, or for a person to look at", async () => {
    const spool = path.join(DATA_DIR, "spool");
    mkdirSync(path.join(spool, "aside"), { recursive: true });
    writeFileSync(path.join(spool, "a.json"), "{}");
    expect(await find("Spool")).toEqual({ state: "look", detail: "1 answer to be taken in by this machine's worker" });
    writeFileSync(path.join(spool, "aside", "b.json"), "{}");
    expect(await find("Spool")).toMatchObject({ state: "bad", detail: expect.stringContaining(path.join(spool, "aside")) });
  });
});

describe("the work", () => {
  it("is in order when nothing stands still", async () => {
    await db().worker.create({ data: { id: "w", host: "h", pid: 1 } });
    for (const what of ["Worker", "Queue", "Unconfirmed", "Stuck takes", "Clips to save", "Budgets"]) {
      expect(await find(what), what).toMatchObject({ state: "good" });
    }
  });

  it("has workers that fell silent", async () => {
    await db().worker.create({ data: { id: "old", host: "attic", pid: 1, beatAt: ago(180) } });
    expect(await find("Worker")).toMatchObject({ state: "bad", detail: expect.stringContaining("one on attic fell silent 3 min ago") });
    await db().worker.create({ data: { id: "w", host: "h", pid: 1 } });
    expect(await find("Worker")).toEqual({ state: "look", detail: "1 at work; one on attic fell silent 3 min ago" });
  });

  it("has tasks that were given up", async () => {
    await addTask("submit", { provider: "wavespeed" });
    expect(await find("Queue")).toEqual({ state: "good", detail: "1 task to be done now" });
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
    expect(await find("Queue")).toMatchObject({ state: "look", detail: expect.stringContaining("1 task was given up") });
  });

  it("has unconfirmed takes that only a person can settle, with what they may have cost", async () => {
    await makeTake({ status: "unconfirmed", sentAt: ago(60), nextCheckAt: ago(-30) });
    expect(await find("Unconfirmed")).toEqual({ state: "good", detail: "1 take is being looked for, possible spend $0.30" });
    await makeTake({ status: "unconfirmed", sentAt: ago(4_000), nextCheckAt: ago(-80_000) });
    expect(await find("Unconfirmed")).toMatchObject({
      state: "look",
      detail: expect.stringContaining("1 take waits for a person to decide, 2 in all, possible spend $0.60"),
    });
  });

  it("has queued takes that nothing holds, and says nothing of those that something holds", async () => {
    await makeTake({ dueAt: ago(1_200), createdAt: ago(1_200) });
    expect(await find("Stuck takes")).toEqual({ state: "good", detail: "none" });
    await db().providerGate.create({ data: { provider: "wavespeed", mode: "live" } });
    const stuck = { state: "bad", detail: "1 take free to be sent but waiting for WaveSpeed, the oldest for 20 min" };
    expect(await find("Stuck takes")).toEqual(stuck);
    await db().providerGate.updateMany({ data: { pausedReason: "no_credit" } });
    expect(await find("Stuck takes")).toMatchObject({ state: "good" });
  });

  it("has takes that are sent for too long, and takes past their deadline", async () => {
    await makeTake({ status: "generating", sentAt: ago(2_400), stalledAt: ago(600), predictionId: newId() });
    expect(await find("Stuck takes")).toEqual({
      state: "look",
      detail: "1 take past their deadline at WaveSpeed, the oldest for 40 min: asked about every ten minutes",
    });
    await makeTake({ status: "submitting", sentAt: ago(600), leaseOwner: "w" });
    expect(await find("Stuck takes")).toMatchObject({ state: "bad", detail: expect.stringContaining("1 take stuck on the way to WaveSpeed") });
  });

  it("has clips that could not be saved, and too little time for them", async () => {
    const waiting = { status: "saving", sentAt: ago(600), predictionId: "p-1", waitReason: "The disk is full." } as const;
    const { id } = await makeTake({ ...waiting, outputUntil: ago(-3 * 86_400 - 60) });
    expect(await find("Clips to save")).toEqual({ state: "look", detail: "1 clip could not be saved yet, the provider deletes the first in 3 days" });
    await db().take.update({ where: { id }, data: { outputUntil: ago(-7_200) } });
    expect(await find("Clips to save")).toMatchObject({ state: "bad", detail: expect.stringContaining("in 2 h") });
  });

  it("has budgets that are overdrawn", async () => {
    await makeMember();
    await db().budget.create({ data: { id: newId(), period: "month", limitMicros: 1_000_000n } });
    expect(await find("Budgets")).toEqual({ state: "good", detail: "1 set, none overdrawn" });
    await makeTake();
    await db().budget.updateMany({ data: { limitMicros: 100_000n } });
    expect(await find("Budgets")).toMatchObject({ state: "look", detail: "the workspace’s month is over by $0.20: nothing more is queued on them" });
  });

  it("has a provider that is paused, and says why and until when", async () => {
    await db().providerGate.create({
      data: { provider: "wavespeed", mode: "sandbox", pausedReason: "no_credit", pausedUntil: new Date("2026-11-21T12:00:00Z") },
    });
    const detail =
      "no key: takes run in the sandbox, which answers, but paused: The balance at WaveSpeed does not cover the next take. It is tried again by itself. Tried again at 2026-11-21T12:00:00.000Z.";
    expect(await find("WaveSpeed")).toEqual({ state: "bad", detail });
    await db().providerGate.updateMany({ data: { pausedReason: "busy", pausedUntil: null } });
    expect(await find("WaveSpeed")).toMatchObject({ state: "look", detail: expect.stringContaining("no room for more takes") });
    expect(await find("Eachlabs")).toMatchObject({ state: "missing" });
  });
});

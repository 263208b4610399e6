import { afterEach, describe, expect, test } from "vitest";
import { OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { makeDue } from "@/lib/asking/make-due";
import { reconcileTake } from "@/lib/asking/reconcile";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { ProviderId } from "@/lib/providers/provider";
import { submitNext } from "@/lib/sending/submit";
import { settleByPerson } from "@/lib/takes/settle-by-person";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { startWorker } from "@/lib/worker/worker";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ hasWorker: false });

const DAY_MS = 24 * 60 * 60_000;

afterEach(async () => {
  await studio().sandbox.control("DELETE", "/faults");
  await studio().sandbox.control("POST", "/settings", { listsCallbacksAtOnce: false });
  // what one test left in doubt must not be another's second candidate
  await db().$executeRaw`UPDATE take SET sent_at = sent_at - interval '1 hour' WHERE sent_at IS NOT NULL`;
  await db().providerGate.updateMany({ data: { pausedReason: null, pausedUntil: null, doubts: 0, pauses: 0 } });
});

/** Takes whose creates are accepted and never answered, and whose callbacks say nothing for now. */
async function lose(provider: ProviderId, count = 1, onCallback: Record<string, unknown> = { kind: "callback_lost" }): Promise<string[]> {
  const { actor, stillId, fault } = studio();
  const prompt = `Lost ${newId()}.`;
  await fault({ on: "create", kind: "drop_after_accept", prompt, times: count }, { on: "callback", prompt, times: count, ...onCallback });
  const takes = await startTakes(actor, { provider, stillId, prompt, settings: { resolution: "480p" }, count });
  for (let index = 0; index < count; index += 1) await submitNext(provider, "a worker");
  const takeIds = takes.map(({ id }) => id);
  expect(await db().take.count({ where: { id: { in: takeIds }, status: "unconfirmed" } })).toBe(count);
  return takeIds;
}

async function loseOne(provider: ProviderId, onCallback?: Record<string, unknown>): Promise<string> {
  const [takeId = ""] = await lose(provider, 1, onCallback);
  return takeId;
}

async function lookNow(takeId: string): Promise<void> {
  await db().$executeRaw`UPDATE take SET next_check_at = now() WHERE id = ${takeId}`;
  await reconcileTake(takeId);
}

/** As if it had been sent so long ago. */
async function age(takeId: string, ms: number): Promise<void> {
  await db().$executeRaw`UPDATE take SET sent_at = sent_at - ${ms} * interval '1 millisecond' WHERE id = ${takeId}`;
}

function take(takeId: string) {
  return db().take.findUniqueOrThrow({ where: { id: takeId }, include: { creates: true } });
}

async function nextLookMs(takeId: string): Promise<number | null> {
  const { sentAt, nextCheckAt } = await take(takeId);
  return sentAt && nextCheckAt && nextCheckAt.getTime() - sentAt.getTime();
}

/** The prediction that the vendor made of a take. */
async function madeOf(takeId: string): Promise<string> {
  const { provider, seed } = await take(takeId);
  const made = (await studio().creates(provider)).find((create) => create.seed === seed);
  return made?.predictionId ?? "";
}

async function calledBack(takeId: string, predictionId: string, signature: "verified" | "unsigned"): Promise<void> {
  const { provider } = await take(takeId);
  await db().callbackReceipt.create({ data: { id: newId(), provider, deliveryKey: newId(), takeId, signature, predictionId } });
}

async function ledgerOf(takeId: string): Promise<Record<string, number>> {
  const rows = await db().ledgerRow.findMany({ where: { takeId }, orderBy: { createdAt: "asc" } });
  return Object.fromEntries(rows.map((row) => [`${row.kind} by ${row.source}`, Number(row.amountMicros)]));
}

describe("a lost create is found", () => {
  test.each<[string, ProviderId, object]>([
    ["by Eachlabs' list of callbacks", "eachlabs", { listsCallbacksAtOnce: true }],
    ["by Eachlabs' list of what ran, by seed and prompt", "eachlabs", {}],
    ["by WaveSpeed's history, being the only one", "wavespeed", {}],
  ])("%s", async (_, provider, settings) => {
    await studio().sandbox.control("POST", "/settings", settings);
    const takeId = await loseOne(provider);
    await lookNow(takeId);
    const found = await take(takeId);
    expect(found).toMatchObject({ status: "generating", predictionId: await madeOf(takeId), creates: [{ outcome: "accepted" }] });
  });

  test("by the prediction that its callback named, whatever else the history holds", async () => {
    const [first = "", second = ""] = await lose("wavespeed", 2);
    await calledBack(first, await madeOf(first), "unsigned");
    await lookNow(first);
    expect(await take(first)).toMatchObject({ status: "generating", predictionId: await madeOf(first) });
    await lookNow(second);
    expect(await take(second)).toMatchObject({ status: "generating", predictionId: await madeOf(second) });
  });
});

describe("a lost create is not mistaken for another", () => {
  test("where WaveSpeed shows two that nobody knows", async () => {
    const takeIds = await lose("wavespeed", 2);
    for (const takeId of takeIds) {
      await lookNow(takeId);
      expect(await take(takeId)).toMatchObject({ status: "unconfirmed", waitReason: "Looked once: WaveSpeed shows 2 that may be it." });
    }
  });

  test("where a callback names what ran with another seed, or nothing at all", async () => {
    const [first = "", second = ""] = await lose("eachlabs", 2);
    await calledBack(first, await madeOf(second), "unsigned");
    await calledBack(first, "made-up", "unsigned");
    await lookNow(first);
    expect(await take(first)).toMatchObject({ status: "generating", predictionId: await madeOf(first) });
  });
});

describe("while it is not found", () => {
  /** The vendor answers no question about it. */
  async function hidden(): Promise<string> {
    const takeId = await loseOne("eachlabs");
    await studio().fault({ on: "check", kind: "refuse", status: 503, times: null });
    return takeId;
  }

  test("it is looked for at 10 s, 1 min, 5 min and 30 min, then a person decides, and in the end nobody can be asked", async () => {
    const takeId = await hidden();
    expect(await nextLookMs(takeId)).toBeGreaterThanOrEqual(10_000);
    const schedule: [sentAgoMs: number, nextMs: number][] = [
      [10_000, 60_000],
      [60_000, 300_000],
      [300_000, 1_800_000],
      [1_800_000, OUTPUT_KEPT_MS.eachlabs],
    ];
    const said: (string | null)[] = [];
    let aged = 0;
    for (const [agoMs, nextMs] of schedule) {
      await age(takeId, agoMs - aged);
      aged = agoMs;
      await lookNow(takeId);
      expect(await nextLookMs(takeId)).toBe(nextMs);
      said.push((await take(takeId)).waitReason);
    }
    expect(said[0]).toBe("Looked once: Eachlabs could not be asked.");
    expect(said[3]).toBe("Looked 4 times: Eachlabs does not show it. Look there yourself, then say what happened.");
    await age(takeId, DAY_MS);
    await lookNow(takeId);
    expect(await take(takeId)).toMatchObject({
      status: "unconfirmed",
      nextCheckAt: null,
      waitReason: "Eachlabs keeps nothing of it any more, so it can’t be asked. Say what happened.",
    });
  });

  test("of many that look at once, one asks", async () => {
    const takeId = await hidden();
    await db().$executeRaw`UPDATE take SET next_check_at = now() WHERE id = ${takeId}`;
    await Promise.all(Array.from({ length: 8 }, () => reconcileTake(takeId)));
    expect((await take(takeId)).checks).toBe(1);
  });

  test("callbacks without a signature have it looked for once in two seconds at most, the first signed ones at once", async () => {
    const takeId = await hidden();
    const due = async (isVerified: boolean) => {
      await db().$executeRaw`UPDATE take SET last_check_at = now() WHERE id = ${takeId}`;
      await makeDue([takeId], { isVerified });
      const { nextCheckAt, lastCheckAt } = await take(takeId);
      return nextCheckAt && lastCheckAt && nextCheckAt.getTime() - lastCheckAt.getTime();
    };
    expect(await due(false)).toBe(2_000);
    for (let calls = 1; calls <= 4; calls += 1) {
      await calledBack(takeId, "named", "verified");
      expect(await due(true)).toBe(calls <= 3 ? 500 : 2_000);
    }
  });
});

describe("a person's word", () => {
  test("that it ran goes with the provider's id, which is checked", async () => {
    const [takeId = "", other = ""] = await lose("eachlabs", 2);
    const say = (predictionId: string) => settleByPerson(studio().actor, { takeId, said: "ran", predictionId });
    await expect(say("made-up")).rejects.toMatchObject({ fields: { predictionId: "Eachlabs knows no prediction with this id." } });
    await expect(say(await madeOf(other))).rejects.toMatchObject({ fields: { predictionId: expect.stringMatching(/another seed, prompt or time/) } });
    await lookNow(other);
    await expect(say(await madeOf(other))).rejects.toMatchObject({ fields: { predictionId: "This id belongs to another take." } });
    await expect(say(await madeOf(takeId))).resolves.toMatchObject({ status: "generating" });
  });

  test("that it did not run frees its money, that nobody can tell keeps it as spent, and either is said once", async () => {
    const [notRun = "", nobodyKnows = ""] = await lose("wavespeed", 2);
    await settleByPerson(studio().actor, { takeId: notRun, said: "not_created" });
    await settleByPerson(studio().actor, { takeId: nobodyKnows, said: "written_off" });
    expect(await ledgerOf(notRun)).toEqual({ "reserved by price_table": 150_000, "released by price_table": 150_000 });
    expect(await ledgerOf(nobodyKnows)).toEqual({
      "reserved by price_table": 150_000,
      "charged by person": 150_000,
      "released by price_table": 150_000,
    });
    await expect(settleByPerson(studio().actor, { takeId: notRun, said: "written_off" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("is overruled by the clip: what ran all the same is kept and charged, whatever was said", async () => {
    const takeIds = [
      await loseOne("wavespeed", { kind: "callback_late", delayMs: 3_000 }),
      await loseOne("eachlabs", { kind: "callback_late", delayMs: 3_000 }),
    ];
    const [notRun = "", writtenOff = ""] = takeIds;
    await studio().sandbox.control("POST", "/settings", { eachlabsCost: 0.25 });
    const before = await settleByPerson(studio().actor, { takeId: notRun, said: "not_created" });
    expect(before.failure?.code).toBe("not_created");
    await settleByPerson(studio().actor, { takeId: writtenOff, said: "written_off" });
    const worker = await startWorker();
    for (const takeId of takeIds) await studio().until(takeId, "ready");
    await worker.stop();
    await studio().sandbox.control("POST", "/settings", { eachlabsCost: null });
    expect(await ledgerOf(notRun)).toMatchObject({ "charged by price_table": 150_000, "released by price_table": 150_000 });
    expect(await ledgerOf(writtenOff)).toMatchObject({ "charged by person": 0, "adjusted by provider": 250_000 });
    expect(await db().clip.count({ where: { takeId: { in: takeIds } } })).toBe(2);
  });
});

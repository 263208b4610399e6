import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { readScope } from "@/lib/access/actor";
import { sumCosts } from "@/lib/costs/data";
import { db } from "@/lib/db";
import { shutForKey } from "@/lib/settings/gate";
import { storage } from "@/lib/storage/current";
import { cancelTake } from "@/lib/takes/cancel";
import { getTake } from "@/lib/takes/data";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio();

type Wanted = Partial<Parameters<typeof startTakes>[1]>;

async function start(wanted: Wanted = {}) {
  const { actor, stillId } = studio();
  const input = { provider: "wavespeed" as const, stillId, prompt: "Slow push in.", settings: { resolution: "480p" }, ...wanted };
  const { intent, isShotReused, isUnpricedOk, from, shown, ...sent } = input;
  return startTakes(actor, { ...StartTakes.parse(sent), intent, isShotReused, isUnpricedOk, from, shown });
}

async function startOne(wanted: Wanted = {}): Promise<string> {
  const [take] = await start(wanted);
  if (!take) throw new Error("one take was asked for");
  return take.id;
}

async function view(takeId: string) {
  return getTake(readScope(studio().actor), takeId);
}

async function ledgerOf(takeId: string): Promise<Record<string, number>> {
  const rows = await db().ledgerRow.findMany({ where: { takeId }, orderBy: { createdAt: "asc" } });
  return Object.fromEntries(rows.map((row) => [row.kind, Number(row.amountMicros)]));
}

async function acceptedFor(takeId: string): Promise<number> {
  const { provider, seed } = await view(takeId);
  return (await studio().creates(provider)).filter((create) => create.seed === seed && create.isAccepted).length;
}

beforeEach(async () => {
  await studio().sandbox.control("DELETE", "/faults");
  await db().providerGate.updateMany({ data: { pausedReason: null, pausedUntil: null, pauses: 0, doubts: 0 } });
});

describe.each(["wavespeed", "eachlabs"] as const)("a take at %s", (provider) => {
  test("comes to a clip whose bytes are kept before it says ready", async () => {
    const takeId = await startOne({ provider });
    await studio().until(takeId, "ready");
    const take = await view(takeId);
    expect(take.clip).toMatchObject({ width: 832, height: 480 });
    const stream = await storage().read(`clips/${takeId}.mp4`);
    const bytes = Buffer.from(await new Response(stream).arrayBuffer());
    expect(bytes.byteLength).toBe(take.clip?.bytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(take.clip?.sha256);
    for (const key of [`posters/${takeId}.jpg`, `sprites/${takeId}.jpg`]) expect(await storage().size(key)).toBeGreaterThan(1_000);
    expect(await acceptedFor(takeId)).toBe(1);
  });

  test("whose answer is lost is found again, and there is one create", async () => {
    await studio().fault({ on: "create", kind: "drop_after_accept", vendor: provider });
    const takeId = await startOne({ provider, prompt: "The answer is lost." });
    await studio().until(takeId, "unconfirmed", "generating", "saving", "ready");
    await studio().until(takeId, "ready");
    expect(await acceptedFor(takeId)).toBe(1);
    expect(await db().create.findMany({ where: { takeId } })).toMatchObject([{ outcome: "accepted" }]);
  });

  test("that was accepted with a 500 is not sent again", async () => {
    await studio().fault({ on: "create", kind: "error_after_accept", vendor: provider });
    const takeId = await startOne({ provider, prompt: "Accepted, says 500." });
    await studio().until(takeId, "ready");
    expect(await acceptedFor(takeId)).toBe(1);
  });

  test("whose callbacks never come is finished by asking", async () => {
    await studio().fault({ on: "callback", kind: "callback_lost", vendor: provider });
    const takeId = await startOne({ provider, prompt: "Nobody calls back." });
    await studio().until(takeId, "ready");
    expect(await db().callbackReceipt.count({ where: { takeId } })).toBe(0);
  });

  test("whose callbacks come ten times, forged and shuffled ends as it would without", async () => {
    await studio().fault({ on: "callback", kind: "callback_repeated", vendor: provider, copies: 10 });
    const takeId = await startOne({ provider, prompt: "Ten callbacks." });
    await studio().fault({ on: "callback", kind: "callback_forged", vendor: provider });
    const forged = await startOne({ provider, prompt: "A forged callback." });
    await studio().until(takeId, "ready");
    await studio().until(forged, "ready");
    expect(await db().clip.count({ where: { takeId: { in: [takeId, forged] } } })).toBe(2);
  });

  test("that the vendor refuses fails with its reason and costs nothing", async () => {
    await studio().fault({ on: "create", kind: "refuse", vendor: provider, status: 400 });
    const takeId = await startOne({ provider, prompt: "Refused." });
    await studio().until(takeId, "failed");
    const { failure, chargedMicros } = await view(takeId);
    expect(failure?.code).toBe("refused");
    expect(failure?.message).not.toBe("");
    expect(chargedMicros).toBeNull();
    const { reserved, released } = await ledgerOf(takeId);
    expect(released).toBe(reserved);
  });

  test("that the vendor fails gives its reservation back", async () => {
    await studio().fault({ on: "create", kind: "fails", vendor: provider });
    const takeId = await startOne({ provider, prompt: "It fails." });
    await studio().until(takeId, "failed");
    expect((await view(takeId)).failure?.code).toBe("provider_failed");
    expect((await ledgerOf(takeId)).charged).toBeUndefined();
  });

  test("that meets a 429 waits and is then accepted once", async () => {
    await studio().fault({ on: "create", kind: "rate_limit", vendor: provider, retryAfterS: 1 });
    const takeId = await startOne({ provider, prompt: "No room at first." });
    await studio().until(takeId, "ready");
    expect(await acceptedFor(takeId)).toBe(1);
    expect((await db().create.findMany({ where: { takeId }, orderBy: { sentAt: "asc" } })).map(({ outcome }) => outcome)).toEqual([
      "refused",
      "accepted",
    ]);
  });

  test("whose clip comes truncated, as a page of HTML, and missing is fetched until it is whole", async () => {
    await studio().fault(...["output_truncated", "output_not_video", "output_missing"].map((kind) => ({ on: "download", kind, vendor: provider })));
    const takeId = await startOne({ provider, prompt: "A lying store." });
    await studio().until(takeId, "ready");
    expect(await acceptedFor(takeId)).toBe(1);
    expect((await db().take.findUniqueOrThrow({ where: { id: takeId } })).saves).toBeGreaterThan(1);
  });
});

describe("the money of a live take", () => {
  test("is reserved with the press, charged when it is ready, and nothing stays reserved", async () => {
    const scope = readScope(studio().actor);
    const before = (await sumCosts(scope, {})).live;
    const takeId = await startOne({ settings: { resolution: "720p", duration: 8 } });
    expect(await ledgerOf(takeId)).toMatchObject({ reserved: 480_000 });
    await studio().until(takeId, "ready");
    expect(await ledgerOf(takeId)).toEqual({ reserved: 480_000, charged: 480_000, released: 480_000 });
    const after = (await sumCosts(scope, {})).live;
    expect(after.chargedMicros - before.chargedMicros).toBe(480_000);
    expect((await view(takeId)).chargedMicros).toBe(480_000);
  });

  test("of Eachlabs is what Eachlabs says it was", async () => {
    await studio().sandbox.control("POST", "/settings", { eachlabsCost: 0.2175 });
    const takeId = await startOne({ provider: "eachlabs" });
    await studio().until(takeId, "ready");
    await studio().sandbox.control("POST", "/settings", { eachlabsCost: null });
    expect((await view(takeId)).chargedMicros).toBe(217_500);
  });

  test("asks first where no price is published", async () => {
    await expect(startOne({ provider: "eachlabs", isUnpricedOk: false })).rejects.toMatchObject({
      code: "invalid",
      fields: { isUnpricedOk: expect.stringContaining("not published") },
    });
  });
});

describe("canceling", () => {
  test("a queued take is free and nothing is sent", async () => {
    await shutForKey("wavespeed", "live", db());
    const takeId = await startOne({ prompt: "Never sent." });
    await cancelTake(studio().actor, { takeId });
    expect(await view(takeId)).toMatchObject({ status: "canceled", sentAt: null });
    expect(await acceptedFor(takeId)).toBe(0);
    const { reserved, released } = await ledgerOf(takeId);
    expect(released).toBe(reserved);
    await expect(cancelTake(studio().actor, { takeId })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a take that the provider can't stop is no longer waited for, and its clip is kept all the same", async () => {
    await studio().sandbox.control("POST", "/settings", { typicalMs: 2_500 });
    const takeId = await startOne({ prompt: "Canceled while WaveSpeed works." });
    await studio().until(takeId, "generating");
    expect(await cancelTake(studio().actor, { takeId })).toMatchObject({ status: "canceled" });
    await studio().until(takeId, "ready");
    await studio().sandbox.control("POST", "/settings", { typicalMs: 100 });
    const take = await view(takeId);
    expect(take.canceledAt).not.toBeNull();
    expect(take.chargedMicros).toBe(150_000);
  });

  test("a take that the provider can stop is stopped, and costs nothing", async () => {
    await studio().sandbox.control("POST", "/settings", { typicalMs: 60_000 });
    const takeId = await startOne({ provider: "eachlabs", prompt: "Canceled at Eachlabs." });
    await studio().until(takeId, "generating");
    await cancelTake(studio().actor, { takeId });
    await studio().sandbox.control("POST", "/settings", { typicalMs: 100 });
    await expect.poll(async () => (await db().take.findUniqueOrThrow({ where: { id: takeId } })).vendorEndedAt, { timeout: 15_000 }).not.toBeNull();
    const { reserved, released, charged } = await ledgerOf(takeId);
    expect([released, charged]).toEqual([reserved, undefined]);
    expect((await view(takeId)).status).toBe("canceled");
  });
});

describe("one press", () => {
  test("sent thirty times at once makes its takes once", async () => {
    const intent = { scope: "member:someone", key: "one press", bodyHash: "body" };
    const answers = await Promise.all(Array.from({ length: 30 }, () => start({ count: 2, intent, prompt: "One press." })));
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(2);
    await expect(start({ intent: { ...intent, bodyHash: "another" } })).rejects.toMatchObject({ code: "conflict" });
  });

  test("with a seed gives each take the next, without one each its own", async () => {
    expect((await start({ count: 3, seed: 7 })).map(({ seed }) => seed)).toEqual([7, 8, 9]);
    expect(new Set((await start({ count: 3 })).map(({ seed }) => seed)).size).toBe(3);
  });

  test("that is wrong makes nothing at all", async () => {
    const before = await db().take.count();
    const wrongs: [Wanted, string][] = [
      [{ settings: { duration: 6 } }, "settings.duration"],
      [{ settings: { steps: 6 } }, "settings.steps"],
      [{ stillId: "none" }, "stillId"],
      [{ shotId: "none" }, "shotId"],
      [{ projectId: "none" }, "projectId"],
      [{ endStillId: "none" }, "endStillId"],
    ];
    for (const [wanted, field] of wrongs)
      await expect(start(wanted)).rejects.toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
    expect(await db().take.count()).toBe(before);
  });
});

describe("what the button said", () => {
  test("is what is spent: a price or a key that changed meanwhile is asked about first", async () => {
    const shown = (isFree: boolean, totalMicros: number | null) => start({ count: 2, shown: { isFree, totalMicros } });
    await expect(shown(false, 300_000)).resolves.toHaveLength(2);
    await expect(shown(false, 150_000)).rejects.toMatchObject({ fields: { price: "This costs $0.30 now. Look at the button and press again." } });
    await expect(shown(true, 300_000)).rejects.toMatchObject({ fields: { price: expect.stringContaining("$0.30") } });
    await expect(start({ provider: "eachlabs", shown: { isFree: true, totalMicros: null } })).rejects.toMatchObject({
      fields: { price: expect.stringContaining("no price") },
    });
  });
});

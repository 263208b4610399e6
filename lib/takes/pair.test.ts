import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { leaveRoom, monthOfWorkspace } from "@/lib/budgets/testing";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { sealKey } from "@/lib/settings/access";
import { setPrices } from "@/lib/settings/set-prices";
import { StartTakes } from "@/lib/takes/schema";
import { type StartInput, startTakes } from "@/lib/takes/start";
import { makeMember, makeStill } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

/** One take of each: WaveSpeed's 480p for 5 s, and what the team set for Eachlabs. */
const WAVESPEED = 150_000;
const EACHLABS = 250_000;
let owner: Actor;
let stillId: string;

beforeAll(async () => {
  owner = await makeMember();
  stillId = (await makeStill()).id;
  for (const provider of PROVIDER_IDS) await setKey(provider, sealKey(provider, `live-key-of-${provider}`));
  await setPrices(owner, { provider: "eachlabs", prices: { "720p": EACHLABS }, assumeMicros: null });
});
beforeEach(async () => {
  await db().budget.deleteMany();
});

/** With a key a provider is live, without one the sandbox. */
async function setKey(provider: ProviderId, keyCipher: string | null): Promise<void> {
  await db().providerSetting.upsert({ where: { provider }, create: { provider, keyCipher }, update: { keyCipher } });
}

/** One press for both providers, as the form sends it. */
const press = (given: Partial<StartInput> = {}, key = newId()) =>
  startTakes(owner, {
    ...StartTakes.parse({ provider: "wavespeed", stillId, prompt: "Slow push in.", settings: { resolution: "480p", duration: 5 }, count: 2 }),
    beside: { provider: "eachlabs", settings: {} },
    isShotReused: true,
    intent: { scope: `member:${owner.memberId}`, key, bodyHash: "same" },
    ...given,
  });

const counted = async () => ({
  takes: await db().take.count(),
  shots: await db().shot.count(),
  rows: await db().ledgerRow.count(),
  intents: await db().intent.count(),
});

describe("one press for both providers", () => {
  test("makes pairs of one shot and one seed, each with the price of its own", async () => {
    const takes = await press({ prompt: "A shot of its own." });
    expect(new Set(takes.map(({ shotId }) => shotId)).size).toBe(1);
    const inOrder = takes.sort((a, b) => a.number - b.number);
    expect(inOrder.map(({ provider, number, estimateMicros }) => [number, provider, estimateMicros])).toEqual([
      [1, "wavespeed", WAVESPEED],
      [2, "eachlabs", EACHLABS],
      [3, "wavespeed", WAVESPEED],
      [4, "eachlabs", EACHLABS],
    ]);
    const [a, b, c, d] = inOrder.map(({ seed }) => seed);
    expect([a, c]).toEqual([b, d]);
    expect(a).not.toBe(c);
    expect(inOrder[0]?.settings).toEqual({ resolution: "480p", duration: 5 });
    expect(inOrder[1]?.settings).toMatchObject({ resolution: "720p", num_frames: 81 });
    const reserved = await db().ledgerRow.groupBy({
      by: ["provider"],
      where: { takeId: { in: takes.map(({ id }) => id) } },
      _sum: { amountMicros: true },
    });
    expect(Object.fromEntries(reserved.map((row) => [row.provider, Number(row._sum.amountMicros)]))).toEqual({
      wavespeed: 2 * WAVESPEED,
      eachlabs: 2 * EACHLABS,
    });
  });

  test("counts a given seed up once a pair", async () => {
    const takes = await press({ seed: 41_027 });
    expect(takes.map(({ seed }) => seed).sort()).toEqual([41_027, 41_027, 41_028, 41_028]);
  });

  test("thirty times at once makes its takes once", async () => {
    const key = newId();
    const before = await counted();
    const answers = await Promise.all(Array.from({ length: 30 }, () => press({}, key)));
    expect(new Set(answers.map((takes) => takes.map(({ id }) => id).join())).size).toBe(1);
    expect(await counted()).toEqual({ ...before, takes: before.takes + 4, rows: before.rows + 4, intents: before.intents + 1 });
  });

  test("says what is wrong by part and field, of both at once, and makes nothing", async () => {
    const before = await counted();
    const wrong = { settings: { duration: 7 }, beside: { provider: "eachlabs" as const, settings: { resolution: "1080p", shift: 99 } } };
    await expect(press(wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: {
        "settings.duration": "Choose 5 or 8 seconds.",
        "beside.settings.resolution": expect.any(String),
        "beside.settings.shift": "From 1 to 10.",
      },
    });
    await expect(press({ beside: { provider: "eachlabs", settings: { duration: 5 } } })).rejects.toMatchObject({
      fields: { "beside.settings.duration": "duration is not a setting of Eachlabs’ Wan 2.2." },
    });
    await expect(press({ beside: { provider: "wavespeed", settings: {} } })).rejects.toMatchObject({
      fields: { "beside.provider": expect.any(String) },
    });
    await expect(press({ stillId: "gone" })).rejects.toMatchObject({ fields: { stillId: expect.any(String) } });
    expect(await counted()).toEqual(before);
  });

  test("spends nothing that its button did not say, at either", async () => {
    const before = await counted();
    const shown = { isFree: false, totalMicros: 2 * WAVESPEED };
    const beside = { provider: "eachlabs" as const, settings: {} };
    await expect(press({ shown, beside: { ...beside, shown: { isFree: true, totalMicros: null } } })).rejects.toMatchObject({
      fields: { "beside.price": "This costs $0.50 now. Look at the button and press again." },
    });
    expect(await counted()).toEqual(before);
    expect(await press({ shown, beside: { ...beside, shown: { isFree: false, totalMicros: 2 * EACHLABS } } })).toHaveLength(4);
    const unpriced = { ...beside, settings: { resolution: "480p" } };
    await expect(press({ beside: unpriced, isUnpricedOk: false })).rejects.toMatchObject({ fields: { isUnpricedOk: expect.any(String) } });
    expect(await press({ beside: unpriced, isUnpricedOk: true })).toHaveLength(4);
  });
});

describe("a budget over both", () => {
  test("fits pairs as a whole or refuses the press as a whole", async () => {
    await leaveRoom(owner, 450_000);
    const before = await counted();
    await expect(press()).rejects.toMatchObject({
      code: "over_budget",
      fields: { count: expect.stringMatching(/has \$0\.45 left: 1 of these 2 pairs fits\.$/) },
    });
    expect(await counted()).toEqual(before);
    await press({ count: 1 });
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 50_000 });
    await expect(press({ count: 1 })).rejects.toThrow(/has \$0\.05 left, and this pair costs \$0\.40\.$/);
  });

  test("is never overshot by presses at once", async () => {
    await leaveRoom(owner, 3 * (WAVESPEED + EACHLABS) + 1);
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => press({ count: 1 })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 1 });
  });

  test("counts only what is live of them", async () => {
    await setKey("eachlabs", null);
    await leaveRoom(owner, 2 * WAVESPEED);
    const takes = await press();
    expect(takes.map(({ mode }) => mode).sort()).toEqual(["live", "live", "sandbox", "sandbox"]);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 0 });
    await setKey("eachlabs", sealKey("eachlabs", "live-key-of-eachlabs"));
  });
});

describe("a press for both that breaks off", () => {
  // the connection is lost with the first provider's part written and the second's begun
  const breakAt = (table: string) =>
    db().$executeRawUnsafe(
      `CREATE TRIGGER break_off BEFORE INSERT ON ${table} FOR EACH ROW WHEN (NEW.provider = 'eachlabs') EXECUTE FUNCTION break_off()`,
    );

  test.each(["take", "ledger"])("at the second provider's %s leaves nothing, and can be pressed again", async (table) => {
    await db().$executeRaw`CREATE OR REPLACE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`;
    const key = newId();
    const before = await counted();
    await breakAt(table);
    await expect(press({}, key)).rejects.toThrow();
    await db().$executeRawUnsafe(`DROP TRIGGER break_off ON ${table}`);
    expect(await counted()).toEqual(before);
    const takes = await press({}, key);
    expect(takes).toHaveLength(4);
    expect((await press({}, key)).map(({ id }) => id)).toEqual(takes.map(({ id }) => id));
    expect((await counted()).takes).toBe(before.takes + 4);
  });
});

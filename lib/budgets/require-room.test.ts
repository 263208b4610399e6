import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { setBudgets } from "@/lib/budgets/set";
import { leaveRoom, makeProject, monthOfWorkspace } from "@/lib/budgets/testing";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { outageOf } from "@/lib/outage";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { sealKey } from "@/lib/settings/access";
import { setPrices } from "@/lib/settings/set-prices";
import { cancelTake } from "@/lib/takes/cancel";
import { quoteTakes } from "@/lib/takes/quote";
import { StartTakes } from "@/lib/takes/schema";
import { type StartInput, startTakes } from "@/lib/takes/start";
import { makeMember, makeStill } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

/** One take of WaveSpeed, 480p for 5 s. */
const UNIT = 150_000;
let owner: Actor;
let stillId: string;

beforeAll(async () => {
  owner = await makeMember();
  stillId = (await makeStill()).id;
  for (const provider of PROVIDER_IDS) await setKey(provider, sealKey(provider, `live-key-of-${provider}`));
});

/** With a key a provider is live, without one the sandbox. */
async function setKey(provider: ProviderId, keyCipher: string | null): Promise<void> {
  await db().providerSetting.upsert({ where: { provider }, create: { provider, keyCipher }, update: { keyCipher } });
}

beforeEach(async () => {
  await db().budget.deleteMany();
});

const recipe = (given: Record<string, unknown> = {}) =>
  StartTakes.parse({ provider: "wavespeed", stillId, prompt: "Slow push in.", settings: { resolution: "480p", duration: 5 }, ...given });

const press = (given: Record<string, unknown> = {}, more: Partial<StartInput> = {}, actor = owner) =>
  startTakes(actor, { ...recipe(given), ...more });

const intent = (key: string) => ({ scope: `member:${owner.memberId}`, key, bodyHash: "same" });

describe("a press with a budget", () => {
  test("fits or is refused as a whole, with a sentence that says what fits", async () => {
    await leaveRoom(owner, 400_000);
    const before = { takes: await db().take.count(), shots: await db().shot.count() };
    const refusal = await press({ count: 4 }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "over_budget" });
    expect((refusal as AppError).fields).toEqual({ count: (refusal as AppError).message });
    expect((refusal as AppError).message).toMatch(/^The budget of the workspace for \w+ has \$0\.40 left: 2 of these 4 takes fit\.$/);
    expect({ takes: await db().take.count(), shots: await db().shot.count() }).toEqual(before);

    expect(await press({ count: 2 })).toHaveLength(2);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 100_000 });
    await expect(press()).rejects.toThrow("has $0.10 left, and this take costs $0.15.");
  });

  test("has its money back when a take is canceled in the queue", async () => {
    await leaveRoom(owner, UNIT);
    const [take] = await press();
    await expect(press()).rejects.toMatchObject({ code: "over_budget" });
    await cancelTake(owner, { takeId: take?.id ?? "" });
    expect(await press()).toHaveLength(1);
  });

  test("is refused when it is a retry too", async () => {
    const [take] = await press();
    await leaveRoom(owner, UNIT - 1);
    await expect(press({}, { from: { takeId: take?.id ?? "", how: "retried" } })).rejects.toMatchObject({ code: "over_budget" });
  });

  test("finds nothing fits after the limit was moved below what is spent", async () => {
    await press();
    await setBudgets(owner, { scope: "workspace", month: 0 });
    expect((await monthOfWorkspace(owner)).leftMicros).toBeLessThan(0);
    await expect(press()).rejects.toThrow(/ is used up\.$/);
  });

  test("meets the tightest of the workspace's, its project's and its member's", async () => {
    const project = await makeProject("AUT", "AUTUMN");
    const maya = await makeMember("producer", "Maya Okafor");
    await leaveRoom(owner, 100 * UNIT);
    await setBudgets(owner, { scope: "project", id: project.id, day: 3 * UNIT });
    await setBudgets(owner, { scope: "member", id: maya.memberId, month: 2 * UNIT });
    const token: Actor = { ...maya, kind: "token", tokenId: "t-1", scopes: ["spend"] };
    await press({ projectId: project.id }, {}, token);
    await expect(press({ projectId: project.id, count: 2 }, {}, maya)).rejects.toThrow(/^The budget of Maya Okafor for \w+ has \$0\.15 left: 1 of/);
    await press({ projectId: project.id, count: 2 });
    await expect(press({ projectId: project.id })).rejects.toThrow(/^The budget of AUTUMN for \d+ \w+ is used up\.$/);
    await press({}, {}, maya);
  });

  test("in the sandbox touches none", async () => {
    await setBudgets(owner, { scope: "workspace", month: 0, day: 0 });
    await setKey("wavespeed", null);
    const [take] = await press();
    expect(take?.mode).toBe("sandbox");
    expect(await quoteTakes(owner, recipe({ count: 3 }))).toMatchObject({ mode: "sandbox", budgets: [], fits: 3 });
    await setKey("wavespeed", sealKey("wavespeed", "live-key-of-wavespeed"));
  });
});

describe("a press whose price is not published", () => {
  const unpriced = { provider: "eachlabs", settings: {} };

  test("counts as what the team assumes", async () => {
    await setPrices(owner, { provider: "eachlabs", prices: {}, assumeMicros: 500_000 });
    await leaveRoom(owner, 900_000);
    expect(await quoteTakes(owner, recipe({ ...unpriced, count: 2 }))).toMatchObject({ micros: null, fits: 1 });
    await expect(press({ ...unpriced, count: 2 })).rejects.toThrow("1 of these 2 takes fits.");
    await press(unpriced);
    await expect(press(unpriced)).rejects.toThrow("this take counts as $0.50, as its price is not published.");
  });

  test("counts as nothing where the team assumes nothing, and asks as ever; but with nothing left it is refused", async () => {
    await setPrices(owner, { provider: "eachlabs", prices: {}, assumeMicros: null });
    await leaveRoom(owner, 1);
    await expect(press(unpriced, { isUnpricedOk: false })).rejects.toMatchObject({ code: "invalid", fields: { isUnpricedOk: expect.any(String) } });
    await press({ ...unpriced, count: 8 }, { isUnpricedOk: true });
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 1 });
    await leaveRoom(owner, 0);
    await expect(press(unpriced, { isUnpricedOk: true })).rejects.toMatchObject({ code: "over_budget" });
  });
});

describe("a repeated press", () => {
  test("answers with its takes though nothing more would fit", async () => {
    await leaveRoom(owner, UNIT);
    const key = newId();
    const [first] = await press({}, { intent: intent(key) });
    const [again] = await press({}, { intent: intent(key) });
    expect(again?.id).toBe(first?.id);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 0 });
  });

  test("that was refused is another try once there is room", async () => {
    await leaveRoom(owner, UNIT - 1);
    const key = newId();
    await expect(press({}, { intent: intent(key) })).rejects.toMatchObject({ code: "over_budget" });
    await leaveRoom(owner, UNIT);
    expect(await press({}, { intent: intent(key) })).toHaveLength(1);
  });
});

describe("a price that is asked for", () => {
  test("says how the budgets stand and what fits, and makes nothing", async () => {
    await leaveRoom(owner, 400_000);
    const before = { takes: await db().take.count(), projects: await db().project.count(), rows: await db().ledgerRow.count() };
    const price = await quoteTakes(owner, recipe({ count: 4 }));
    expect(price).toMatchObject({ micros: 600_000, takes: 4, mode: "live", fits: 2, budgets: [{ scope: "workspace", leftMicros: 400_000 }] });
    await expect(quoteTakes(owner, recipe({ projectId: "nowhere" }))).rejects.toMatchObject({ fields: { projectId: expect.any(String) } });
    expect({ takes: await db().take.count(), projects: await db().project.count(), rows: await db().ledgerRow.count() }).toEqual(before);
  });
});

/** The client that verbs use is held here: taking it out makes the next call open another, with connections of its own. */
const held = globalThis as { dailiesDb?: ReturnType<typeof db> | undefined };

describe("fifty presses at once", () => {
  test("over two pools never overshoot any budget, and waste nothing", async () => {
    // presses in one project wait for each other's shot numbers: in ten they only meet at the budgets
    const projects = await Promise.all(Array.from({ length: 10 }, (_, index) => makeProject(`P${index}`)));
    const capped = projects[0]?.id ?? "";
    const people = [await makeMember("producer", "Maya"), await makeMember("producer", "Tom")];
    await leaveRoom(owner, 20 * UNIT + 1);
    await setBudgets(owner, { scope: "project", id: capped, month: 3 * UNIT, day: 4 * UNIT });
    for (const { memberId } of people) await setBudgets(owner, { scope: "member", id: memberId, day: 15 * UNIT });

    const one = db();
    held.dailiesDb = undefined;
    const other = db();
    expect(other).not.toBe(one);
    const settle = async (index: number): Promise<"made" | "refused"> => {
      const projectId = projects[index % 10]?.id;
      const sameOne = intent(newId());
      for (;;) {
        held.dailiesDb = index % 4 < 2 ? one : other; // read at once when the verb begins
        const answer = await press({ projectId }, { intent: sameOne }, people[index % 3 ? 0 : 1]).then(
          () => "made" as const,
          (error: unknown) => error,
        );
        if (answer === "made") return answer;
        if (answer instanceof AppError && answer.code === "over_budget") return "refused";
        // a slow machine may keep someone waiting for too long: pressed again it is the same press
        if (outageOf(answer) === null) throw answer;
      }
    };
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => settle(index)));
    held.dailiesDb = one;
    await other.$disconnect();

    expect(answers.filter((answer) => answer === "made")).toHaveLength(20);
    const takes = await db().take.findMany({
      where: { projectId: { in: projects.map(({ id }) => id) } },
      select: { projectId: true, createdById: true },
    });
    expect(takes).toHaveLength(20);
    expect(takes.filter(({ projectId }) => projectId === capped).length).toBeLessThanOrEqual(3);
    for (const { memberId } of people) expect(takes.filter(({ createdById }) => createdById === memberId).length).toBeLessThanOrEqual(15);
    expect(await monthOfWorkspace(owner)).toMatchObject({ leftMicros: 1 });
  }, 240_000);
});

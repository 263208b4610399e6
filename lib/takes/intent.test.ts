import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { rememberIntent } from "@/lib/takes/intent";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { makeMember, makeStill } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

let actor: Actor;
let stillId: string;

beforeAll(async () => {
  actor = await makeMember();
  stillId = (await makeStill()).id;
});
afterEach(() => vi.useRealTimers());

const intentOf = (key: string, bodyHash = "same") => ({ scope: `member:${actor.memberId}`, key, bodyHash });

/** One press, as the form sends it. */
async function press(key: string, bodyHash?: string): Promise<string[]> {
  const input = StartTakes.parse({ provider: "wavespeed", stillId, prompt: "Slow push in.", count: 2 });
  return (await startTakes(actor, { ...input, isShotReused: true, intent: intentOf(key, bodyHash) })).map(({ id }) => id);
}

const age = (key: string, by: string) => db().$executeRaw`UPDATE intent SET created_at = now() - ${by}::interval WHERE key = ${key}`;

describe("the same press", () => {
  test("from a double click, another tab or after a reload makes its takes once", async () => {
    const key = newId();
    const before = await db().take.count();
    const [first, ...others] = await Promise.all([press(key), press(key), press(key)]);
    for (const other of [...others, await press(key)]) expect(other).toEqual(first);
    expect(await db().take.count()).toBe(before + 2);
    expect(await db().ledgerRow.count({ where: { takeId: { in: first } } })).toBe(2);
  });

  test("thirty times at once makes its takes once", async () => {
    const key = newId();
    const before = { takes: await db().take.count(), shots: await db().shot.count() };
    const answers = await Promise.all(Array.from({ length: 30 }, () => press(key)));
    expect(new Set(answers.map((ids) => ids.join())).size).toBe(1);
    expect({ takes: await db().take.count(), shots: await db().shot.count() }).toEqual({ takes: before.takes + 2, shots: before.shots });
  });

  test("for something else is refused, for as long as it is remembered", async () => {
    const key = newId();
    await press(key);
    await expect(press(key, "another")).rejects.toMatchObject({ code: "conflict" });
    await age(key, "24 hours");
    expect(await press(key, "another")).toHaveLength(2);
    await expect(press(key)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is remembered for 24 hours by the database's clock, whatever ours says", async () => {
    const key = newId();
    const first = await press(key);
    await age(key, "23 hours 59 minutes");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 24 * 60 * 60 * 1000 });
    expect(await press(key)).toEqual(first);
    await age(key, "24 hours");
    vi.setSystemTime(Date.now() - 4 * 24 * 60 * 60 * 1000);
    const second = await press(key);
    expect(second).not.toEqual(first);
    expect(await press(key)).toEqual(second);
  });

  test("thirty times at once after a day makes its takes once more", async () => {
    const key = newId();
    await press(key);
    await age(key, "25 hours");
    const before = await db().take.count();
    const answers = await Promise.all(Array.from({ length: 30 }, () => press(key)));
    expect(new Set(answers.map((ids) => ids.join())).size).toBe(1);
    expect(await db().take.count()).toBe(before + 2);
  });

  test("that broke off in the middle left nothing, and can be pressed again", async () => {
    const key = newId();
    const made = newId();
    const make = (isBroken: boolean) =>
      rememberIntent(intentOf(key), async (tx) => {
        await tx.project.create({ data: { id: made, name: "Half", code: made } });
        if (isBroken) await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
        return [made];
      });
    await expect(make(true)).rejects.toThrow();
    expect(await db().intent.count({ where: { key } })).toBe(0);
    expect(await db().project.count({ where: { id: made } })).toBe(0);
    expect(await make(false)).toEqual([made]);
    expect(await make(false)).toEqual([made]);
  });

  test("of somebody else is another press", async () => {
    const key = newId();
    const mine = await press(key);
    actor = await makeMember("producer");
    expect(await press(key)).not.toEqual(mine);
  });
});

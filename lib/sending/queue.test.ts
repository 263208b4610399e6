import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listPlaces } from "@/lib/sending/queue";
import { getTake, listTakes } from "@/lib/takes/data";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let maya: Actor;
let tom: Actor;
let stillId: string;

beforeAll(async () => {
  process.env.WAVESPEED_API_KEY = "a key";
  process.env.WAVESPEED_CONCURRENCY = "2";
  process.env.WAVESPEED_CREATES_PER_MINUTE = "60";
  maya = await makeMember("owner", "Maya Okafor");
  tom = await makeMember("producer", "Tom Brandt");
  stillId = (await makeStill()).id;
  // a minute at WaveSpeed is what our takes took; of Eachlabs and the sandbox nothing was measured
  for (let index = 0; index < 6; index += 1) {
    const { id } = await makeTake({ stillId });
    await db().clip.create({
      data: {
        takeId: id,
        storageKey: id,
        bytes: 1n,
        sha256: id,
        width: 1280,
        height: 720,
        durationMs: 5_000,
        fps: 16,
        posterKey: id,
        spriteKey: id,
        thumbhash: "",
      },
    });
    await db().$executeRaw`
      UPDATE take SET status = 'ready', prediction_id = ${newId()}, sent_at = now() - interval '100 seconds',
        vendor_ended_at = now() - interval '40 seconds', finished_at = now() WHERE id = ${id}`;
  }
});

beforeEach(async () => {
  await db().$executeRaw`UPDATE take SET status = 'canceled', finished_at = now(), vendor_ended_at = now() WHERE status <> 'ready'`;
  await db().$executeRaw`DELETE FROM provider_gate`;
  await db().$executeRaw`DELETE FROM provider_turn`;
});

interface Where {
  provider?: "eachlabs";
  mode?: "sandbox";
}

async function queue(count: number, { memberId }: Actor, where: Where = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await makeTake({ stillId, createdById: memberId, ...where })).id);
  return ids;
}

const view = async (takeId: string) => (await getTake(readScope(maya), takeId)).queue;

describe("where a queued take stands", () => {
  test("is told by turns, with its neighbours, while no wait is known", async () => {
    const [one = "", two = ""] = await queue(2, maya, { mode: "sandbox" });
    const [his = ""] = await queue(1, tom, { mode: "sandbox" });
    const all = { of: 3, waitMs: null, behind: null, held: null };
    expect(await view(one)).toEqual({ place: 1, memberId: maya.memberId, beforeId: null, afterId: two, ...all });
    expect(await view(his)).toEqual({ place: 2, memberId: tom.memberId, beforeId: null, afterId: null, ...all });
    expect(await view(two)).toEqual({ place: 3, memberId: maya.memberId, beforeId: one, afterId: null, ...all });
    expect((await listTakes(readScope(maya), { status: "queued", limit: 50 })).data.map(({ queue: place }) => place?.place)).toEqual([2, 3, 1]);
  });

  test("says why nothing is sent instead of a wait", async () => {
    const [takeId = ""] = await queue(1, maya);
    await db().$executeRaw`INSERT INTO provider_gate (provider, mode, paused_reason, paused_at) VALUES ('wavespeed', 'live', 'no_credit', now())`;
    expect(await view(takeId)).toMatchObject({
      place: 1,
      of: 1,
      waitMs: null,
      behind: null,
      held: expect.stringMatching(/^The balance at WaveSpeed/),
    });
    const [keyless = ""] = await queue(1, maya, { provider: "eachlabs" });
    expect(await view(keyless)).toMatchObject({ held: expect.stringMatching(/^There is no key for Eachlabs any more/) });
  });

  test("is asked for by name, for what is queued", async () => {
    const [one = "", two = ""] = await queue(2, maya);
    await db().$executeRaw`UPDATE take SET status = 'canceled', finished_at = now() WHERE id = ${one}`;
    expect(await listPlaces(readScope(tom), [one, two, "none"])).toEqual({ [two]: expect.objectContaining({ place: 1, of: 1 }) });
  });
});

describe("how long it waits yet", () => {
  test("is told from our own times, and what is in flight counts", async () => {
    const { id: running } = await makeTake({ stillId });
    await db()
      .$executeRaw`UPDATE take SET status = 'generating', prediction_id = ${newId()}, sent_at = now() - interval '50 seconds' WHERE id = ${running}`;
    const [one = "", two = "", three = ""] = await queue(3, maya);
    expect(await view(one)).toMatchObject({ waitMs: 0, behind: null });
    const [second, third] = [await view(two), await view(three)];
    for (const [wait, from, to] of [
      [second?.waitMs, 0, 10_000],
      [third?.waitMs, 50_000, 60_000],
    ] as const) {
      expect(wait).toBeGreaterThanOrEqual(from);
      expect(wait).toBeLessThanOrEqual(to);
    }
  });

  test("is not told behind takes that are there longer than ours were; what they are, and since when, is", async () => {
    const runs = async (seconds: number) => {
      const { id } = await makeTake({ stillId });
      const [row] = await db().$queryRaw<{ sentAt: Date }[]>`
        UPDATE take SET status = 'generating', prediction_id = ${newId()}, sent_at = now() - ${seconds} * interval '1 second' WHERE id = ${id}
        RETURNING sent_at AS "sentAt"`;
      return row?.sentAt.getTime() ?? 0;
    };
    await runs(300);
    const lastSent = await runs(200);
    const [one = "", two = ""] = await queue(2, maya);
    for (const takeId of [one, two]) expect(await view(takeId)).toMatchObject({ waitMs: null, behind: { takes: 2, usualMs: 60_000 }, held: null });
    const { behind } = (await view(one)) ?? {};
    expect(Math.abs(Date.parse(behind?.since ?? "") - lastSent)).toBeLessThanOrEqual(501);
  });
});

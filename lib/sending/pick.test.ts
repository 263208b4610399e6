import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { giveBack, type Picked, pickTake, putOff } from "@/lib/sending/pick";
import type { Limits } from "@/lib/sending/room";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const LIMITS: Limits = { provider: "wavespeed", mode: "live", concurrency: 1_000, createsPerMinute: 1_000 };

let maya: Actor;
let tom: Actor;

beforeEach(async () => {
  await db().$executeRaw`UPDATE take SET status = 'canceled', finished_at = now(), vendor_ended_at = now()`;
  for (const table of ["provider_turn", "provider_gate"]) await db().$executeRawUnsafe(`DELETE FROM ${table}`);
  maya = await makeMember("owner", "Maya Okafor");
  tom = await makeMember("producer", "Tom Brandt");
});

/** Queues takes of one member, the oldest first. */
async function queue(
  count: number,
  { memberId }: Pick<Actor, "memberId">,
  changes: { queueRank?: number; mode?: "sandbox" } = {},
): Promise<string[]> {
  const { id: stillId } = await makeStill();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await makeTake({ stillId, createdById: memberId, ...changes })).id);
  return ids;
}

async function pick(limits = LIMITS): Promise<Picked> {
  const picked = await pickTake(limits);
  if (!picked || "isFree" in picked) throw new Error("there was nothing to pick");
  return picked;
}

async function pickAll(): Promise<string[]> {
  const ids: string[] = [];
  for (let picked = await pickTake(LIMITS); picked && !("isFree" in picked); picked = await pickTake(LIMITS)) ids.push(picked.id);
  return ids;
}

describe("whose take is next", () => {
  test("goes round by member, so that a single take does not wait for another's twenty", async () => {
    const many = await queue(20, maya);
    expect((await pick()).id).toBe(many[0]);
    expect((await pick()).id).toBe(many[1]);
    const [one, two] = await queue(2, tom);
    const rest = await pickAll();
    expect(rest.slice(0, 4)).toEqual([one, many[2], two, many[3]]);
    expect(rest).toHaveLength(20);
    expect(rest.slice(4)).toEqual(many.slice(4));
  });

  test("is one member's by rank, then by age", async () => {
    const [old, young] = await queue(2, maya);
    const [first] = await queue(1, maya, { queueRank: -1 });
    expect(await pickAll()).toEqual([first, old, young]);
  });

  test("is also that of a member who is gone", async () => {
    const [mine] = await queue(1, maya);
    const { id: orphan } = await makeTake();
    expect((await pickAll()).sort()).toEqual([mine, orphan].sort());
  });

  test("knows nothing of another mode or provider", async () => {
    await queue(1, maya, { mode: "sandbox" });
    await makeTake({ provider: "eachlabs" });
    expect(await pickTake(LIMITS)).toBeNull();
  });

  test("of twenty processes that pick at once, each gets another take", async () => {
    const ids = [...(await queue(10, maya)), ...(await queue(10, tom))];
    const picked = await Promise.all(ids.map(() => pick()));
    expect(picked.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});

describe("a take that was picked and not sent", () => {
  test("keeps its place, and its member the turn", async () => {
    const [mine = ""] = await queue(2, maya);
    const [his] = await queue(1, tom);
    await giveBack(LIMITS, await pick());
    expect((await pick()).id).toBe(mine);
    const picked = await pick();
    expect(picked.id).toBe(his);
    await giveBack(LIMITS, picked);
    expect((await pick()).id).toBe(his);
  });

  test("waits longer each time when the fault is its own, and lets others go first", async () => {
    const [mine = "", next] = await queue(2, maya);
    const waits: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const picked = await pick();
      expect(picked.id).toBe(mine);
      await putOff(LIMITS, picked, "The still could not be read.");
      const [row] = await db().$queryRaw<{ s: number }[]>`SELECT round(extract(epoch FROM due_at - now()))::float AS s FROM take WHERE id = ${mine}`;
      waits.push(row?.s ?? 0);
      if (times < 5) await db().$executeRaw`UPDATE take SET due_at = now() WHERE id = ${mine}`;
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 600]);
    expect((await pick()).id).toBe(next);
    expect(await db().take.findUniqueOrThrow({ where: { id: mine } })).toMatchObject({
      status: "queued",
      waitReason: "The still could not be read.",
    });
  });
});

describe("the trial of a paused provider", () => {
  const pause = () =>
    db()
      .$executeRaw`UPDATE provider_gate SET paused_reason = 'failing', paused_at = now() - interval '1 minute', paused_until = now() - interval '1 second'`;

  test("is one take, however many processes look", async () => {
    await queue(10, maya);
    await giveBack(LIMITS, await pick());
    await pause();
    const answers = await Promise.all(Array.from({ length: 10 }, () => pickTake(LIMITS)));
    const picked = answers.filter((answer): answer is Picked => answer !== null && "id" in answer);
    expect(picked).toHaveLength(1);
    expect(picked[0]?.trialUntil).toBeInstanceOf(Date);
    expect(answers.filter((answer) => answer !== null && "isFree" in answer && answer.retryAt !== null)).toHaveLength(9);
  });

  test("is another's at once when it was not used", async () => {
    await queue(2, maya);
    await giveBack(LIMITS, await pick());
    await pause();
    const trial = await pick();
    expect(await pickTake(LIMITS)).toMatchObject({ isFree: false });
    await putOff(LIMITS, trial, "The still is gone.");
    expect((await pick()).trialUntil).toBeInstanceOf(Date);
  });
});

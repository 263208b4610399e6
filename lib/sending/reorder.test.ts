import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { pickTake } from "@/lib/sending/pick";
import { moveToFront, reorderQueue } from "@/lib/sending/reorder";
import { cancelTake } from "@/lib/takes/cancel";
import { getTake } from "@/lib/takes/data";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const LIMITS = { provider: "wavespeed", mode: "live", concurrency: 1_000, createsPerMinute: 1_000 } as const;

let owner: Actor;
let tom: Actor;
let ivy: Actor;
let stillId: string;

beforeAll(async () => {
  owner = await makeMember("owner", "Maya Okafor");
  tom = await makeMember("producer", "Tom Brandt");
  ivy = await makeMember("producer", "Ivy Chen");
  stillId = (await makeStill()).id;
});

beforeEach(async () => {
  await db().$executeRaw`UPDATE take SET status = 'canceled', finished_at = now(), vendor_ended_at = now()`;
  await db().$executeRaw`DELETE FROM provider_turn`;
});

async function queue(count: number, { memberId }: Actor = tom, provider: "wavespeed" | "eachlabs" = "wavespeed"): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await makeTake({ stillId, provider, createdById: memberId })).id);
  return ids;
}

async function pickAll(): Promise<string[]> {
  const ids: string[] = [];
  for (let picked = await pickTake(LIMITS); picked && "id" in picked; picked = await pickTake(LIMITS)) ids.push(picked.id);
  return ids;
}

describe("moving a take to the front", () => {
  test("sends it before the others of its member, and what is queued later still comes last", async () => {
    const [one, two, three = ""] = await queue(3);
    const moved = await moveToFront(tom, { takeId: three });
    expect(moved.queue).toMatchObject({ place: 1, of: 3, beforeId: null, afterId: one });
    const [four] = await queue(1);
    expect(await pickAll()).toEqual([three, one, two, four]);
  });

  test("does not jump another member's turn", async () => {
    const [first, second, third = ""] = await queue(3, tom);
    expect(await pickTake(LIMITS)).toMatchObject({ id: first });
    const [hers] = await queue(1, ivy);
    await moveToFront(tom, { takeId: third });
    expect(await pickAll()).toEqual([hers, third, second]);
  });

  test("is for the member whose take it is, and for the owner", async () => {
    const [first = "", second = ""] = await queue(2);
    await expect(moveToFront(ivy, { takeId: second })).rejects.toMatchObject({ code: "forbidden" });
    await expect(moveToFront(await makeMember("reviewer"), { takeId: second })).rejects.toMatchObject({ code: "forbidden" });
    await moveToFront(owner, { takeId: second });
    expect(await pickAll()).toEqual([second, first]);
  });

  test("is refused once it is not queued any more, and when there is no such take", async () => {
    const [takeId = ""] = await queue(1);
    await cancelTake(tom, { takeId });
    await expect(moveToFront(tom, { takeId })).rejects.toMatchObject({ code: "conflict" });
    await expect(moveToFront(tom, { takeId: "none" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("of all of them at once by everybody leaves each in the queue once", async () => {
    const ids = await queue(6);
    await Promise.all(ids.flatMap((takeId) => [moveToFront(tom, { takeId }), moveToFront(owner, { takeId })]));
    expect((await pickAll()).sort()).toEqual([...ids].sort());
  });
});

describe("putting takes in order", () => {
  test("changes places among themselves and no others", async () => {
    const [one = "", two, three, four = ""] = await queue(4);
    const views = await reorderQueue(tom, { takeIds: [four, one] });
    expect(views.map((view) => view.queue?.place)).toEqual([1, 4]);
    expect(await pickAll()).toEqual([four, two, three, one]);
  });

  test("is refused for takes that don't wait in one line", async () => {
    const [mine = ""] = await queue(1, tom);
    const [hers = ""] = await queue(1, ivy);
    const [elsewhere = ""] = await queue(1, tom, "eachlabs");
    await expect(reorderQueue(tom, { takeIds: [mine, hers] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(reorderQueue(owner, { takeIds: [mine, hers] })).rejects.toMatchObject({ fields: { takeIds: expect.any(String) } });
    await expect(reorderQueue(tom, { takeIds: [mine, elsewhere] })).rejects.toMatchObject({ code: "invalid" });
    expect((await getTake(readScope(tom), mine)).queue).toMatchObject({ place: 1, beforeId: null, afterId: null });
  });
});

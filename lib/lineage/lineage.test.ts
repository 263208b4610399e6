import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/takes/[id]/lineage/route";
import { readScope } from "@/lib/access/actor";
import { asNobody, makeCaller, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { getLineage } from "@/lib/lineage/data";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let scope: ReturnType<typeof readScope>;
let clock = Date.now() - 3_600_000;

beforeAll(async () => {
  scope = readScope(await makeMember());
});

/** Takes of one test come one after the other. */
async function make(changes: Parameters<typeof makeTake>[0] = {}) {
  clock += 1_000;
  return makeTake({ createdAt: new Date(clock), ...changes });
}

const frame = (fromTakeId: string, fromFrame = 80) => makeStill({ fromTakeId, fromFrame });
const ids = (takes: { takeId: string }[]) => takes.map(({ takeId }) => takeId);

describe("a chain", () => {
  it("goes back through recipes and frames to the first take, the eldest first", async () => {
    const first = await make();
    const varied = await make({ shotId: first.shotId, stillId: first.stillId, number: 90, fromTakeId: first.id, fromHow: "varied" });
    const extended = await make({ stillId: (await frame(varied.id)).id });
    const again = await make({ stillId: (await frame(extended.id, 12)).id });

    const { before, take, after } = await getLineage(scope, again.id);
    expect(ids(before)).toEqual([first.id, varied.id, extended.id]);
    expect(before.map(({ origins }) => origins)).toEqual([
      [],
      [{ takeId: first.id, how: "varied", frame: null }],
      [{ takeId: varied.id, how: "still", frame: 80 }],
    ]);
    expect(take.origins).toEqual([{ takeId: extended.id, how: "still", frame: 12 }]);
    expect(after).toEqual([]);
  });

  it("tells what was made from a take at once, by recipe, as still and as end still", async () => {
    const origin = await make();
    const retried = await make({ fromTakeId: origin.id, fromHow: "retried" });
    const asStill = await make({ stillId: (await frame(origin.id)).id });
    const asEnd = await make({ endStillId: (await frame(origin.id, 3)).id });
    await make({ fromTakeId: retried.id, fromHow: "varied" });

    const { before, after, isCut } = await getLineage(scope, origin.id);
    expect(before).toEqual([]);
    expect(ids(after)).toEqual([retried.id, asStill.id, asEnd.id]);
    expect(after.map(({ origins }) => origins[0]?.how)).toEqual(["retried", "still", "end_still"]);
    expect(isCut).toEqual({ before: false, after: false });
  });

  it("does not call a take an extension that only kept the still of the one it varies", async () => {
    const origin = await make();
    const still = await frame(origin.id);
    const extended = await make({ stillId: still.id });
    const varied = await make({ stillId: still.id, shotId: extended.shotId, number: 91, fromTakeId: extended.id, fromHow: "varied" });

    expect(ids((await getLineage(scope, origin.id)).after)).toEqual([extended.id]);
    expect((await getLineage(scope, varied.id)).take.origins).toEqual([{ takeId: extended.id, how: "varied", frame: null }]);
  });

  it("ends where rows point at each other", async () => {
    const [one, other] = [await make(), await make()];
    await db().take.update({ where: { id: one.id }, data: { fromTakeId: other.id, fromHow: "changed" } });
    await db().take.update({ where: { id: other.id }, data: { fromTakeId: one.id, fromHow: "changed" } });
    const { before, after } = await getLineage(scope, one.id);
    expect([ids(before), ids(after)]).toEqual([[other.id], []]);
  });

  it("is cut where there is too much of it, near takes and new ones first", async () => {
    const { id: rootId, stillId, shotId } = await make();
    const line = [rootId];
    for (let number = 100; number < 135; number += 1) {
      line.push((await make({ stillId, shotId, number, fromTakeId: line.at(-1) ?? null, fromHow: "varied" })).id);
    }
    const end = line.at(-1) ?? "";
    const { before, isCut } = await getLineage(scope, end);
    expect(ids(before)).toEqual(line.slice(-31, -1));
    expect(isCut.before).toBe(true);

    for (let number = 200; number < 232; number += 1) await make({ stillId, shotId, number, fromTakeId: end, fromHow: "varied" });
    const wide = await getLineage(scope, end);
    expect(wide.after.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => 202 + index));
    expect(wide.isCut.after).toBe(true);
  });
});

describe("its address", () => {
  const ask = (request: Request, id: string) => GET(request, params({ id }));

  it("answers who may read, and nobody else", async () => {
    const { id } = await make();
    const path = `/api/takes/${id}/lineage`;
    const answer = await ask((await makeCaller(["read"]))(path), id);
    expect([answer.status, (await answer.json()).take]).toMatchObject([200, { takeId: id, status: "queued", provider: "wavespeed" }]);
    expect((await ask(asNobody(path), id)).status).toBe(401);
    expect((await ask((await makeCaller(["spend"]))(path), id)).status).toBe(403);
  });

  it("knows no take that is not there", async () => {
    expect((await ask((await makeCaller(["read"]))("/api/takes/none/lineage"), "none")).status).toBe(404);
  });
});

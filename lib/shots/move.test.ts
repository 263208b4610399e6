import { beforeAll, describe, expect, test } from "vitest";
import { readScope } from "@/lib/access/actor";
import { cancelRest } from "@/lib/batches/cancel-rest";
import { budgetsOver } from "@/lib/budgets/data";
import { setBudgets } from "@/lib/budgets/set";
import { sumCosts } from "@/lib/costs/data";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { archiveProject } from "@/lib/projects/archive";
import { makeProject } from "@/lib/projects/make";
import type { ProjectView } from "@/lib/projects/view";
import { moveToFront } from "@/lib/sending/reorder";
import { shutForKey } from "@/lib/settings/gate";
import { moveShots, moveShotsBack } from "@/lib/shots/move";
import { cancelTake } from "@/lib/takes/cancel";
import { getTake, listTakes } from "@/lib/takes/data";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ typicalMs: 1_200 });

/** One take of WaveSpeed, 480p for 5 s. */
const UNIT = 150_000;
const LIMIT = 50_000_000;
let target: ProjectView;

beforeAll(async () => {
  const { actor } = studio();
  target = await makeProject(actor, { name: "Target", code: "TAR" });
});

/** A press with a prompt of its own, and so with a shot of its own. */
async function press(prompt: string, given: Partial<Parameters<typeof startTakes>[1]> = {}) {
  const { actor, stillId } = studio();
  const { isShotReused = true, from, ...sent } = given;
  const wanted = { provider: "wavespeed", stillId, prompt, settings: { resolution: "480p" }, ...sent };
  const takes = await startTakes(actor, { ...StartTakes.parse(wanted), isShotReused, from });
  const [take] = takes;
  if (!take) throw new Error("a take was asked for");
  return { takes, take };
}

async function newProject(name: string, code: string): Promise<ProjectView> {
  const project = await makeProject(studio().actor, { name, code });
  await setBudgets(studio().actor, { scope: "project", id: project.id, month: LIMIT });
  return project;
}

/** How a project's own budget stands, and what the sums by project say. */
async function moneyOf({ id, name }: { id: string; name: string }) {
  const scope = readScope(studio().actor);
  const budget = (await budgetsOver(scope, { projectId: id, memberId: "nobody" })).find((view) => view.scope === "project");
  const group = (await sumCosts(scope, { groupBy: "project" })).groups.find(({ key }) => key === name);
  return {
    budget: [budget?.spentMicros, budget?.reservedMicros, budget?.possibleMicros],
    sums: group ? [group.chargedMicros, group.reservedMicros, group.possibleMicros] : [0, 0, 0],
  };
}

const view = (takeId: string) => getTake(readScope(studio().actor), takeId);

describe("moving shots", () => {
  test("gives them the next numbers there, takes their takes along, and is taken back with the old numbers", async () => {
    const { actor } = studio();
    const from = await newProject("Numbers", "NUM");
    const [one, two, three] = [
      await press("One.", { projectId: from.id }),
      await press("Two.", { projectId: from.id, count: 2 }),
      await press("Three.", { projectId: from.id }),
    ];
    await press("There before.", { projectId: target.id });
    const shotIds = [three.take.shotId, two.take.shotId];
    const moved = await moveShots(actor, { shotIds, to: { projectId: target.id } });
    expect(moved.shots.map(({ slate, was }) => [was.slate, slate])).toEqual([
      ["NUM-02", "TAR-02"],
      ["NUM-03", "TAR-03"],
    ]);
    expect(moved.project).toMatchObject({ code: "TAR", nextShot: 4 });
    expect(await view(two.take.id)).toMatchObject({ slate: "TAR-02", projectId: target.id, number: 1 });
    const listed = async (projectId: string) => (await listTakes(readScope(actor), { projectId, limit: 50 })).data.map(({ slate }) => slate);
    expect(await listed(from.id)).toEqual(["NUM-01"]);
    expect(await listed(target.id)).toEqual(["TAR-01", "TAR-03", "TAR-02", "TAR-02"]);

    const undo = moved.shots.map(({ shotId, was: { projectId, number } }) => ({ shotId, projectId, number }));
    expect((await moveShotsBack(actor, { fromProjectId: target.id, shots: undo })).slates).toEqual(["NUM-02", "NUM-03"]);
    expect(await view(two.takes[1]?.id ?? "")).toMatchObject({ slate: "NUM-02", projectId: from.id });
    expect((await press("Four.", { projectId: from.id })).take.slate).toBe("NUM-04");
    // what was given once is given to no other shot
    expect((await press("There after.", { projectId: target.id })).take.slate).toBe("TAR-04");
    await expect(moveShotsBack(actor, { fromProjectId: target.id, shots: undo })).rejects.toMatchObject({ code: "conflict" });
    expect(await view(one.take.id)).toMatchObject({ slate: "NUM-01" });
  });

  test("makes the project it goes to, and refuses what can't be", async () => {
    const { actor } = studio();
    const { take } = await press("To somewhere new.");
    const shotIds = [take.shotId];
    await expect(moveShots(await makeMember("reviewer"), { shotIds, to: { projectId: target.id } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(moveShots(actor, { shotIds, to: { name: "New", code: "TAR" } })).rejects.toMatchObject({ fields: { code: expect.any(String) } });
    await expect(moveShots(actor, { shotIds, to: { projectId: "none" } })).rejects.toMatchObject({ fields: { projectId: expect.any(String) } });
    await expect(moveShots(actor, { shotIds: [...shotIds, "none"], to: { projectId: target.id } })).rejects.toMatchObject({ code: "not_found" });
    await expect(moveShots(actor, { shotIds, to: { projectId: take.projectId } })).rejects.toMatchObject({ code: "conflict" });
    const closed = await newProject("Closed", "CLO");
    await archiveProject(actor, { projectId: closed.id });
    await expect(moveShots(actor, { shotIds, to: { projectId: closed.id } })).rejects.toThrow("Closed is archived.");
    expect(await view(take.id)).toMatchObject({ projectId: take.projectId });

    const { project } = await moveShots(await makeMember("producer"), { shotIds, to: { name: "New", code: "NEW" } });
    expect(await view(take.id)).toMatchObject({ slate: "NEW-01", projectId: project.id });
    // the form of an older tab still names the project it shows
    const again = await press("To somewhere new.", { projectId: take.projectId, from: { takeId: take.id, how: "retried" } });
    expect(again.take).toMatchObject({ projectId: take.projectId, from: { takeId: take.id, how: "retried" } });
  });

  test("leaves money where it was spent, whatever becomes of a take afterwards", async () => {
    const { actor } = studio();
    const [from, to] = [await newProject("Spent here", "SPH"), await newProject("Moved here", "MVH")];
    const { take: ran } = await press("In the middle of it.", { projectId: from.id });
    await studio().until(ran.id, "generating");
    await moveShots(actor, { shotIds: [ran.shotId], to: { projectId: to.id } });
    expect(await moneyOf(to)).toEqual({ budget: [0, 0, 0], sums: [0, 0, 0] });

    await studio().until(ran.id, "ready");

    await shutForKey("wavespeed", "live", db());
    const { take: waits } = await press("In the queue.", { projectId: from.id });
    await moveShots(actor, { shotIds: [waits.shotId], to: { projectId: to.id } });
    await cancelTake(actor, { takeId: waits.id });
    const { take: rest } = await press("The rest of a batch.", { projectId: from.id });
    await moveShots(actor, { shotIds: [rest.shotId], to: { projectId: to.id } });
    const batch = await db().batch.create({ data: { id: newId(), projectId: from.id, name: "Sheet", createdById: actor.memberId } });
    await db().take.update({ where: { id: rest.id }, data: { batchId: batch.id } });
    expect(await cancelRest(actor, { batchId: batch.id })).toMatchObject({ canceled: 1 });
    await db().providerGate.updateMany({ data: { pausedReason: null, pausedUntil: null, pauses: 0 } });
    expect(await moneyOf(from)).toEqual({ budget: [UNIT, 0, 0], sums: [UNIT, 0, 0] });
    expect(await moneyOf(to)).toEqual({ budget: [0, 0, 0], sums: [0, 0, 0] });
    // and what is spent there from now on is its own
    const { take: later } = await press("In the middle of it.", { projectId: to.id });
    expect(later.shotId).toBe(ran.shotId);
    expect((await moneyOf(to)).budget).toEqual([0, UNIT, 0]);
    await studio().until(later.id, "ready");
    expect((await moneyOf(to)).sums).toEqual([UNIT, 0, 0]);
    const { live, groups } = await sumCosts(readScope(actor), { groupBy: "project" });
    expect(groups.reduce((sum, group) => sum + group.chargedMicros, 0)).toBe(live.chargedMicros);
  });

  test("waits for presses, the queue and other moves, never in a circle", async () => {
    const { actor } = studio();
    const [a, b] = [await newProject("Busy", "BUS"), await newProject("Busier", "BUR")];
    const [there, back] = [await press("A", { projectId: a.id, count: 3 }), await press("B", { projectId: b.id, count: 3 })];
    const refusals: { code?: string; message: string }[] = [];
    for (const [from, to] of [
      [a, b],
      [b, a],
      [a, b],
      [b, a],
    ] as const) {
      const ends = await Promise.allSettled([
        moveShots(actor, { shotIds: [there.take.shotId], to: { projectId: to.id } }),
        moveShots(actor, { shotIds: [back.take.shotId], to: { projectId: from.id } }),
        press("A", { projectId: a.id }),
        press("B", { projectId: b.id }),
        press("A", { from: { takeId: there.take.id, how: "varied" } }),
        moveToFront(actor, { takeId: back.take.id }),
      ]);
      refusals.push(...ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : [])));
    }
    // a person's answer is fine; a deadlock is none
    expect(refusals.filter(({ code }) => !["conflict", "invalid"].includes(code ?? ""))).toEqual([]);
    const astray = await db().$queryRaw`SELECT t.id FROM take t JOIN shot s ON s.id = t.shot_id WHERE t.project_id <> s.project_id`;
    expect(astray).toEqual([]);
  });
});

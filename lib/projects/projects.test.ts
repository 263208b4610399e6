import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { setBudgets } from "@/lib/budgets/set";
import { db } from "@/lib/db";
import { archiveProject, makeDefault, restoreProject } from "@/lib/projects/archive";
import { listProjectCards } from "@/lib/projects/cards";
import { defaultProject, listProjects } from "@/lib/projects/data";
import { makeProject } from "@/lib/projects/make";
import { renameProject } from "@/lib/projects/rename";
import { workIn } from "@/lib/projects/work-in";
import { placeShot, projectFor } from "@/lib/shots/place";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let owner: Actor;
let producer: Actor;
let reviewer: Actor;

beforeAll(async () => {
  [owner, producer, reviewer] = [await makeMember("owner"), await makeMember("producer"), await makeMember("reviewer")];
});
beforeEach(async () => {
  await db().budget.deleteMany();
  await db().member.updateMany({ data: { projectId: null } });
  await db().shot.deleteMany({ where: { takes: { none: {} } } });
  await db().project.deleteMany({ where: { takes: { none: {} }, shots: { none: {} } } });
});

const projects = async (actor = owner) => listProjects(actor);
const fieldsOf = (promise: Promise<unknown>) =>
  promise.then(() => null).catch((error: { fields?: unknown; code?: string }) => error.fields ?? error.code);

describe("a project", () => {
  test("is made with a code of its own; the studio's first is where takes go when none is named", async () => {
    const first = await makeProject(producer, { name: "Autumn table", code: "AUT" });
    const next = await makeProject(owner, { name: "Piers", code: "PIER" });
    expect([first.isDefault, next.isDefault]).toEqual([true, false]);
    expect(await defaultProject()).toEqual({ id: first.id });
    expect(await fieldsOf(makeProject(owner, { name: "Auteurs", code: "AUT" }))).toEqual({
      code: "AUT begins the shots of Autumn table already. Choose another code.",
    });
    expect(await fieldsOf(makeProject(owner, { name: "autumn TABLE", code: "ATA" }))).toEqual({ name: "AUT has this name already. Choose another." });
    expect((await projects()).projects.map(({ code }) => code)).toEqual(["AUT", "PIER"]);
  });

  test("is renamed, and keeps its code", async () => {
    const { id } = await makeProject(owner, { name: "Autumn", code: "AUT" });
    await makeProject(owner, { name: "Winter", code: "WIN" });
    await renameProject(producer, { projectId: id, name: "Autumn table" });
    expect(await fieldsOf(renameProject(owner, { projectId: id, name: "winter" }))).toEqual({ name: expect.stringContaining("WIN") });
    expect((await projects()).projects[0]).toMatchObject({ name: "Autumn table", code: "AUT" });
    expect(await fieldsOf(renameProject(owner, { projectId: "none", name: "Nothing" }))).toBe("not_found");
  });

  test("is archived: nothing new is queued in it, until it is brought back", async () => {
    await defaultProject();
    const { id } = await makeProject(owner, { name: "Autumn", code: "AUT" });
    const { id: stillId } = await makeStill();
    const place = (shotId?: string) =>
      db().$transaction((tx) => placeShot(owner, { stillId, prompt: "Pan.", projectId: id, shotId, isReused: false }, tx));
    const shot = await place();
    await archiveProject(producer, { projectId: id });
    expect(await fieldsOf(place())).toEqual({ projectId: expect.stringContaining("Autumn is archived: nothing new can be queued there.") });
    expect(await fieldsOf(place(shot.id))).toEqual({ shotId: expect.stringContaining("Autumn is archived") });
    await restoreProject(producer, { projectId: id });
    expect(await place(shot.id)).toEqual(shot);
  });

  test("that is the default passes that on before it is archived", async () => {
    const first = await makeProject(owner, { name: "One", code: "ONE" });
    const next = await makeProject(owner, { name: "Two", code: "TWO" });
    const old = await makeProject(owner, { name: "Old", code: "OLD" });
    await archiveProject(owner, { projectId: old.id });
    for (const nextDefaultId of [undefined, first.id, old.id, "none"]) {
      expect(await fieldsOf(archiveProject(owner, { projectId: first.id, nextDefaultId }))).toEqual({ nextDefaultId: expect.any(String) });
    }
    await archiveProject(owner, { projectId: first.id, nextDefaultId: next.id });
    expect(await defaultProject()).toEqual({ id: next.id });
    expect(await fieldsOf(makeDefault(owner, { projectId: first.id }))).toBe("conflict");
    await restoreProject(owner, { projectId: first.id });
    await makeDefault(owner, { projectId: first.id });
    expect(await defaultProject()).toEqual({ id: first.id });
  });

  test("that is archived while a press waits for it takes nothing in", async () => {
    await defaultProject();
    const { id } = await makeProject(owner, { name: "Race", code: "RACE" });
    const tries = await Promise.all(
      Array.from({ length: 6 }, async (_, index) =>
        index === 3
          ? archiveProject(owner, { projectId: id }).then(() => "archived")
          : db()
              .$transaction(async (tx) => {
                await projectFor(id, tx);
                const [row] = await tx.$queryRaw<{ isOpen: boolean }[]>`SELECT archived_at IS NULL AS "isOpen" FROM project WHERE id = ${id}`;
                return row?.isOpen;
              })
              .catch((error: { code: string }) => error.code),
      ),
    );
    expect(tries.filter((came) => came !== true && came !== "invalid")).toEqual(["archived"]);
  });

  test("is remembered as where a member works, as long as it is open", async () => {
    await defaultProject();
    const { id } = await makeProject(owner, { name: "Autumn", code: "AUT" });
    await workIn(reviewer, { projectId: id });
    await workIn(reviewer, { projectId: "none" });
    expect([(await projects(reviewer)).currentId, (await projects(owner)).currentId]).toEqual([id, null]);
    await archiveProject(owner, { projectId: id });
    expect((await projects(reviewer)).currentId).toBeNull();
  });

  test("is a reviewer's to look at only", async () => {
    const { id } = await makeProject(owner, { name: "Autumn", code: "AUT" });
    const tries = [
      makeProject(reviewer, { name: "Mine", code: "MIN" }),
      renameProject(reviewer, { projectId: id, name: "Mine" }),
      archiveProject(reviewer, { projectId: id }),
      restoreProject(reviewer, { projectId: id }),
      makeDefault(reviewer, { projectId: id }),
    ];
    expect(await Promise.all(tries.map(fieldsOf))).toEqual(tries.map(() => "forbidden"));
    expect((await projects(reviewer)).projects).toEqual([expect.objectContaining({ name: "Autumn", isArchived: false })]);
  });

  test("has a card with what is in it and what is left", async () => {
    const { shotId } = await makeTake();
    await makeTake({ shotId });
    const { id } = await defaultProject();
    await setBudgets(owner, { scope: "project", id, month: 1_000_000 });
    const empty = await makeProject(owner, { name: "Empty", code: "EMP" });
    const cards = await listProjectCards(readScope(reviewer));
    expect(cards.find((card) => card.id === id)).toMatchObject({
      takes: 2,
      shots: 1,
      spentMicros: 0,
      budget: { limitMicros: 1_000_000, reservedMicros: 600_000, leftMicros: 400_000 },
      pictures: [{ url: expect.stringMatching(/^\/api\/media\/stills\//), thumbhash: expect.any(String) }],
      lastTakeAt: expect.any(String),
    });
    expect(cards.find((card) => card.id === empty.id)).toMatchObject({ takes: 0, shots: 0, pictures: [], budget: null, lastTakeAt: null });
  });
});

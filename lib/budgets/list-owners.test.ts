import { expect, test } from "vitest";
import { listBudgetOwners } from "@/lib/budgets/list-owners";
import { setBudgets } from "@/lib/budgets/set";
import { makeProject } from "@/lib/budgets/testing";
import { db } from "@/lib/db";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

test("the owner sees everything that can have a budget, others what concerns them", async () => {
  const [owner, producer] = [await makeMember("owner", "Maya"), await makeMember("producer", "Tom")];
  const project = await makeProject("AUT", "AUTUMN");
  const closed = await makeProject("OLD");
  await db().project.update({ where: { id: closed.id }, data: { archivedAt: new Date() } });
  await setBudgets(owner, { scope: "workspace", month: 20_000_000 });
  await setBudgets(owner, { scope: "project", id: project.id, day: 5_000_000 });
  await setBudgets(owner, { scope: "member", id: owner.memberId, month: 1_000_000 });
  await setBudgets(owner, { scope: "member", id: producer.memberId, month: 2_000_000 });

  const all = await listBudgetOwners(owner);
  expect(all.workspace).toMatchObject({ id: null, day: null, month: { limitMicros: 20_000_000, leftMicros: 20_000_000 } });
  expect(all.projects).toMatchObject([{ id: project.id, name: "AUTUMN", month: null, day: { limitMicros: 5_000_000 } }]);
  expect(all.members.map(({ name, month }) => [name, month?.limitMicros])).toEqual([
    ["Maya", 1_000_000],
    ["Tom", 2_000_000],
  ]);

  const own = await listBudgetOwners(producer);
  expect(own.workspace).toEqual(all.workspace);
  expect(own.members.map(({ name }) => name)).toEqual(["Tom"]);
});

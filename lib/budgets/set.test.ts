import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { SetBudgets } from "@/lib/budgets/schema";
import { setBudgets } from "@/lib/budgets/set";
import { makeProject } from "@/lib/budgets/testing";
import { db } from "@/lib/db";
import { describe as describeError } from "@/lib/errors";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let owner: Actor;

beforeEach(async () => {
  await db().budget.deleteMany();
  owner = await makeMember();
});

describe("setting budgets", () => {
  test("sets, changes and removes, and leaves alone what is not named", async () => {
    expect(await setBudgets(owner, { scope: "workspace", month: 20_000_000, day: 2_000_000 })).toEqual({ month: 20_000_000, day: 2_000_000 });
    expect(await setBudgets(owner, { scope: "workspace", month: 5_000_000 })).toEqual({ month: 5_000_000, day: 2_000_000 });
    expect(await setBudgets(owner, { scope: "workspace", day: null })).toEqual({ month: 5_000_000, day: null });
    expect(await db().budget.count()).toBe(1);
  });

  test("keeps the workspace, projects and members apart", async () => {
    const project = await makeProject("AUT");
    const member = await makeMember("producer");
    await setBudgets(owner, { scope: "workspace", month: 3 });
    await setBudgets(owner, { scope: "project", id: project.id, month: 2 });
    expect(await setBudgets(owner, { scope: "member", id: member.memberId, month: 1 })).toEqual({ month: 1, day: null });
    expect(await db().budget.count()).toBe(3);
  });

  test("twenty owners at once leave one limit", async () => {
    const set = (micros: number) => setBudgets(owner, { scope: "workspace", month: micros });
    await Promise.all(Array.from({ length: 20 }, (_, index) => set(index + 1)));
    expect(await db().budget.count()).toBe(1);
  });

  test("is the owner's alone", async () => {
    for (const role of ["producer", "reviewer"] as const) {
      await expect(setBudgets(await makeMember(role), { scope: "workspace", month: 1 })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(
      setBudgets({ ...owner, kind: "token", tokenId: "t", scopes: ["read", "write", "spend"] }, { scope: "workspace" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db().budget.count()).toBe(0);
  });

  test("names a project or member that is not there", async () => {
    await expect(setBudgets(owner, { scope: "project", id: "nowhere", month: 1 })).rejects.toMatchObject({
      fields: { id: "There is no such project." },
    });
    await expect(setBudgets(owner, { scope: "member", id: "nobody", month: 1 })).rejects.toMatchObject({
      fields: { id: "There is no such member." },
    });
  });

  test.each([
    [{ scope: "workspace", month: -1 }, "month", "A budget can’t be below zero."],
    [{ scope: "workspace", day: 1e13 }, "day", "A budget is at most $1,000,000."],
    [{ scope: "workspace", day: 1.5 }, "day", "A budget is an amount in dollars."],
    [{ scope: "workspace", id: "x" }, "id", "id is not a field here."],
    [{ scope: "member", month: 1 }, "id", "This must be an id."],
  ])("refuses %o by the field", (sent, field, sentence) => {
    const { error } = SetBudgets.safeParse(sent);
    expect(describeError(error).fields).toEqual({ [field]: sentence });
  });
});

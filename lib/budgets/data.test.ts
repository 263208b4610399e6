import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { budgetsOver, listBudgets } from "@/lib/budgets/data";
import { setBudgets } from "@/lib/budgets/set";
import { makeProject, monthOfWorkspace } from "@/lib/budgets/testing";
import type { BudgetView } from "@/lib/budgets/view";
import { chargeTake, releaseReservation, writeLedger } from "@/lib/costs/ledger";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const LIMIT = 100_000_000;
let owner: Actor;
let before: BudgetView;

beforeAll(async () => {
  owner = await makeMember();
  await setBudgets(owner, { scope: "workspace", month: LIMIT, day: LIMIT });
});

beforeEach(async () => {
  before = await monthOfWorkspace(owner);
});

/** What the workspace's month grew by since the test began. */
async function grown() {
  const now = await monthOfWorkspace(owner);
  expect(now.leftMicros).toBe(now.limitMicros - now.spentMicros - now.reservedMicros - now.possibleMicros);
  return {
    spent: now.spentMicros - before.spentMicros,
    reserved: now.reservedMicros - before.reservedMicros,
    possible: now.possibleMicros - before.possibleMicros,
  };
}

/** A moment of the database's: the start of its day or month in UTC, moved by so much. */
async function startOf(period: "day" | "month", moved = "0"): Promise<Date> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT date_trunc(${period}, now(), 'UTC') + ${moved}::interval AS at`;
  return row?.at ?? new Date(Number.NaN);
}

async function chargeAt(createdAt: Date, owns: { projectId?: string; memberId?: string } = {}): Promise<void> {
  const { id: takeId } = await makeTake({ status: "canceled", finishedAt: new Date() });
  const take = await db().take.findUniqueOrThrow({ where: { id: takeId } });
  const row = { projectId: take.projectId, provider: "wavespeed", mode: "live", kind: "charged", source: "price_table", ...owns } as const;
  await db().ledgerRow.create({ data: { id: newId(), takeId, amountMicros: 300_000n, createdAt, ...row } });
}

describe("what counts against a budget", () => {
  test("a take is reserved, possible while unconfirmed, and spent once charged", async () => {
    const { id } = await makeTake();
    expect(await grown()).toEqual({ spent: 0, reserved: 300_000, possible: 0 });
    await db().take.update({ where: { id }, data: { status: "unconfirmed", sentAt: new Date() } });
    expect(await grown()).toEqual({ spent: 0, reserved: 0, possible: 300_000 });
    await db().$transaction(async (tx) => {
      await tx.take.update({ where: { id }, data: { status: "failed", failureCode: "written_off", failureMessage: "x", finishedAt: new Date() } });
      await chargeTake(id, tx);
    });
    expect(await grown()).toEqual({ spent: 300_000, reserved: 0, possible: 0 });
    await db().$transaction((tx) => writeLedger(id, "adjusted", -100_000, "person", tx));
    expect(await grown()).toEqual({ spent: 200_000, reserved: 0, possible: 0 });
  });

  test("a take queued long ago counts for as long as it may be billed", async () => {
    const old = await startOf("month", "-70 days");
    const { id } = await makeTake({ createdAt: old, status: "generating", sentAt: old, predictionId: newId() });
    expect(await grown()).toEqual({ spent: 0, reserved: 300_000, possible: 0 });
    await db().take.update({ where: { id }, data: { status: "canceled", finishedAt: new Date() } });
    expect(await grown(), "canceled, and the provider may still finish it").toEqual({ spent: 0, reserved: 300_000, possible: 0 });
    await db().$transaction(async (tx) => {
      await tx.take.update({ where: { id }, data: { vendorEndedAt: new Date() } });
      await releaseReservation(id, tx);
    });
    expect(await grown()).toEqual({ spent: 0, reserved: 0, possible: 0 });
  });

  test("a sandbox take counts for nothing", async () => {
    const { id } = await makeTake({ mode: "sandbox" });
    await db().$transaction((tx) => chargeTake(id, tx));
    expect(await grown()).toEqual({ spent: 0, reserved: 0, possible: 0 });
  });

  test("a month begins with its first moment in UTC, and a day too", async () => {
    await chargeAt(await startOf("month", "-1 millisecond"));
    expect((await grown()).spent).toBe(0);
    await chargeAt(await startOf("month"));
    expect((await grown()).spent).toBe(300_000);
    const today = async () => (await listBudgets(readScope(owner))).find(({ period }) => period === "day")?.spentMicros ?? Number.NaN;
    const held = await today();
    await chargeAt(await startOf("day", "-1 millisecond"));
    expect(await today()).toBe(held);
    await chargeAt(await startOf("day"));
    expect(await today()).toBe(held + 300_000);
  });

  test("each budget counts its own project or member alone, and a press meets those that apply", async () => {
    const [project, other] = [await makeProject("AUT", "AUTUMN"), await makeProject("WIN", "WINTER")];
    const [maya, tom] = [await makeMember("producer", "Maya"), await makeMember("producer", "Tom")];
    await setBudgets(owner, { scope: "project", id: project.id, month: LIMIT });
    await setBudgets(owner, { scope: "member", id: maya.memberId, day: LIMIT, month: LIMIT });
    const now = await startOf("day");
    await chargeAt(now, { projectId: project.id, memberId: tom.memberId });
    await chargeAt(now, { projectId: other.id, memberId: maya.memberId });
    await chargeAt(now, { projectId: project.id, memberId: maya.memberId });
    const over = (projectId: string, who: Actor) => budgetsOver(readScope(owner), { projectId, memberId: who.memberId });
    const said = (budgets: BudgetView[]) => budgets.slice(2).map(({ name, period, spentMicros }) => `${name} ${period} ${spentMicros}`);
    expect(said(await over(project.id, maya))).toEqual(["AUTUMN month 600000", "Maya month 600000", "Maya day 600000"]);
    expect(said(await over(project.id, tom))).toEqual(["AUTUMN month 600000"]);
    expect(said(await over(other.id, tom))).toEqual([]);
    expect((await over(other.id, tom)).map(({ scope, name, period }) => [scope, name, period])).toEqual([
      ["workspace", null, "month"],
      ["workspace", null, "day"],
    ]);
    expect((await budgetsOver(readScope(owner), { projectId: null, memberId: tom.memberId })).length).toBe(2);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { readScope } from "@/lib/access/actor";
import { sumCosts } from "@/lib/costs/data";
import { chargeTake, releaseReservation } from "@/lib/costs/ledger";
import { db } from "@/lib/db";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let before: Awaited<ReturnType<typeof totals>>;

async function totals() {
  const { live } = await sumCosts(readScope(await makeMember()), {});
  return live;
}

/** What the totals grew by since the test began. */
async function grown() {
  const now = await totals();
  return {
    charged: now.chargedMicros - before.chargedMicros,
    reserved: now.reservedMicros - before.reservedMicros,
    possible: now.possibleMicros - before.possibleMicros,
  };
}

beforeEach(async () => {
  before = await totals();
});

describe("the ledger of a take", () => {
  test("what is reserved counts until it is charged or released", async () => {
    const take = await makeTake();
    expect(await grown()).toEqual({ charged: 0, reserved: 300_000, possible: 0 });
    await db().$transaction((tx) => chargeTake(take.id, tx));
    expect(await grown()).toEqual({ charged: 300_000, reserved: 0, possible: 0 });
  });

  test("released gives all of it back", async () => {
    const take = await makeTake();
    await db().$transaction((tx) => releaseReservation(take.id, tx));
    expect(await grown()).toEqual({ charged: 0, reserved: 0, possible: 0 });
  });

  test("a take is charged once, however often it is said", async () => {
    const take = await makeTake();
    for (let times = 0; times < 3; times += 1) await db().$transaction((tx) => chargeTake(take.id, tx));
    await db().$transaction((tx) => releaseReservation(take.id, tx));
    expect(await grown()).toEqual({ charged: 300_000, reserved: 0, possible: 0 });
  });

  test("an unconfirmed take counts as possible spend", async () => {
    const take = await makeTake();
    await db().take.update({ where: { id: take.id }, data: { status: "unconfirmed", sentAt: new Date() } });
    expect(await grown()).toEqual({ charged: 0, reserved: 0, possible: 300_000 });
  });

  test("the provider's own figure wins over the table", async () => {
    const take = await makeTake({ vendorCostMicros: 217_500n });
    await db().$transaction((tx) => chargeTake(take.id, tx));
    expect(await grown()).toEqual({ charged: 217_500, reserved: 0, possible: 0 });
    expect(await db().ledgerRow.findFirst({ where: { takeId: take.id, kind: "charged" } })).toMatchObject({ source: "provider" });
  });

  test("a sandbox take costs nothing and stands in no total", async () => {
    const take = await makeTake({ mode: "sandbox" });
    await db().$transaction((tx) => chargeTake(take.id, tx));
    expect(await grown()).toEqual({ charged: 0, reserved: 0, possible: 0 });
    expect(await db().ledgerRow.findFirst({ where: { takeId: take.id, kind: "charged" } })).toMatchObject({ amountMicros: 0n, source: "sandbox" });
  });
});

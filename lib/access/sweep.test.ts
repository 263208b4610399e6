import { expect, it } from "vitest";
import { sweepAccess } from "@/lib/access/sweep";
import { db } from "@/lib/db";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const NOON = new Date("2026-11-21T12:00:00Z");
const before = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);

it("clears what is long over, and nothing that still counts", async () => {
  const { memberId: userId } = await makeMember();
  await db().session.createMany({
    data: [
      { id: "old", token: "a", userId, expiresAt: before(30) },
      { id: "live", token: "b", userId, expiresAt: before(-30) },
    ],
  });
  await db().tryCount.createMany({
    data: [
      { key: "old", windowFrom: before(30) },
      { key: "blocked", windowFrom: before(30), blockedUntil: before(-1) },
      { key: "new", windowFrom: before(1) },
    ],
  });
  await db().setupLink.createMany({
    data: [
      { tokenHash: "old", expiresAt: before(30) },
      { tokenHash: "new", expiresAt: before(-1) },
    ],
  });
  await sweepAccess(NOON);
  expect((await db().session.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual(["live"]);
  expect((await db().tryCount.findMany({ select: { key: true }, orderBy: { key: "asc" } })).map(({ key }) => key)).toEqual(["blocked", "new"]);
  expect((await db().setupLink.findMany({ select: { tokenHash: true } })).map(({ tokenHash }) => tokenHash)).toEqual(["new"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/lib/db";
import { outageOf } from "@/lib/outage";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let link: DatabaseLink;

beforeAll(async () => {
  link = await openDatabaseLink(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = link.url;
});

afterAll(async () => {
  await closeDb();
  await link.close();
});

function ask(): Promise<unknown> {
  return db().$queryRaw`SELECT 1`;
}

test("a line that goes silent fails what waits on it, and everything works again as soon as the line does", async () => {
  await Promise.all(Array.from({ length: 12 }, ask));
  const inTransaction = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`;
    link.silence();
    await tx.$queryRaw`SELECT 2`;
  });
  await expect(inTransaction).rejects.toThrow();
  const overdue = await ask().catch((error: unknown) => error);
  expect(outageOf(overdue)).toMatchObject({ code: "unavailable" });
  link.mend();
  await expect.poll(() => Promise.all(Array.from({ length: 20 }, ask)), { timeout: 20_000 }).toHaveLength(20);
  await Promise.all(Array.from({ length: 20 }, ask));
}, 90_000);

test("a line that is cut fails at once, and the next query after it is mended is answered", async () => {
  await ask();
  link.cut();
  expect(outageOf(await ask().catch((error: unknown) => error))).toMatchObject({ code: "unavailable" });
  link.mend();
  await expect(ask()).resolves.toBeDefined();
});

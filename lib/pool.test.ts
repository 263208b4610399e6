import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/lib/db";
import { outageOf } from "@/lib/outage";
import { openPool } from "@/lib/pool";
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
}, 240_000);

test("what waited for a lock sees what was committed meanwhile, whatever level the server, the database or the address would have", async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.searchParams.set("options", "-c default_transaction_isolation=serializable -c work_mem=5MB");
  const pool = openPool(url.href, { max: 2, name: "a test" });
  await pool.query(`ALTER DATABASE ${url.pathname.slice(1)} SET default_transaction_isolation = 'repeatable read'`);
  await pool.end();
  const [one, other] = [openPool(url.href, { max: 1, name: "one" }), openPool(url.href, { max: 1, name: "the other" })];
  try {
    await one.query("CREATE TABLE counted (id int); INSERT INTO counted VALUES (1)");
    await one.query("BEGIN");
    await one.query("SELECT * FROM counted WHERE id = 1 FOR UPDATE");
    await other.query("BEGIN");
    const waited = other.query("SELECT * FROM counted WHERE id = 1 FOR UPDATE");
    await one.query("INSERT INTO counted VALUES (2)");
    await one.query("COMMIT");
    await waited;
    expect((await other.query("SELECT id FROM counted")).rowCount).toBe(2);
    expect((await other.query("SHOW work_mem")).rows).toEqual([{ work_mem: "5MB" }]);
    await other.query("COMMIT");
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
});

test("a line that is cut fails at once, and the next query after it is mended is answered", async () => {
  await ask();
  link.cut();
  expect(outageOf(await ask().catch((error: unknown) => error))).toMatchObject({ code: "unavailable" });
  link.mend();
  await expect(ask()).resolves.toBeDefined();
});

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { addTask } from "@/lib/queue/tasks";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const jobs = () =>
  db().$queryRaw<{ key: string | null; isDue: boolean }[]>`
    SELECT key, run_at <= now() AS "isDue" FROM graphile_worker._private_jobs ORDER BY run_at, id`;

beforeEach(async () => {
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

describe("a task", () => {
  test("of one key that has not begun is one task, at the moment named last", async () => {
    await addTask("submit", { provider: "wavespeed" }, { key: "k", afterMs: 60_000 });
    await addTask("submit", { provider: "wavespeed" }, { key: "k" });
    expect(await jobs()).toEqual([{ key: "k", isDue: true }]);
  });

  test("whose like has begun is another, since that one may have looked too early", async () => {
    await addTask("submit", { provider: "wavespeed" }, { key: "k" });
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker'`;
    await addTask("submit", { provider: "wavespeed" }, { key: "k" });
    expect((await jobs()).map(({ key }) => key).sort()).toEqual([null, "k"].sort());
  });

  test("is not lost when its like begins in the very moment in which it is added", async () => {
    await addTask("submit", { provider: "wavespeed" }, { key: "k" });
    // holds the row as a worker does that takes it: the add waits for it, and then finds it begun
    const taking = db().$transaction(
      async (tx) => {
        await tx.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker'`;
        await expect.poll(async () => (await waiting()) > 0).toBe(true);
      },
      { timeout: 60_000 },
    );
    await expect.poll(async () => (await held()) > 0).toBe(true);
    await Promise.all([addTask("submit", { provider: "wavespeed" }, { key: "k" }), taking]);
    expect((await jobs()).filter(({ key }) => key === "k")).toHaveLength(1);
    expect(await jobs()).toHaveLength(2);
  });
});

/** Transactions that have changed jobs and are not over. */
async function held(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE relation = 'graphile_worker._private_jobs'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()`;
  return row?.count ?? 0;
}

/** Statements that wait for another's row. */
async function waiting(): Promise<number> {
  const [row] = await db().$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`;
  return row?.count ?? 0;
}

import { describe, expect, it } from "vitest";
import { db, type Tx } from "@/lib/db";
import { outageOf } from "@/lib/outage";
import { StorageFullError } from "@/lib/storage/storage";
import { useDatabase } from "@/prisma/testing";

describe("a database that is there", () => {
  useDatabase();

  it("makes no outage of a mistake in what was asked", async () => {
    const error = await db().$queryRaw`SELECT nothing FROM nowhere`.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(outageOf(error)).toBeNull();
  });

  it("says when text can't be kept, by a query of the client and by raw SQL", async () => {
    const typed = await db()
      .take.findUnique({ where: { id: "a\u0000b" }, select: { id: true } })
      .catch((caught: unknown) => caught);
    const raw = await db().$queryRaw`SELECT ${"a\u0000b"}::text`.catch((caught: unknown) => caught);
    expect(outageOf(typed)).toMatchObject({ code: "malformed" });
    expect(outageOf(raw)).toMatchObject({ code: "malformed" });
  });

  it("says when an answer took too long, by a query of the client and by raw SQL", async () => {
    const impatient = (ask: (tx: Tx) => Promise<unknown>) =>
      db()
        .$transaction(async (tx) => {
          await tx.$executeRaw`SET LOCAL statement_timeout = 50`;
          await ask(tx);
        })
        .catch((caught: unknown) => caught);
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE still`;
      expect(outageOf(await impatient((other) => other.still.count()))).toMatchObject({ code: "unavailable" });
    });
    expect(outageOf(await impatient((tx) => tx.$queryRaw`SELECT pg_sleep(10)::text`))).toMatchObject({ code: "unavailable" });
  });

  it("says when a connection was cut", async () => {
    const error = await db()
      .$transaction(async (tx) => {
        await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
      })
      .catch((caught: unknown) => caught);
    expect(outageOf(error)).toMatchObject({ code: "unavailable" });
  });
});

describe("things that are full", () => {
  it("says that the disk is", () => {
    expect(outageOf(new StorageFullError())).toMatchObject({ code: "unavailable", retryAfterS: 60 });
  });
});

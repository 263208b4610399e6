import { expect, it } from "vitest";
import { closeDb, db } from "@/lib/db";
import { outageOf } from "@/lib/outage";

it("says when the database can't be reached at all", async () => {
  const typed = await db()
    .take.findFirst({ select: { id: true } })
    .catch((caught: unknown) => caught);
  const raw = await db().$queryRaw`SELECT 1`.catch((caught: unknown) => caught);
  await closeDb();
  expect(outageOf(typed)).toMatchObject({ code: "unavailable" });
  expect(outageOf(raw)).toMatchObject({ code: "unavailable" });
});

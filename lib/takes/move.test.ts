import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { move } from "@/lib/takes/move";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

describe("moving a take", () => {
  test("of twenty that race, exactly one wins", async () => {
    const take = await makeTake();
    const wins = await Promise.all(
      Array.from({ length: 20 }, (_, index) => move(take.id, "submitting", { sentAt: new Date(), leaseOwner: `w${index}` }, db())),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
  });

  test("a write without the lease changes nothing", async () => {
    const take = await makeTake();
    await move(take.id, "submitting", { sentAt: new Date(), leaseOwner: "mine" }, db());
    expect(await move(take.id, "unconfirmed", {}, db(), { leaseOwner: "another's" })).toBe(false);
    expect(await move(take.id, "unconfirmed", {}, db(), { leaseOwner: "mine" })).toBe(true);
  });

  test("the moment of the end comes and goes with the status", async () => {
    const take = await makeTake();
    await move(take.id, "canceled", { canceledAt: new Date() }, db());
    expect((await db().take.findUniqueOrThrow({ where: { id: take.id } })).finishedAt).not.toBeNull();
    await move(take.id, "saving", { predictionId: "late", sentAt: new Date() }, db());
    expect(await db().take.findUniqueOrThrow({ where: { id: take.id } })).toMatchObject({ status: "saving", finishedAt: null });
  });

  test("an end that a person's word made is left again when the provider knows better, and its reason goes", async () => {
    const take = await makeTake();
    await move(take.id, "submitting", { sentAt: new Date() }, db());
    await move(take.id, "failed", { failureCode: "not_created", failureMessage: "Somebody looked." }, db());
    expect(await move(take.id, "generating", { predictionId: "made after all" }, db())).toBe(true);
    expect(await db().take.findUniqueOrThrow({ where: { id: take.id } })).toMatchObject({
      status: "generating",
      failureCode: null,
      finishedAt: null,
    });
  });

  test("a final take can't be moved", async () => {
    const take = await makeTake();
    await db().take.update({
      where: { id: take.id },
      data: { status: "failed", failureCode: "refused", failureMessage: "no", finishedAt: new Date() },
    });
    for (const to of ["queued", "submitting", "generating", "saving", "ready", "canceled"] as const)
      expect(await move(take.id, to, {}, db())).toBe(false);
  });
});

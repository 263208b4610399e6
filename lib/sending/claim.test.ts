import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Claim, claimTake, type Limits, type Room } from "@/lib/sending/claim";
import { move } from "@/lib/takes/move";
import { makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const ROOMY: Omit<Limits, "provider"> = { mode: "live", concurrency: 1_000, createsPerMinute: 1_000 };

function claim(takeId: string, limits: Limits, worker = "w"): Promise<Claim | null | Room> {
  return claimTake(takeId, limits, worker, () => ({ payloadHash: "payload", callbackHash: newId() }));
}

function isClaim(answer: Claim | null | Room): answer is Claim {
  return answer !== null && "takeId" in answer;
}

async function queue(count: number, provider: Limits["provider"]): Promise<string[]> {
  const { id: stillId } = await makeStill();
  const takes = [];
  for (let index = 0; index < count; index += 1) takes.push((await makeTake({ provider, stillId })).id);
  return takes;
}

describe("claiming a take", () => {
  test("of twenty workers that want one take, one gets it, with its create and its moment committed", async () => {
    const [takeId = ""] = await queue(1, "wavespeed");
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(takeId, { ...ROOMY, provider: "wavespeed" }, `w${index}`)));
    expect(answers.filter(isClaim)).toHaveLength(1);
    const take = await db().take.findUniqueOrThrow({ where: { id: takeId }, include: { creates: true } });
    expect(take).toMatchObject({ status: "submitting", creates: [{ outcome: "sent", payloadHash: "payload" }] });
    expect(take.sentAt).toEqual(take.creates[0]?.sentAt);
    await db().take.updateMany({ where: { id: takeId }, data: { status: "canceled", finishedAt: new Date(), vendorEndedAt: new Date() } });
  });

  test("takes in flight never pass the limit, and an unconfirmed or a canceled one that may still run counts", async () => {
    const limits: Limits = { ...ROOMY, provider: "eachlabs", concurrency: 4 };
    const ids = await queue(12, "eachlabs");
    const first = (await Promise.all(ids.map((id, index) => claim(id, limits, `w${index % 3}`)))).filter(isClaim);
    expect(first).toHaveLength(4);
    const [one = "", two = "", three = ""] = first.map(({ takeId }) => takeId);
    await move(one, "unconfirmed", { leaseOwner: null }, db());
    await move(two, "generating", { leaseOwner: null, predictionId: newId() }, db());
    await move(two, "canceled", { canceledAt: new Date() }, db());
    const waiting = ids.filter((id) => !first.some(({ takeId }) => takeId === id));
    expect((await Promise.all(waiting.map((id) => claim(id, limits)))).filter(isClaim)).toHaveLength(0);
    await db().take.update({ where: { id: two }, data: { vendorEndedAt: new Date() } });
    await move(three, "failed", { leaseOwner: null, failureCode: "refused", failureMessage: "no" }, db());
    expect((await Promise.all(waiting.map((id) => claim(id, limits)))).filter(isClaim)).toHaveLength(2);
  });

  test("creates a minute never pass the limit, and the answer says when the next fits", async () => {
    await db().take.updateMany({ where: { provider: "eachlabs" }, data: { mode: "sandbox" } });
    await db().create.updateMany({ where: { provider: "eachlabs" }, data: { mode: "sandbox" } });
    const limits: Limits = { ...ROOMY, provider: "eachlabs", createsPerMinute: 5 };
    const ids = await queue(9, "eachlabs");
    const answers = await Promise.all(ids.map((id) => claim(id, limits)));
    expect(answers.filter(isClaim)).toHaveLength(5);
    const refused = answers.find((answer) => answer !== null && "isFree" in answer);
    if (!refused || !("isFree" in refused) || refused.isFree || !refused.retryAt) throw new Error("a refusal names the moment");
    expect(refused.retryAt.getTime() - Date.now()).toBeGreaterThan(50_000);
    expect(refused.retryAt.getTime() - Date.now()).toBeLessThanOrEqual(61_000);
  });

  test("a paused provider gets nothing until its time, and then one trial", async () => {
    const limits: Limits = { ...ROOMY, provider: "wavespeed" };
    const ids = await queue(3, "wavespeed");
    const paused = (pausedUntil: Date) =>
      db().providerGate.updateMany({ where: { provider: "wavespeed", mode: limits.mode }, data: { pausedReason: "no_credit", pausedUntil } });
    await paused(new Date(Date.now() + 60_000));
    expect((await Promise.all(ids.map((id) => claim(id, limits)))).filter(isClaim)).toHaveLength(0);
    await paused(new Date(Date.now() - 1_000));
    expect((await Promise.all(ids.map((id) => claim(id, limits)))).filter(isClaim)).toHaveLength(1);
  });
});

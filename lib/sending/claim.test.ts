import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Claim, claimTake } from "@/lib/sending/claim";
import type { Limits, NoRoom } from "@/lib/sending/room";
import { move } from "@/lib/takes/move";
import { makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const ROOMY: Limits = { provider: "eachlabs", mode: "live", concurrency: 1_000, createsPerMinute: 1_000 };

function claim(takeId: string, limits: Limits, worker = "w", trialUntil: Date | null = null): Promise<Claim | null | NoRoom> {
  return claimTake(takeId, limits, worker, { id: newId(), payloadHash: "payload", callbackHash: newId() }, trialUntil);
}

function claims(answers: (Claim | null | NoRoom)[]): Claim[] {
  return answers.filter((answer): answer is Claim => answer !== null && "takeId" in answer);
}

async function queue(count: number): Promise<string[]> {
  const { id: stillId } = await makeStill();
  const takes = [];
  for (let index = 0; index < count; index += 1) takes.push((await makeTake({ provider: "eachlabs", stillId })).id);
  return takes;
}

/** In how many seconds the next create fits, by the database's clock. */
async function retryInS(limits: Limits): Promise<number> {
  const [takeId = ""] = await queue(1);
  const answer = await claim(takeId, limits);
  if (!answer || !("retryAt" in answer) || !answer.retryAt) throw new Error("a refusal names the moment");
  const [row] = await db().$queryRaw<{ s: number }[]>`SELECT extract(epoch FROM ${answer.retryAt}::timestamptz - now())::float AS s`;
  return row?.s ?? Number.NaN;
}

beforeEach(async () => {
  await db()
    .$executeRaw`UPDATE take SET status = 'canceled', finished_at = now(), vendor_ended_at = now(), lease_owner = NULL, failure_code = NULL, failure_message = NULL`;
  await db().$executeRaw`DELETE FROM take_create`;
  await db().$executeRaw`DELETE FROM provider_gate`;
});

describe("claiming a take", () => {
  test("of twenty workers that want one take, one gets it, with its create and its moment committed", async () => {
    const [takeId = ""] = await queue(1);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(takeId, ROOMY, `w${index}`)));
    expect(claims(answers)).toHaveLength(1);
    const take = await db().take.findUniqueOrThrow({ where: { id: takeId }, include: { creates: true } });
    expect(take).toMatchObject({ status: "submitting", creates: [{ outcome: "sent", payloadHash: "payload" }] });
    expect(take.sentAt).toEqual(take.creates[0]?.sentAt);
  });

  test("takes in flight never pass the limit, and an unconfirmed or a canceled one that may still run counts", async () => {
    const limits: Limits = { ...ROOMY, concurrency: 4 };
    const ids = await queue(12);
    const first = claims(await Promise.all(ids.map((id, index) => claim(id, limits, `w${index % 3}`))));
    expect(first).toHaveLength(4);
    const [one = "", two = "", three = ""] = first.map(({ takeId }) => takeId);
    await move(one, "unconfirmed", { leaseOwner: null }, db());
    await move(two, "generating", { leaseOwner: null, predictionId: newId() }, db());
    await move(two, "canceled", { canceledAt: new Date() }, db());
    const waiting = ids.filter((id) => !first.some(({ takeId }) => takeId === id));
    expect(claims(await Promise.all(waiting.map((id) => claim(id, limits))))).toHaveLength(0);
    await db().take.update({ where: { id: two }, data: { vendorEndedAt: new Date() } });
    await move(three, "failed", { leaseOwner: null, failureCode: "refused", failureMessage: "no" }, db());
    expect(claims(await Promise.all(waiting.map((id) => claim(id, limits))))).toHaveLength(2);
  });

  test("creates a minute never pass the limit, and the answer says when the next fits", async () => {
    const limits: Limits = { ...ROOMY, createsPerMinute: 5 };
    const answers = await Promise.all((await queue(9)).map((id) => claim(id, limits)));
    expect(claims(answers)).toHaveLength(5);
    expect(await retryInS(limits)).toBeGreaterThan(50);
    expect(await retryInS(limits)).toBeLessThanOrEqual(61);
  });

  test("a create that was answered late counts for a minute from its answer, and one that surely never left does not count", async () => {
    const limits: Limits = { ...ROOMY, createsPerMinute: 1 };
    const [takeId = ""] = await queue(1);
    await claim(takeId, limits);
    await db()
      .$executeRaw`UPDATE take_create SET sent_at = now() - interval '70 seconds', answered_at = now() - interval '20 seconds', outcome = 'accepted'`;
    expect(await retryInS(limits)).toBeGreaterThan(30);
    expect(await retryInS(limits)).toBeLessThanOrEqual(40);
    await db().$executeRaw`UPDATE take_create SET outcome = 'nothing_sent'`;
    const [next = ""] = await queue(1);
    expect(claims([await claim(next, limits)])).toHaveLength(1);
  });

  test("a create that nobody heard of again gives its place back once it can't arrive any more", async () => {
    const limits: Limits = { ...ROOMY, createsPerMinute: 1 };
    const [takeId = "", next = ""] = await queue(2);
    await claim(takeId, limits);
    await db().$executeRaw`UPDATE take_create SET sent_at = now() - interval '90 seconds', outcome = 'unknown'`;
    expect(await retryInS(limits)).toBeGreaterThan(25);
    await db().$executeRaw`UPDATE take_create SET sent_at = now() - interval '130 seconds'`;
    expect(claims([await claim(next, limits)])).toHaveLength(1);
  });

  test("a paused provider gets nothing until its time, and then one trial; whoever holds the trial passes", async () => {
    const ids = await queue(4);
    await claim(ids.shift() ?? "", ROOMY);
    await db().$executeRaw`UPDATE provider_gate SET paused_reason = 'no_credit', paused_at = now(), paused_until = now() + interval '1 minute'`;
    expect(claims(await Promise.all(ids.map((id) => claim(id, ROOMY))))).toHaveLength(0);
    await db().$executeRaw`UPDATE provider_gate SET paused_until = now() - interval '1 second'`;
    const first = claims(await Promise.all(ids.map((id) => claim(id, ROOMY))));
    expect(first).toHaveLength(1);
    const { pausedUntil } = await db().providerGate.findFirstOrThrow();
    const waiting = ids.filter((id) => id !== first[0]?.takeId);
    expect(claims([await claim(waiting[0] ?? "", ROOMY, "w", new Date(0))])).toHaveLength(0);
    expect(claims([await claim(waiting[0] ?? "", ROOMY, "w", pausedUntil)])).toHaveLength(1);
  });
});

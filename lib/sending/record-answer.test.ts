import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEnd } from "@/lib/asking/record-end";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Outcome } from "@/lib/sending/outcome";
import { doubt, recordAccepted, recordFault } from "@/lib/sending/record-answer";
import { replaySpool } from "@/lib/sending/replay-spool";
import { keepAnswer } from "@/lib/sending/spool";
import { move } from "@/lib/takes/move";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "dailies-answers-"));
  process.env.DATA_DIR = dataDir;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const REACH = { id: "wavespeed", mode: "live" } as const;
const NOTHING_SENT = {
  then: "queue",
  create: "nothing_sent",
  pause: "unreachable",
  waitReason: "WaveSpeed can't be reached. Nothing was sent.",
  retryAfterMs: null,
} as const;
const REFUSED = { then: "fail", create: "refused", code: "refused", message: "The prompt is not allowed." } as const;
const IN_DOUBT = { then: "doubt", create: "unknown", message: "No answer." } as const;

/** A take on its way, held by a worker. */
async function sending(): Promise<{ takeId: string; createId: string }> {
  const { id: takeId } = await makeTake();
  const createId = newId();
  await move(takeId, "submitting", { sentAt: new Date(), leaseOwner: "w1" }, db());
  await db().create.create({
    data: { id: createId, takeId, provider: "wavespeed", mode: "live", sentAt: new Date(), payloadHash: "p", callbackHash: createId },
  });
  return { takeId, createId };
}

/** What the sweep does to the take of a worker that stood still for too long. */
async function givenUp(): Promise<{ takeId: string; createId: string }> {
  const claim = await sending();
  await db().$transaction(async (tx) => {
    await doubt(claim.takeId, tx, { leaseOwner: "w1" });
    await tx.create.update({ where: { id: claim.createId }, data: { outcome: "unknown" } });
  });
  return claim;
}

async function stands(takeId: string) {
  const take = await db().take.findUniqueOrThrow({ where: { id: takeId }, include: { creates: true, steps: { orderBy: { id: "asc" } } } });
  const rows = await db().ledgerRow.findMany({ where: { takeId } });
  const sum = (...kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind)).reduce((total, row) => total + Number(row.amountMicros), 0);
  return {
    status: take.status,
    predictionId: take.predictionId,
    failureCode: take.failureCode,
    waitReason: take.waitReason,
    outcomes: take.creates.map(({ outcome }) => outcome),
    path: take.steps.map(({ to }) => to),
    heldMicros: sum("reserved") - sum("released"),
    chargedMicros: sum("charged", "adjusted"),
  };
}

function spooled(): Promise<string[]> {
  return readdir(path.join(dataDir, "spool"));
}

describe("an accepted create", () => {
  test("is generating, and its spool file goes once the database has it", async () => {
    const claim = await sending();
    await recordAccepted(claim, REACH, "p-1");
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", predictionId: "p-1", outcomes: ["accepted"], heldMicros: 300_000 });
    expect((await spooled()).filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  test("is recorded once, however often it is read from the spool", async () => {
    const claim = await sending();
    const answer = { ...claim, provider: "wavespeed", mode: "live", predictionId: "p-2", answeredAt: new Date().toISOString() } as const;
    for (let times = 0; times < 2; times += 1) {
      await keepAnswer(answer);
      await Promise.all([replaySpool(), replaySpool()]);
    }
    const { status, path: steps } = await stands(claim.takeId);
    expect([status, steps]).toEqual(["generating", ["queued", "submitting", "generating"]]);
    expect((await spooled()).filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  test("that comes when the take was given up already adopts it", async () => {
    const claim = await givenUp();
    await recordAccepted(claim, REACH, "p-3");
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", predictionId: "p-3", outcomes: ["accepted"] });
  });

  test("that comes when the take follows another prediction by mistake puts it right", async () => {
    const claim = await givenUp();
    await move(claim.takeId, "generating", { predictionId: "a stranger's" }, db());
    await recordAccepted(claim, REACH, "p-4");
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", predictionId: "p-4" });
  });

  test("whose id is another take's already is in doubt, says so, and is not tried for ever", async () => {
    await recordAccepted(await sending(), REACH, "p-5");
    const claim = await sending();
    await recordAccepted(claim, REACH, "p-5");
    expect(await stands(claim.takeId)).toMatchObject({
      status: "unconfirmed",
      outcomes: ["unknown"],
      waitReason: expect.stringMatching(/answered with p-5, which is another take’s/),
    });
  });

  test("is recorded when the spool can't be written", async () => {
    await rm(path.join(dataDir, "spool"), { recursive: true, force: true });
    await writeFile(path.join(dataDir, "spool"), "in the way");
    const claim = await sending();
    await recordAccepted(claim, REACH, "p-6");
    await rm(path.join(dataDir, "spool"));
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", predictionId: "p-6" });
  });
});

describe("a fault that comes late", () => {
  test.each<[string, Outcome, object]>([
    ["a refusal ends the take and frees its money", REFUSED, { status: "failed", failureCode: "refused", heldMicros: 0, chargedMicros: 0 }],
    ["nothing sent ends it too: it never comes back to the queue", NOTHING_SENT, { status: "failed", failureCode: "not_created", heldMicros: 0 }],
    ["no answer changes nothing", IN_DOUBT, { status: "unconfirmed", heldMicros: 300_000 }],
  ])("for a take that was given up: %s", async (_, outcome, expected) => {
    const claim = await givenUp();
    await recordFault(claim, REACH, outcome);
    expect(await stands(claim.takeId)).toMatchObject(expected);
  });

  test.each([REFUSED, NOTHING_SENT, IN_DOUBT])("moves no take that was found at the provider meanwhile", async (outcome) => {
    const claim = await givenUp();
    await recordAccepted(claim, REACH, newId());
    await recordFault(claim, REACH, outcome);
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", outcomes: ["accepted"], heldMicros: 300_000 });
  });
});

describe("a take that a person said did not run", () => {
  async function saidNotRun(): Promise<{ takeId: string; createId: string }> {
    const claim = await givenUp();
    await recordFault(claim, REACH, NOTHING_SENT);
    await db().create.update({ where: { id: claim.createId }, data: { outcome: "unknown" } });
    return claim;
  }

  test("goes on when the provider did run it, and what it costs counts at once", async () => {
    const claim = await saidNotRun();
    await recordAccepted(claim, REACH, "p-7");
    expect(await stands(claim.takeId)).toMatchObject({ status: "generating", failureCode: null, heldMicros: 0, chargedMicros: 300_000 });
  });

  test("costs nothing when the provider ran it and made nothing", async () => {
    const claim = await saidNotRun();
    await recordAccepted(claim, REACH, "p-8");
    const asked = { id: claim.takeId, provider: "wavespeed", predictionId: "p-8" } as const;
    await recordEnd(asked, { state: "failed", code: "provider_failed", message: "It broke.", costMicros: null });
    expect(await stands(claim.takeId)).toMatchObject({ status: "failed", failureCode: "provider_failed", heldMicros: 0, chargedMicros: 0 });
  });
});

test("what a provider says of one prediction changes no take that follows another", async () => {
  const claim = await sending();
  await recordAccepted(claim, REACH, "p-9");
  const asked = { id: claim.takeId, provider: "wavespeed", predictionId: "an older one" } as const;
  await recordEnd(asked, { state: "failed", code: "provider_failed", message: "It broke.", costMicros: null });
  expect(await stands(claim.takeId)).toMatchObject({ status: "generating", heldMicros: 300_000 });
});

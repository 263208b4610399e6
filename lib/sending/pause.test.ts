import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { PauseReason } from "@/lib/sending/outcome";
import { countDoubt, pauseProvider, resumeProvider } from "@/lib/sending/pause";
import { findPause } from "@/lib/settings/gate";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const GATE = ["wavespeed", "live"] as const;

/** A create that left so long ago. */
async function create(agoS = 0): Promise<string> {
  const { id: takeId } = await makeTake();
  const id = newId();
  await db().create.create({ data: { id, takeId, provider: "wavespeed", mode: "live", outcome: "refused", payloadHash: "p", callbackHash: id } });
  await db().$executeRaw`UPDATE take_create SET sent_at = now() - ${agoS}::float8 * interval '1 second' WHERE id = ${id}`;
  return id;
}

const pause = (reason: PauseReason, createId: string | null = null, retryAfterMs: number | null = null) =>
  pauseProvider(...GATE, reason, retryAfterMs, undefined, createId);
const doubt = (createId: string) => db().$transaction((tx) => countDoubt(...GATE, createId, tx));
const resume = (createId: string) => db().$transaction((tx) => resumeProvider(...GATE, tx, createId));

async function gate() {
  const [row] = await db().$queryRaw<{ reason: string | null; leftS: number | null; pauses: number; doubts: number }[]>`
    SELECT paused_reason AS reason, round(extract(epoch FROM paused_until - now()))::float AS "leftS", pauses, doubts FROM provider_gate`;
  return row;
}

/** The pause is over: a trial may leave. */
async function waitOver(): Promise<void> {
  await db().$executeRaw`UPDATE provider_gate SET paused_at = paused_at - interval '1 hour', paused_until = now()`;
}

beforeEach(async () => {
  await db().$executeRaw`DELETE FROM provider_gate`;
});

describe("a provider that keeps failing", () => {
  test("is let alone after three creates in a row of which nobody knows what came", async () => {
    await doubt(await create());
    await doubt(await create());
    expect(await findPause(...GATE, db())).toMatchObject({ pausedReason: null });
    await doubt(await create());
    expect(await gate()).toMatchObject({ reason: "failing", leftS: 30, pauses: 1 });
  });

  test("is not, when one of them was answered in between", async () => {
    await doubt(await create());
    await doubt(await create());
    await resume(await create());
    await doubt(await create());
    expect(await gate()).toMatchObject({ reason: null, doubts: 1 });
  });

  test("is tried with one take, each time later, and is itself again once one is answered", async () => {
    for (let index = 0; index < 3; index += 1) await doubt(await create());
    for (const leftS of [60, 120, 240, 480, 600, 600]) {
      await waitOver();
      await doubt(await create());
      expect(await gate()).toMatchObject({ reason: "failing", leftS });
    }
    await waitOver();
    await resume(await create());
    expect(await gate()).toEqual({ reason: null, leftS: null, pauses: 0, doubts: 0 });
  });

  test("is failing as well when the trial after another pause is in doubt", async () => {
    await pause("unreachable");
    await waitOver();
    await doubt(await create());
    expect(await gate()).toMatchObject({ reason: "failing" });
  });
});

describe("creates that were on their way together", () => {
  test("make one pause, not one each", async () => {
    const creates = await Promise.all([create(5), create(5), create(5), create(5)]);
    await Promise.all(creates.map((id) => pause("busy", id)));
    expect(await gate()).toMatchObject({ reason: "busy", leftS: 5, pauses: 1 });
  });

  test("don't end it either: what a create that left before says is older than the pause", async () => {
    const before = await create(5);
    await pause("busy", await create(5), 40_000);
    await resume(before);
    expect(await gate()).toMatchObject({ reason: "busy", leftS: 40 });
  });

  test("prolong it by the vendor's own word", async () => {
    const before = await create(5);
    await pause("busy", await create(5));
    await pause("busy", before, 90_000);
    expect(await gate()).toMatchObject({ leftS: 90, pauses: 1 });
  });
});

describe("a refused key", () => {
  test("waits for a person, whatever else goes wrong meanwhile", async () => {
    await pause("busy");
    await pause("key_refused");
    await pause("unreachable");
    await doubt(await create());
    expect(await gate()).toMatchObject({ reason: "key_refused", leftS: null });
  });
});

describe("the moment of a trial", () => {
  test("is asked for by a task of its own, which nothing later pushes back", async () => {
    const waiting = () => db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key LIKE 'submit:wavespeed:%' ORDER BY run_at`;
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await pause("unreachable");
    const [first] = await waiting();
    await waitOver();
    await pause("unreachable", await create());
    expect((await waiting())[0]).toEqual(first);
    expect(await waiting()).toHaveLength(2);
  });
});

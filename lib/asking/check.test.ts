import { beforeEach, describe, expect, test } from "vitest";
import { checkTake } from "@/lib/asking/check";
import { OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { BETWEEN_DENIALS_MS } from "@/lib/asking/denied-before";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Answer, after, useHost, useSaves } from "@/lib/saving/testing";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const host = useHost();
useSaves(host);

const KEPT_MS = OUTPUT_KEPT_MS.wavespeed;
const HOUR_MS = 3_600_000;

const denies: Answer = (_, response) => response.writeHead(404).end();
const isAway: Answer = (_, response) => response.writeHead(503).end();
const says =
  (status: string): Answer =>
  (_, response) =>
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ code: 200, data: { id: "p", status, outputs: [host.url] } }));

/** A take whose provider was asked to make it so long ago. */
async function generating(sinceMs: number): Promise<string> {
  return (await makeTake({ status: "generating", sentAt: new Date(Date.now() - sinceMs), predictionId: newId() })).id;
}

async function askAbout(takeId: string, answer: Answer): Promise<string> {
  host.answer = answer;
  await db().$executeRaw`UPDATE take SET next_check_at = now() WHERE id = ${takeId}`;
  await checkTake(takeId);
  const { status, failureCode } = await db().take.findUniqueOrThrow({ where: { id: takeId } });
  return failureCode ?? status;
}

beforeEach(() => {
  host.answer = denies;
});

describe("a provider that knows nothing of a take any more, past the time that it keeps clips", () => {
  test("is believed the second time, ten minutes after the first, and what it may have cost is charged", async () => {
    const takeId = await generating(KEPT_MS + HOUR_MS);
    expect(await askAbout(takeId, denies)).toBe("generating");
    await after(BETWEEN_DENIALS_MS / 2, takeId);
    expect(await askAbout(takeId, denies)).toBe("generating");
    await after(BETWEEN_DENIALS_MS / 2, takeId);
    expect(await askAbout(takeId, isAway)).toBe("generating");
    expect(await askAbout(takeId, denies)).toBe("output_lost");
    const ledger = await db().ledgerRow.findMany({ where: { takeId }, select: { kind: true } });
    expect(ledger.map(({ kind }) => kind).sort()).toEqual(["charged", "released", "reserved"]);
  });

  test("is asked again by itself, no sooner than its word counts", async () => {
    const takeId = await generating(KEPT_MS + HOUR_MS);
    await askAbout(takeId, denies);
    const [next] = await db().$queryRaw<{ inMs: number }[]>`
      SELECT (extract(epoch FROM take.next_check_at - max(event.created_at)) * 1000)::float8 AS "inMs" FROM take
      JOIN provider_event event ON event.take_id = take.id WHERE take.id = ${takeId} GROUP BY take.id`;
    expect(next?.inMs).toBeGreaterThanOrEqual(BETWEEN_DENIALS_MS);
  });

  test("takes its word back by showing the take, whatever it said before", async () => {
    const takeId = await generating(KEPT_MS + HOUR_MS);
    await askAbout(takeId, denies);
    await after(BETWEEN_DENIALS_MS, takeId);
    expect(await askAbout(takeId, says("processing"))).toBe("generating");
    await after(BETWEEN_DENIALS_MS, takeId);
    expect(await askAbout(takeId, denies)).toBe("generating");
    expect(await askAbout(takeId, says("completed"))).toBe("saving");
  });
});

test("a provider that denies a take whose clip it still keeps is never believed", async () => {
  const takeId = await generating(HOUR_MS);
  for (let looks = 0; looks < 4; looks += 1) {
    expect(await askAbout(takeId, denies)).toBe("generating");
    await after(BETWEEN_DENIALS_MS, takeId);
  }
  await after(KEPT_MS, takeId);
  expect(await askAbout(takeId, denies)).toBe("generating");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";
import { useStudio } from "@/lib/takes/testing";
import { startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useStudio({ hasWorker: false });

const PER_MINUTE = 8;
const IN_FLIGHT = 3;
/** A vendor's own minute. */
const MINUTE_MS = 60_000;

interface Seen {
  at: string;
  endedAt: string | null;
  status: number;
  isAccepted: boolean;
  prompt: string;
}

async function start(actor: Parameters<typeof startTakes>[0], prompt: string, count: number): Promise<void> {
  const { stillId } = studio();
  await startTakes(actor, StartTakes.parse({ provider: "wavespeed", stillId, prompt, settings: { resolution: "480p" }, count }));
}

async function seen(): Promise<Seen[]> {
  const { body } = await studio().sandbox.control("GET", "/log");
  return body.creates;
}

let stop = async () => {};

beforeAll(async () => {
  const limits = { concurrency: IN_FLIGHT, createsPerMinute: PER_MINUTE };
  await db().providerSetting.upsert({ where: { provider: "wavespeed" }, create: { provider: "wavespeed", ...limits }, update: limits });
  // exactly as tight as what we were told: one create too many is answered 429
  await studio().sandbox.control("POST", "/settings", { wavespeed: { createsPerMinute: PER_MINUTE, inFlight: IN_FLIGHT } });
});
afterAll(() => stop());

describe("three workers, a full queue and a vendor as strict as its limits", () => {
  test("the limits are used and never passed, and a single take does not wait for all of another member's", async () => {
    const tom = await makeMember("producer", "Tom Brandt");
    for (let press = 0; press < 3; press += 1) await start(studio().actor, "One of many.", 8);
    await start(tom, "The only one.", 1);
    const workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
    stop = async () => void (await Promise.all(workers.map((worker) => worker.stop())));

    await expect.poll(async () => (await seen()).length, { timeout: 150_000, interval: 500 }).toBeGreaterThanOrEqual(2 * PER_MINUTE);
    const creates = await seen();

    expect(creates.filter(({ isAccepted }) => !isAccepted)).toEqual([]);
    const moments = creates.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
    for (const [index, at] of moments.entries()) {
      const later = moments[index + PER_MINUTE];
      if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(MINUTE_MS);
    }
    for (const at of moments) {
      const open = creates.filter((create) => Date.parse(create.at) <= at && (create.endedAt === null || Date.parse(create.endedAt) > at));
      expect(open.length).toBeLessThanOrEqual(IN_FLIGHT);
    }
    // of the first minute, though two dozen were queued before it
    const mine = creates.findIndex(({ prompt }) => prompt === "The only one.");
    expect(mine).toBeGreaterThanOrEqual(0);
    expect(mine).toBeLessThan(PER_MINUTE);
    const lateMs = moments.slice(PER_MINUTE).map((at, index) => at - (moments[index] ?? 0) - MINUTE_MS);
    if (process.env.TEST_LOG_LEVEL) console.info("ms past the vendor's minute", lateMs);
  }, 200_000);
});

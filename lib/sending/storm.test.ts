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

/** Whoever gets a turn is written down, in order: turns are given under one lock. */
async function noteTurns(): Promise<void> {
  await db().$executeRaw`CREATE TABLE turn_given (place serial, member_id text)`;
  await db().$executeRaw`
    CREATE FUNCTION note_turn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO turn_given (member_id) VALUES (NEW.member_id); RETURN NULL; END'`;
  await db().$executeRaw`CREATE TRIGGER note_turn AFTER INSERT OR UPDATE ON provider_turn FOR EACH ROW EXECUTE FUNCTION note_turn()`;
}

async function turns(): Promise<string[]> {
  const rows = await db().$queryRaw<{ memberId: string }[]>`SELECT member_id AS "memberId" FROM turn_given ORDER BY place`;
  return rows.map(({ memberId }) => memberId);
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
  await noteTurns();
});
afterAll(() => stop());

describe("three workers, a full queue and a vendor as strict as its limits", () => {
  test("the limits are used and never passed, and a single take has the second turn, though two dozen of another's were queued before", async () => {
    const maya = studio().actor;
    const tom = await makeMember("producer", "Tom Brandt");
    for (let press = 0; press < 3; press += 1) await start(maya, "One of many.", 8);
    await start(tom, "The only one.", 1);
    const workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
    stop = async () => void (await Promise.all(workers.map((worker) => worker.stop())));

    await expect.poll(async () => (await seen()).length, { timeout: 240_000, interval: 500 }).toBeGreaterThanOrEqual(2 * PER_MINUTE);
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
    expect((await turns()).slice(0, 2)).toEqual([maya.memberId, tom.memberId]);
    expect(creates.filter(({ prompt }) => prompt === "The only one.")).toHaveLength(1);
    const lateMs = moments.slice(PER_MINUTE).map((at, index) => at - (moments[index] ?? 0) - MINUTE_MS);
    if (process.env.TEST_LOG_LEVEL) console.info("ms past the vendor's minute", lateMs);
  }, 300_000);
});

import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { measureMoves } from "@/bench/engine-moves";
import { measureSoak, measureStreams } from "@/bench/engine-streams";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { addStill, startTakes } from "@/bench/rest";
import { control, seenCreates } from "@/bench/sandbox";
import { type BenchStudio, openStudio } from "@/bench/studio";
import { DEAD_AFTER_MS } from "@/lib/asking/dead-workers";

const ROUNDS = 3;
const LIMIT = 30;
const MINUTE = 60_000;
const ROOM = {
  WAVESPEED_CONCURRENCY: "200",
  EACHLABS_CONCURRENCY: "200",
  WAVESPEED_CREATES_PER_MINUTE: String(LIMIT),
  EACHLABS_CREATES_PER_MINUTE: "10000",
};

/** What carries takes: how soon a dead worker's go on, how much of a limit is used, and what transitions, streams and hours cost. */
export async function benchEngine(): Promise<Figure[]> {
  const studio = await openStudio(ROOM);
  const database = new pg.Pool({ connectionString: studio.databaseUrl, max: 4 });
  process.env.DATABASE_URL = studio.databaseUrl;
  process.env.DATA_DIR = studio.dataDir;
  process.env.SECRET_KEY = "only what is asked for by name is read of the settings";
  try {
    await control(studio, "settings", { typicalMs: 1_000, sharesClips: true, createsPerMinute: 10_000, inFlight: 1_000 });
    const stillId = await addStill(studio);
    return [
      ...(await measureMoves(studio, database)),
      ...(await measureStreams(studio, database)),
      await measureRecovery(studio, database, stillId),
      ...(await measureLimit(studio, stillId)),
      ...(await measureSoak(studio, database, stillId)),
    ];
  } finally {
    await database.end();
    await studio.stop();
  }
}

/** A worker is killed while a provider keeps it waiting for an answer: until another has the take, whose create is then in doubt. */
async function measureRecovery(studio: BenchStudio, database: pg.Pool, stillId: string): Promise<Figure> {
  const took: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await control(studio, "faults", [{ on: "create", kind: "slow_after_accept", vendor: "eachlabs", delayMs: 50_000 }]);
    const [takeId = ""] = await startTakes(studio, { provider: "eachlabs", stillId });
    await until(database, takeId, (status) => status === "submitting");
    const { rows } = await database.query<{ pid: number }>("SELECT pid FROM worker JOIN take ON take.lease_owner = worker.id WHERE take.id = $1", [
      takeId,
    ]);
    const [holder] = rows;
    if (!holder) throw new Error(`Nobody holds take ${takeId}.`);
    const killedAt = performance.now();
    process.kill(holder.pid, "SIGKILL");
    await until(database, takeId, (status) => status !== "submitting");
    took.push(performance.now() - killedAt);
    note(`recovery ${round}: ${ms(took.at(-1) ?? 0)}`);
  }
  return {
    what: `a killed worker's take goes on, median of ${ROUNDS} (slowest ${ms(Math.max(...took))})`,
    ours: ms(median(took)),
    baseline: `${ms(DEAD_AFTER_MS)} (a silence that counts as death)`,
    ratio: times(median(took), DEAD_AFTER_MS),
    target: "≤ 25 s",
  };
}

async function until(database: pg.Pool, takeId: string, isThere: (status: string) => boolean): Promise<void> {
  const deadline = performance.now() + 2 * MINUTE;
  for (;;) {
    const { rows } = await database.query<{ status: string }>("SELECT status::text FROM take WHERE id = $1", [takeId]);
    const status = rows[0]?.status ?? "";
    if (isThere(status)) return;
    if (performance.now() > deadline) throw new Error(`Take ${takeId} stays ${status}.`);
    await sleep(20);
  }
}

/** More takes are queued than two minutes allow; the vendor counts what comes. */
async function measureLimit(studio: BenchStudio, stillId: string): Promise<Figure[]> {
  const before = (await seenCreates(studio)).length;
  for (let made = 0; made < 2 * LIMIT + 8; made += 8) await startTakes(studio, { provider: "wavespeed", stillId, count: 8 });
  note(`${2 * LIMIT + 8} takes are queued under a limit of ${LIMIT} a minute`);
  const deadline = performance.now() + 4 * MINUTE;
  let sent: { at: number; isAccepted: boolean }[] = [];
  while (sent.length <= 2 * LIMIT) {
    if (performance.now() > deadline) throw new Error(`Only ${sent.length} creates came.`);
    await sleep(1_000);
    sent = (await seenCreates(studio)).slice(before).map(({ at, isAccepted }) => ({ at: Date.parse(at), isAccepted }));
  }
  const [first, last] = [sent[0]?.at ?? 0, sent[2 * LIMIT]?.at ?? 0];
  const allowedMs = 2 * MINUTE;
  const most = Math.max(...sent.map(({ at }) => sent.filter((other) => other.at > at - MINUTE && other.at <= at).length));
  return [
    {
      what: `creates while takes are queued, limit ${LIMIT} a minute`,
      ours: `the ${2 * LIMIT + 1}st after ${ms(last - first)}`,
      baseline: `${ms(allowedMs)} (the soonest that the limit allows)`,
      ratio: `${((100 * allowedMs) / (last - first)).toFixed(1)} % of the limit`,
      target: "≥ 95 %",
    },
    {
      what: "most creates in any minute, and answers of 429",
      ours: `${most}, ${sent.filter(({ isAccepted }) => !isAccepted).length}`,
      baseline: `${LIMIT}, 0 (the limit)`,
      ratio: times(most, LIMIT),
      target: "≤ 1, 0",
    },
  ];
}

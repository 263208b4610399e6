import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openBare } from "@/bench/bare";
import { cpuSeconds } from "@/bench/cpu";
import { type Figure, median, ms, note, quantile, times } from "@/bench/figures";
import { addStill, startTakes } from "@/bench/rest";
import { control, type SeenCreate, seenCreates } from "@/bench/sandbox";
import { type BenchStudio, openStudio } from "@/bench/studio";
import { sha256 } from "@/lib/ids";
import { eachlabsHeaders } from "@/lib/sandbox/work/signatures";
import { callbackSecret } from "@/lib/sending/callback-address";

const ROUNDS = 5;
const BURST = 200;
const QUIET_MS = 2_500;

interface Call {
  path: string;
  body: string;
  headers: Record<string, string>;
}

interface Burst {
  took: number[];
  statuses: Set<number>;
  /** Processor time that the server took for each call. */
  cpuMs: number;
}

/** A burst of callbacks for takes that are being generated, beside a bare handler that inserts one row. */
export async function benchCallbacks(): Promise<Figure[]> {
  const room = { CONCURRENCY: "100", CREATES_PER_MINUTE: "1000" };
  const named = (prefix: string) => Object.fromEntries(Object.entries(room).map(([name, value]) => [`${prefix}_${name}`, value]));
  const studio = await openStudio({ ...named("WAVESPEED"), ...named("EACHLABS"), POLL_FIRST_S: "3600" });
  // What lib/takes makes secrets from, for this process.
  process.env.SECRET_KEY = readFileSync(path.join(studio.dataDir, "secret-key"), "utf8").trim();
  process.env.DATABASE_URL = studio.databaseUrl;
  const database = new pg.Pool({ connectionString: studio.databaseUrl, max: 2 });
  const bare = await openBare("insert", { DATABASE_URL: studio.databaseUrl });
  const ours: Burst[] = [];
  const theirs: Burst[] = [];
  try {
    const creates = await makeGenerating(studio, database);
    for (let round = 0; round <= ROUNDS; round++) {
      const calls = await Promise.all(creates.map((create) => callOf(create, database, round)));
      await quiet(database);
      const plain = await burst(bare.url, bare.pid, calls);
      await sleep(500);
      const own = await burst(studio.url, studio.pids.web, calls);
      await sleep(QUIET_MS);
      if (round === 0) continue;
      theirs.push(plain);
      ours.push(own);
      note(`burst ${round}: p99 ${ms(quantile(own.took, 0.99))}, bare ${ms(quantile(plain.took, 0.99))}, answers ${[...own.statuses].join(" ")}`);
    }
  } finally {
    await bare.stop();
    await database.end();
    await studio.stop();
  }
  const statuses = [...new Set(ours.flatMap((own) => [...own.statuses]))].join(" ");
  const figure = (what: string, target: string, read: (one: Burst) => number): Figure => {
    const own = median(ours.map(read));
    const plain = median(theirs.map(read));
    return { what, ours: ms(own), baseline: `${ms(plain)} (bare handler, one insert)`, ratio: times(own, plain), target };
  };
  const share = (q: number) => (one: Burst) => quantile(one.took, q);
  return [
    figure(`acknowledged, burst of ${BURST}, p50`, "-", share(0.5)),
    figure(`acknowledged, burst of ${BURST}, p99 (answers: ${statuses})`, "p99 ≤ 100 ms, all 2xx", share(0.99)),
    figure("processor time of the web process for each", "-", (one) => one.cpuMs),
  ];
}

/** Takes that the sandbox never ends, as many as the burst needs. */
async function makeGenerating(studio: BenchStudio, database: pg.Pool): Promise<SeenCreate[]> {
  await control(studio, "settings", { createsPerMinute: 10_000, inFlight: 1_000 });
  await control(studio, "faults", [{ on: "create", kind: "never_ends", times: null }]);
  const stillId = await addStill(studio);
  for (let made = 0; made < BURST; made += 8) {
    for (const provider of ["wavespeed", "eachlabs"]) await startTakes(studio, { provider, stillId, count: 4 });
  }
  for (;;) {
    const { rows } = await database.query<{ count: number }>("SELECT count(*)::int AS count FROM take WHERE status = 'generating'");
    if ((rows[0]?.count ?? 0) >= BURST) break;
    await sleep(500);
  }
  note(`${BURST} takes are being generated`);
  return (await seenCreates(studio)).slice(0, BURST);
}

/** What the vendor would send: Eachlabs signed with the secret of the create, WaveSpeed's sandbox account unsigned. New in each round. */
async function callOf({ vendor, predictionId, callbackUrl }: SeenCreate, database: pg.Pool, round: number): Promise<Call> {
  const place = new URL(callbackUrl ?? "").pathname;
  if (vendor === "wavespeed") {
    const body = JSON.stringify({ id: predictionId, status: "completed", outputs: ["https://example.test/clip.mp4"], error: "", round });
    return { path: place, body, headers: { "webhook-id": `msg_${predictionId}_${round}` } };
  }
  const token = place.split("/").at(-1) ?? "";
  const { rows } = await database.query<{ id: string }>("SELECT id FROM take_create WHERE callback_hash = $1", [sha256(token)]);
  const body = JSON.stringify({ exec_id: predictionId, status: "succeeded", output: "https://example.test/clip.mp4", error: "", round });
  return { path: place, body, headers: eachlabsHeaders(callbackSecret(rows[0]?.id ?? ""), Date.now(), body) };
}

/** Nothing is due, so that a burst meets a studio that has nothing else to do. */
async function quiet(database: pg.Pool): Promise<void> {
  await database.query("UPDATE take SET next_check_at = now() + interval '1 hour' WHERE status = 'generating'");
  await database.query("DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL");
  await sleep(1_000);
}

/** All calls at once, each over a connection of its own, as strangers would. */
async function burst(origin: string, pid: number, calls: readonly Call[]): Promise<Burst> {
  const before = cpuSeconds(pid);
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: false, maxSockets: BURST });
  const statuses = new Set<number>();
  const took = await Promise.all(
    calls.map(
      (call) =>
        new Promise<number>((resolve, reject) => {
          const startedAt = performance.now();
          const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(call.body), ...call.headers };
          const sent = request({ agent, hostname, port, path: call.path, method: "POST", headers }, (response) => {
            statuses.add(response.statusCode ?? 0);
            response.resume().on("end", () => resolve(performance.now() - startedAt));
          });
          sent.on("error", reject);
          sent.end(call.body);
        }),
    ),
  );
  agent.destroy();
  return { took, statuses, cpuMs: ((cpuSeconds(pid) - before) * 1000) / calls.length };
}

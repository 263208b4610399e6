import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { residentMb } from "@/bench/cpu";
import { Events } from "@/bench/events";
import { type Figure, median, ms, note, quantile, times } from "@/bench/figures";
import { startTakes } from "@/bench/rest";
import { seedTakes } from "@/bench/seed-takes";
import type { BenchStudio } from "@/bench/studio";

const STREAMS = 50;
const COMMITS = 40;
const SETTLE_MS = 3_000;
const SOAK_MS = 6 * 60_000;
/** What a process needs to reach its usual size is no leak. */
const WARM_MS = 2 * 60_000;
const SAMPLE_MS = 5_000;
const PRESS = 4;

/** From a commit until each open stream has said it, with one stream and with fifty; and what fifty weigh. */
export async function measureStreams(studio: BenchStudio, database: pg.Pool): Promise<Figure[]> {
  await seedTakes(studio.databaseUrl, 2 * COMMITS);
  // the shots that takes are started in later are numbered after those
  await database.query("UPDATE project SET next_shot = 1000");
  const { web } = studio.pids;
  const one = await delays(studio, database, 1, 0);
  await sleep(SETTLE_MS);
  const before = residentMb(web);
  const streams = await openMany(studio, STREAMS);
  await sleep(SETTLE_MS);
  const weight = residentMb(web) - before;
  for (const stream of streams) stream.close();
  const many = await delays(studio, database, STREAMS, COMMITS);
  const both = (values: readonly number[]) => `${ms(median(values))} / ${ms(quantile(values, 0.95))}`;
  return [
    {
      what: `commit → event on ${STREAMS} open streams, p50 / p95`,
      ours: both(many),
      baseline: `${both(one)} (one stream)`,
      ratio: `${times(median(many), median(one))} / ${times(quantile(many, 0.95), quantile(one, 0.95))}`,
      target: "-",
    },
    {
      what: `web's memory for ${STREAMS} open streams`,
      ours: `${weight.toFixed(1)} MB`,
      baseline: `${before.toFixed(0)} MB (before)`,
      ratio: times(before + weight, before),
      target: "-",
    },
  ];
}

async function openMany(studio: BenchStudio, count: number): Promise<Events[]> {
  return Promise.all(Array.from({ length: count }, () => Events.open(studio)));
}

/** Each commit is another take's, so that a stream says each once. */
async function delays(studio: BenchStudio, database: pg.Pool, count: number, from: number): Promise<number[]> {
  const streams = await openMany(studio, count);
  await sleep(SETTLE_MS);
  const took: number[] = [];
  for (let commit = from + 1; commit <= from + COMMITS; commit += 1) {
    const id = `0199b000-0000-7000-8000-${String(commit).padStart(12, "0")}`;
    const { rows } = await database.query<{ status: string }>("UPDATE take SET wait_reason = $2 WHERE id = $1 RETURNING status::text", [
      id,
      `round ${commit}`,
    ]);
    const at = Date.now();
    const moments = await Promise.all(streams.map((stream) => stream.when(id, rows[0]?.status ?? "")));
    took.push(...moments.map((moment) => Math.max(0, moment - at)));
    await sleep(50);
  }
  for (const stream of streams) stream.close();
  return took;
}

interface Sample {
  atMs: number;
  web: number;
  worker: number;
}

/** Hours in minutes: takes one after another without a pause, fifty streams open; does anything grow? */
export async function measureSoak(studio: BenchStudio, database: pg.Pool, stillId: string): Promise<Figure[]> {
  const streams = await openMany(studio, STREAMS);
  const worker = await workerPid(database);
  const samples: Sample[] = [];
  const startedAt = performance.now();
  let started = 0;
  let handles: { web: number; worker: number } | undefined;
  while (performance.now() - startedAt < SOAK_MS) {
    if ((await openTakes(database)) < 2 * PRESS) started += (await startTakes(studio, { provider: "eachlabs", stillId, count: PRESS })).length;
    await sleep(SAMPLE_MS / 10);
    const atMs = performance.now() - startedAt;
    if (atMs < WARM_MS) continue;
    handles ??= { web: handlesOf(studio.pids.web), worker: handlesOf(worker) };
    if (atMs - (samples.at(-1)?.atMs ?? 0) >= SAMPLE_MS) samples.push({ atMs, web: residentMb(studio.pids.web), worker: residentMb(worker) });
  }
  while ((await openTakes(database)) > 0) await sleep(500);
  note(`${started} takes in ${SOAK_MS / 60_000} minutes`);
  const after = { web: handlesOf(studio.pids.web), worker: handlesOf(worker) };
  for (const stream of streams) stream.close();
  return (["web", "worker"] as const).map((part) => {
    const first = median(samples.slice(0, 6).map((sample) => sample[part]));
    const last = median(samples.slice(-6).map((sample) => sample[part]));
    const slope = slopeOf(samples.map((sample) => [sample.atMs / 3_600_000, sample[part]]));
    return {
      what: `${part}: memory at the end of ${started} takes with ${STREAMS} streams open (slope ${slope.toFixed(0)} MB an hour), file handles`,
      ours: `${last.toFixed(0)} MB, ${after[part]}`,
      baseline: `${first.toFixed(0)} MB, ${handles?.[part] ?? "?"} (after ${WARM_MS / 60_000} minutes)`,
      ratio: `${times(last, first)}, ${times(after[part], handles?.[part] ?? Number.NaN)}`,
      target: "≈ 1",
    };
  });
}

/** A take that an earlier bench killed before its create had left waits for a person, who won't come. */
async function openTakes(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM take WHERE status NOT IN ('ready', 'failed', 'canceled', 'unconfirmed')",
  );
  return rows[0]?.open ?? 0;
}

/** The worker that lives now: earlier benches have killed others. */
async function workerPid(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ pid: number }>("SELECT pid FROM worker ORDER BY beat_at DESC LIMIT 1");
  const [alive] = rows;
  if (!alive) throw new Error("There is no worker.");
  return alive.pid;
}

function handlesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Least squares. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

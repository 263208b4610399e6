import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { Events } from "@/bench/events";
import { type Figure, median, ms, note, quantile, times } from "@/bench/figures";
import { addStill, bearer, readTake, startTakes } from "@/bench/rest";
import { control, seenCreates } from "@/bench/sandbox";
import { type BenchStudio, openStudio } from "@/bench/studio";

const ROUNDS = 3;
const PROVIDERS = ["wavespeed", "eachlabs"] as const;
const run = promisify(execFile);

/** One take: everything in milliseconds. */
interface Sample {
  /** From the provider's end to the clip's first byte in hand. */
  total: number;
  /** The same file fetched straight from the provider's store and probed. */
  plain: number;
  /** The parts of `total`: until the studio had seen the end, until ready, until playable. */
  seen: number;
  saved: number;
  shown: number;
}

/** Provider done → clip playable, with callbacks and with none, beside fetching and probing the same file plainly. */
export async function benchPlayable(): Promise<Figure[]> {
  // In the sandbox a studio has 4 takes in flight for each provider; that stays. Only its creates a minute would hold the bench up.
  const studio = await openStudio({ WAVESPEED_CREATES_PER_MINUTE: "1000", EACHLABS_CREATES_PER_MINUTE: "1000" });
  const database = new pg.Pool({ connectionString: studio.databaseUrl, max: 2 });
  const events = await Events.open(studio);
  const measure = async (press: number, times: number) => {
    const samples: Sample[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      for (const provider of PROVIDERS) {
        for (let time = 0; time < times; time++) samples.push(...(await measureTakes({ studio, database, events, provider, count: press })));
      }
      note(`round ${round}: ${samples.length} takes so far`);
    }
    return samples;
  };
  try {
    await control(studio, "settings", { typicalMs: 2_000, sharesClips: true, createsPerMinute: 10_000, inFlight: 1_000 });
    for (const provider of PROVIDERS) await measureTakes({ studio, database, events, provider, count: 1 });
    note("with callbacks, one take at a time");
    const single = await measure(1, 6);
    note("with callbacks, four takes of 40 s at a time: polls run beside them");
    await control(studio, "settings", { typicalMs: 40_000 });
    const called = await measure(4, 1);
    note("without callbacks, four takes of 40 s at a time");
    await control(studio, "faults", [{ on: "callback", kind: "callback_lost", times: null }]);
    const polled = await measure(4, 1);
    return [
      ...figuresOf("callback, one at a time", single, "≤ 1 s"),
      ...figuresOf("callback, four of 40 s", called, "≤ 1 s"),
      ...figuresOf("no callback, four of 40 s", polled, "≤ 12 s"),
    ];
  } finally {
    events.close();
    await database.end();
    await studio.stop();
  }
}

interface Order {
  studio: BenchStudio;
  database: pg.Pool;
  events: Events;
  provider: (typeof PROVIDERS)[number];
  count: number;
}

async function measureTakes({ studio, database, events, provider, count }: Order): Promise<Sample[]> {
  const stillId = await addStill(studio);
  const ids = await startTakes(studio, { provider, stillId, count });
  const playable = await Promise.all(ids.map((id) => playableAt(studio, events, id)));
  const endedAt = new Map((await seenCreates(studio)).map((create) => [create.predictionId, Date.parse(create.endedAt ?? "")]));
  const samples: Sample[] = [];
  for (const { id, readyAt, firstByteAt } of playable) {
    const { rows } = await database.query<{ prediction: string; url: string; done: Date }>(
      "SELECT prediction_id AS prediction, output_url AS url, done_at AS done FROM take WHERE id = $1",
      [id],
    );
    const [row] = rows;
    const ended = endedAt.get(row?.prediction ?? "");
    if (!row || ended === undefined) throw new Error(`Take ${id} is not known to the sandbox.`);
    const seenAt = row.done.getTime();
    const plain = await fetchPlainly(row.url, path.join(studio.dataDir, "plain.mp4"));
    samples.push({ total: firstByteAt - ended, plain, seen: seenAt - ended, saved: readyAt - seenAt, shown: firstByteAt - readyAt });
  }
  return samples;
}

/** When the open stream says ready, and when the first byte of the clip is in hand after that. */
async function playableAt(studio: BenchStudio, events: Events, id: string): Promise<{ id: string; readyAt: number; firstByteAt: number }> {
  const readyAt = await Promise.race([events.when(id, "ready"), failed(studio, events, id)]);
  const answer = await fetch(`${studio.url}/api/media/takes/${id}/clip`, { headers: { ...bearer(studio), range: "bytes=0-" } });
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  const firstByteAt = Date.now();
  if (answer.status !== 206 || !first?.value?.length) throw new Error(`The clip of take ${id} can't be played: ${answer.status}`);
  await reader?.cancel();
  return { id, readyAt, firstByteAt };
}

async function failed(studio: BenchStudio, events: Events, id: string): Promise<never> {
  await events.when(id, "failed");
  throw new Error(`Take ${id} failed: ${JSON.stringify((await readTake(studio, id)).failure)}`);
}

async function fetchPlainly(url: string, file: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  await run("ffprobe", ["-v", "error", "-show_streams", "-show_format", "-of", "json", file]);
  return performance.now() - startedAt;
}

function figuresOf(how: string, samples: readonly Sample[], target: string): Figure[] {
  const plain = median(samples.map((sample) => sample.plain));
  const own = samples.map((sample) => sample.total - plain);
  const both = (values: readonly number[]) => `${ms(median(values))} / ${ms(quantile(values, 0.95))}`;
  const part = (what: string, values: number[]): Figure => ({
    what: `${how}: ${what}, p50 / p95`,
    ours: both(values),
    baseline: "-",
    ratio: "-",
    target: "-",
  });
  return [
    {
      what: `${how}: done → playable less fetch and ffprobe, p50 / p95 of ${samples.length}`,
      ours: both(own),
      baseline: `${ms(plain)} (fetch + ffprobe)`,
      ratio: `${times(median(own), plain)} / ${times(quantile(own, 0.95), plain)}`,
      target: `p95 ${target}`,
    },
    part(
      "done → noticed",
      samples.map((sample) => sample.seen),
    ),
    part(
      "noticed → ready",
      samples.map((sample) => sample.saved),
    ),
    part(
      "ready → first byte",
      samples.map((sample) => sample.shown),
    ),
  ];
}

import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import path from "node:path";
import pg from "pg";
import { openBare } from "@/bench/bare";
import { cpuSeconds } from "@/bench/cpu";
import { type Figure, median, note, times } from "@/bench/figures";
import { bearer } from "@/bench/rest";
import { seedTakes } from "@/bench/seed-takes";
import { openStudio } from "@/bench/studio";

const MB = 1024 * 1024;
const CLIP_BYTES = 8 * MB;
const TOTAL_BYTES = 1024 * MB;
const ROUNDS = 3;

interface Way {
  what: string;
  concurrency: number;
  /** Bytes of each range; null asks for the whole. */
  range: number | null;
}

const WAYS: readonly Way[] = [
  { what: "whole clip of 8 MB, one at a time", concurrency: 1, range: null },
  { what: "whole clip of 8 MB, 8 at a time", concurrency: 8, range: null },
  { what: "ranges of 1 MB, one at a time", concurrency: 1, range: MB },
  { what: "ranges of 1 MB, 8 at a time", concurrency: 8, range: MB },
];

/** Processor time of the web process for each GB of clips, beside a bare Node stream of the same file. */
export async function benchServing(): Promise<Figure[]> {
  const studio = await openStudio();
  const { file, takeId } = await makeClip(studio.dataDir, studio.databaseUrl);
  const bare = await openBare("stream", { FILE: file });
  const ours = { url: `${studio.url}/api/media/takes/${takeId}/clip`, headers: bearer(studio), pid: studio.pids.web };
  const theirs = { url: `${bare.url}/`, headers: {}, pid: bare.pid };
  const figures: Figure[] = [];
  try {
    for (const way of WAYS) {
      await Promise.all([load(ours, way, 64 * MB), load(theirs, way, 64 * MB)]);
      const rounds: { own: number; plain: number }[] = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ own: await load(ours, way, TOTAL_BYTES), plain: await load(theirs, way, TOTAL_BYTES) });
      const own = median(rounds.map((round) => round.own));
      const plain = median(rounds.map((round) => round.plain));
      note(`${way.what}: ${own.toFixed(2)} s a GB, bare ${plain.toFixed(2)} s`);
      figures.push({
        what: way.what,
        ours: `${own.toFixed(2)} CPU s/GB`,
        baseline: `${plain.toFixed(2)} CPU s/GB (bare stream)`,
        ratio: times(own, plain),
        target: "≤ 1.5 ×",
      });
    }
  } finally {
    await bare.stop();
    await studio.stop();
  }
  return figures;
}

/** A take whose clip is 8 MB of noise. */
async function makeClip(dataDir: string, databaseUrl: string): Promise<{ file: string; takeId: string }> {
  await seedTakes(databaseUrl, 1);
  const storageKey = "clips/bench.mp4";
  const file = path.join(dataDir, "media", storageKey);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, randomBytes(CLIP_BYTES));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ take_id: string }>("UPDATE clip SET storage_key = $1, bytes = $2 RETURNING take_id", [
    storageKey,
    CLIP_BYTES,
  ]);
  await client.end();
  return { file, takeId: rows[0]?.take_id ?? "" };
}

interface Server {
  url: string;
  headers: Record<string, string>;
  pid: number;
}

/** Reads so many bytes; answers the server's processor seconds for each GB. */
async function load({ url, headers, pid }: Server, { concurrency, range }: Way, total: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const size = range ?? CLIP_BYTES;
  let left = Math.round(total / size);
  const before = cpuSeconds(pid);
  const reader = async () => {
    while (left > 0) {
      const start = (left-- * size) % CLIP_BYTES;
      const got = await read(agent, url, range === null ? headers : { ...headers, range: `bytes=${start}-${start + size - 1}` });
      if (got !== size) throw new Error(`${url} gave ${got} bytes of ${size}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, reader));
  agent.destroy();
  return (cpuSeconds(pid) - before) / (total / (1024 * MB));
}

function read(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
      response.on("error", reject);
    }).on("error", reject);
  });
}

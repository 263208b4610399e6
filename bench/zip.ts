import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import pg from "pg";
import { openBare } from "@/bench/bare";
import { cpuSeconds } from "@/bench/cpu";
import { type Figure, median, note, times } from "@/bench/figures";
import { bearer } from "@/bench/rest";
import { seedTakes } from "@/bench/seed-takes";
import { openStudio } from "@/bench/studio";
import type { ZipView } from "@/lib/zip/view";

const MB = 1024 * 1024;
const CLIP_BYTES = 8 * MB;
const TAKES = 128;
const ROUNDS = 3;

/** Processor time of the web process for each GB of a zip of a hundred clips, beside a bare Node stream of as many bytes. */
export async function benchZip(): Promise<Figure[]> {
  const studio = await openStudio();
  const { takeIds, file } = await makeClips(studio.dataDir, studio.databaseUrl);
  const bare = await openBare("stream", { FILE: file });
  try {
    const body = JSON.stringify({ selection: { takeIds } });
    const headers = { ...bearer(studio), "content-type": "application/json" };
    const made = await fetch(`${studio.url}/api/zip`, { method: "POST", headers, body });
    const zip = (await made.json()) as ZipView; // the studio's own answer
    const ours = () => load({ url: `${studio.url}${zip.url}`, headers: bearer(studio), pid: studio.pids.web, times: 1 });
    const theirs = () => load({ url: `${bare.url}/`, headers: {}, pid: bare.pid, times: takeIds.length });
    // the first counts the CRC of each clip, once in its life
    const first = await ours();
    const rounds: { own: number; plain: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push({ own: await ours(), plain: await theirs() });
    const own = median(rounds.map((round) => round.own));
    const plain = median(rounds.map((round) => round.plain));
    note(`a zip of ${takeIds.length} clips: ${own.toFixed(2)} s a GB, the first time ${first.toFixed(2)} s, bare ${plain.toFixed(2)} s`);
    const baseline = `${plain.toFixed(2)} CPU s/GB (bare stream)`;
    return [
      { what: `zip of ${takeIds.length} clips of 8 MB`, ours: `${own.toFixed(2)} CPU s/GB`, baseline, ratio: times(own, plain), target: "≤ 1.5 ×" },
      {
        what: "the first zip of these clips, which counts their CRCs",
        ours: `${first.toFixed(2)} CPU s/GB`,
        baseline,
        ratio: times(first, plain),
        target: "—",
      },
    ];
  } finally {
    await bare.stop();
    await studio.stop();
  }
}

/** Takes with clips of 8 MB of noise, each a file of its own. */
async function makeClips(dataDir: string, databaseUrl: string): Promise<{ takeIds: string[]; file: string }> {
  await seedTakes(databaseUrl, TAKES);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ take_id: string }>("SELECT take_id FROM clip ORDER BY take_id LIMIT $1", [TAKES]);
  const folder = path.join(dataDir, "media", "clips");
  mkdirSync(folder, { recursive: true });
  for (const [place, { take_id }] of rows.entries()) {
    const storageKey = `clips/bench-${place}.mp4`;
    writeFileSync(path.join(folder, `bench-${place}.mp4`), randomBytes(CLIP_BYTES));
    await client.query("UPDATE clip SET storage_key = $1, bytes = $2, crc32 = NULL WHERE take_id = $3", [storageKey, CLIP_BYTES, take_id]);
  }
  await client.end();
  return { takeIds: rows.map(({ take_id }) => take_id), file: path.join(folder, "bench-0.mp4") };
}

/** Reads an address so often; answers the server's processor seconds for each GB. */
async function load({
  url,
  headers,
  pid,
  times: often,
}: {
  url: string;
  headers: Record<string, string>;
  pid: number;
  times: number;
}): Promise<number> {
  const before = cpuSeconds(pid);
  let bytes = 0;
  for (let time = 0; time < often; time++) bytes += await read(url, headers);
  return (cpuSeconds(pid) - before) / (bytes / (1024 * MB));
}

function read(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => (response.complete ? resolve(bytes) : reject(new Error("the answer broke off"))));
      response.on("error", reject);
    }).on("error", reject);
  });
}

import type { ChildProcess } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMb } from "@/bench/cpu";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { freePort, launch, makeDataDir, pidOf, printed, stopLaunched } from "@/bench/studio";

const ROUNDS = 5;
const IDLE_MS = 20_000;
const LOOK_EVERY_MS = 10;

/** The second `npm start` to its first page, and the memory of web and worker when idle, beside a bare Node server. */
export async function benchStart(): Promise<Figure[]> {
  const dataDir = makeDataDir();
  const port = await freePort();
  const start = () => launch(["start"], "npm", { DATA_DIR: dataDir, PORT: String(port) });
  const ours: number[] = [];
  const theirs: number[] = [];
  const memory: number[] = [];
  const bareMemory: number[] = [];
  try {
    const first = start();
    await printed(first, /Dailies is at/);
    await stopStudio(first, dataDir);
    for (let round = 1; round <= ROUNDS; round++) {
      theirs.push(await bareStart(bareMemory));
      const startedAt = performance.now();
      const child = start();
      try {
        await firstPage(`http://127.0.0.1:${port}/sign-in`);
        ours.push(performance.now() - startedAt);
        note(`start ${round}: ${ms(ours.at(-1) ?? 0)}`);
        if (round <= 3) memory.push(await idleMemory(dataDir));
      } finally {
        await stopStudio(child, dataDir);
      }
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  const mb = (value: number) => `${Math.round(value)} MB`;
  return [
    {
      what: `second npm start → sign-in page, median of ${ROUNDS}`,
      ours: ms(median(ours)),
      baseline: `${ms(median(theirs))} (bare Node server)`,
      ratio: times(median(ours), median(theirs)),
      target: "≤ 4 s",
    },
    { what: "slowest of them", ours: ms(Math.max(...ours)), baseline: "-", ratio: "-", target: "-" },
    {
      what: "web + worker resident, idle for 20 s",
      ours: mb(median(memory)),
      baseline: `${mb(2 * median(bareMemory))} (two bare Node servers)`,
      ratio: times(median(memory), 2 * median(bareMemory)),
      target: "≤ 400 MB",
    },
  ];
}

function supervisorOf(dataDir: string): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(path.join(dataDir, "run.json"), "utf8"));
  return pid;
}

/** npm passes a signal on without waiting: ask the studio itself, and npm ends when it has stopped. */
async function stopStudio(npm: ChildProcess, dataDir: string): Promise<void> {
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  process.kill(supervisorOf(dataDir), "SIGTERM");
  await ended;
}

async function idleMemory(dataDir: string): Promise<number> {
  await sleep(IDLE_MS);
  const pid = supervisorOf(dataDir);
  const [web, worker] = [residentMb(pidOf(pid, "web")), residentMb(pidOf(pid, "worker"))];
  note(`idle: web ${Math.round(web)} MB, worker ${Math.round(worker)} MB`);
  return web + worker;
}

async function bareStart(memory: number[]): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = launch(["bench/bare-hello.mjs"], process.execPath, { PORT: String(port) });
  await firstPage(`http://127.0.0.1:${port}/`);
  const took = performance.now() - startedAt;
  memory.push(residentMb(child.pid ?? 0));
  await stopLaunched(child);
  return took;
}

async function firstPage(url: string): Promise<void> {
  for (const endsAt = Date.now() + 120_000; Date.now() < endsAt; await sleep(LOOK_EVERY_MS)) {
    const answer = await fetch(url, { headers: { connection: "close" } }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
  }
  throw new Error(`${url} never answered 200.`);
}

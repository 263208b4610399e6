import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { z } from "zod";

const READY_WITHIN_MS = 240_000;
export const OWNER = { email: "bench@dailies.test", password: "a password for benches" };

/** A production studio of this checkout on a DATA_DIR of its own, as `npm start` runs it. */
export interface BenchStudio {
  url: string;
  dataDir: string;
  databaseUrl: string;
  sandboxUrl: string;
  /** May do everything that a token may. */
  token: string;
  pids: { web: number; worker: number };
  stop: () => Promise<void>;
}

const Run = z.object({ databaseUrl: z.string(), sandboxUrl: z.string(), pid: z.number() });

/** Starts a studio on a new DATA_DIR. `variables` go on top of a clean set. */
export async function openStudio(variables: Record<string, string> = {}): Promise<BenchStudio> {
  const dataDir = makeDataDir();
  const port = await freePort();
  const child = launch(["scripts/start.mjs"], process.execPath, { DATA_DIR: dataDir, PORT: String(port), ...variables });
  const stop = async () => {
    await stopLaunched(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await printed(child, /Dailies is at/);
    const run = Run.parse(JSON.parse(readFileSync(path.join(dataDir, "run.json"), "utf8")));
    const token = await makeToken(dataDir);
    return {
      url: `http://127.0.0.1:${port}`,
      dataDir,
      databaseUrl: run.databaseUrl,
      sandboxUrl: run.sandboxUrl,
      token,
      pids: { web: pidOf(run.pid, "web"), worker: pidOf(run.pid, "worker") },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const running = new Set<ChildProcess>();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** An empty folder that the embedded database's user can pass through. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), "dailies-bench-"));
  chmodSync(dataDir, 0o711);
  return dataDir;
}

/** Runs a command of this checkout with nothing but the given variables, PATH and HOME. It stops when the bench does. */
export function launch(args: string[], command: string, variables: Record<string, string>): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  const outside = PATH.split(path.delimiter).filter((folder) => !folder.includes("node_modules"));
  const child = spawn(command, args, {
    // npm would hand the channel's number on without the channel.
    stdio: command === process.execPath ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
    env: {
      PATH: outside.join(path.delimiter),
      HOME,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      OWNER_EMAIL: OWNER.email,
      OWNER_PASSWORD: OWNER.password,
      CI: "1",
      ...variables,
    },
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

export async function stopLaunched(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Resolves with what a process has printed, once it matches. Rejects when it ends before, or takes too long. */
export function printed(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const fail = (why: string) => reject(new Error(`${child.spawnargs.join(" ")}: ${why}\n${text}`));
    const timer = setTimeout(() => fail("it took too long"), READY_WITHIN_MS);
    const read = (chunk: Buffer) => {
      text += chunk;
      if (!wanted.test(text)) return;
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", (error) => fail(error.message));
    child.on("exit", (code, signal) => fail(`it ended with ${signal ?? code}`));
  });
}

async function makeToken(dataDir: string): Promise<string> {
  const args = ["scripts/run.mjs", "cli", "token", "create", "--name", "bench", "--scope", "read,write,spend"];
  const text = await printed(launch(args, process.execPath, { DATA_DIR: dataDir }), /^dly_\S+$/m);
  return /^dly_\S+$/m.exec(text)?.[0] ?? "";
}

/** The studio's part of this name among the supervisor's children. */
export function pidOf(supervisor: number, part: string): number {
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      if (parent === supervisor && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(`dist/${part}.mjs`)) return Number(name);
    } catch {
      // it has ended
    }
  }
  throw new Error(`The studio has no process called ${part}.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("There is no free port."))));
    });
  });
}

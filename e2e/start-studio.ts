import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { sandbox } from "@/e2e/sandbox";
import type { RunningStudio } from "@/e2e/studio";
import { isFree } from "@/scripts/studio/ports.mjs";

const READY_WITHIN_MS = 240_000;
/** Quick enough for a test, slow enough to be seen. */
const SANDBOX_TYPICAL_MS = 800;

/** What the tester's own shell may hold must not reach a studio under test. */
const UNSET = Object.fromEntries(
  [
    "DATABASE_URL",
    "PUBLIC_URL",
    "SANDBOX_URL",
    "WAVESPEED_API_KEY",
    "WAVESPEED_BASE_URL",
    "EACHLABS_API_KEY",
    "EACHLABS_BASE_URL",
    "OUTBOUND_ALLOW",
    "UPLOADTHING_TOKEN",
    "SECRET_KEY",
    "OWNER_EMAIL",
    "OWNER_PASSWORD",
    "HOST",
  ].map((name) => [name, ""]),
);

/** Starts the production studio as `npm start` does, on an empty DATA_DIR. `link` is the one-time link that it printed. */
export async function startStudio(
  variables: Record<string, string> = {},
): Promise<{ running: RunningStudio; link: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "dailies-journeys-"));
  chmodSync(dataDir, 0o711);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: path.join(import.meta.dirname, ".."),
    env: {
      ...process.env,
      ...UNSET,
      PORT: String(port),
      // by itself each takes the first of a few that is free, and of two that start at once both might
      SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
      DATA_DIR: dataDir,
      POLL_FIRST_S: "1",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => stopStudio(child, dataDir);
  try {
    const link = await readLink(child);
    const run: { databaseUrl: string; sandboxUrl: string; pid: number } = JSON.parse(readFileSync(path.join(dataDir, "run.json"), "utf8"));
    const running = { url: `http://127.0.0.1:${port}`, dataDir, databaseUrl: run.databaseUrl, sandboxUrl: run.sandboxUrl, pid: run.pid };
    await sandbox(running.sandboxUrl).set({ typicalMs: SANDBOX_TYPICAL_MS, sharesClips: true });
    return { running, link, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The one-time link, once the studio has printed its address. */
function readLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (why: string) => reject(new Error(`The studio did not start: ${why}\n${printed}`));
    const timer = setTimeout(() => fail("it took too long"), READY_WITHIN_MS);
    const read = (chunk: Buffer) => {
      printed += chunk;
      const link = /(http:\S+\/setup\?token=\S+)/.exec(printed)?.[1];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", (code) => fail(`it ended with ${code}`));
  });
}

async function stopStudio(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Below those that the system gives away by itself: until the studio listens there, a connection of somebody else might be given it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { newId } from "@/lib/ids";
import { bundleInto } from "@/scripts/studio/bundles.mjs";

/** A worker in a process of its own, as the studio runs it. */
export interface WorkerProcess {
  process: ChildProcess;
  /** Sends a signal. */
  signal: (name: NodeJS.Signals) => void;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Call it at the top of a test file; answers what starts workers with the variables of that moment and `variables`, `flags` being Node's own. */
export function useWorkerProcesses(): (variables?: Record<string, string>, flags?: string[]) => WorkerProcess {
  const folder = path.resolve("dist/test", newId());
  const started: WorkerProcess[] = [];
  let program: string;

  beforeAll(async () => {
    program = await bundleInto(folder, "worker");
  });
  afterAll(async () => {
    for (const worker of started) worker.signal("SIGKILL");
    await Promise.all(started.map(({ ended }) => ended));
    await rm(folder, { recursive: true, force: true });
  });

  return (variables = {}, flags = []) => {
    const child = spawn(process.execPath, [...flags, program], {
      env: { ...process.env, LOG_LEVEL: "silent", ...variables },
      stdio: "ignore",
    });
    const worker: WorkerProcess = {
      process: child,
      signal: (name) => void (child.exitCode === null && child.signalCode === null && child.kill(name)),
      ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    };
    started.push(worker);
    return worker;
  };
}

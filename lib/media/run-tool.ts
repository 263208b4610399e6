import { type ChildProcess, spawn } from "node:child_process";
import os from "node:os";

export interface RunOptions {
  timeoutMs: number;
  /** More output than this is a failure; 64 MB unless told. */
  outputMax?: number;
  /** Gives way to everything else on the machine. */
  isNice?: boolean;
  signal?: AbortSignal | undefined;
}

const OUTPUT_MAX = 64 * 1024 * 1024;
const COMPLAINT_MAX = 4_000;
/** Behind everything that serves people, yet not starved by it. */
const NICE = 5;

/** A tool that ran and failed, was stopped, or took too long. `complaint` is the end of what it said. */
export class ToolError extends Error {
  readonly complaint: string;
  readonly isTimeout: boolean;

  constructor(message: string, complaint: string, isTimeout = false) {
    super(message);
    this.name = "ToolError";
    this.complaint = complaint;
    this.isTimeout = isTimeout;
  }
}

/** Runs a program with its arguments as they are (no shell) and gives what it wrote to standard output. Throws ToolError. */
export async function runTool(file: string, args: readonly string[], options: RunOptions): Promise<Buffer> {
  options.signal?.throwIfAborted();
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  if (options.isNice) giveWay(child);
  return await collect(child, options);
}

function collect(child: ChildProcess, { timeoutMs, outputMax = OUTPUT_MAX, signal }: RunOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let length = 0;
  let complaint = "";
  let ending: "timeout" | "too much output" | "stopped" | null = null;
  const end = (why: typeof ending) => {
    ending ??= why;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  const onAbort = () => end("stopped");
  signal?.addEventListener("abort", onAbort, { once: true });

  child.stdout?.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > outputMax) end("too much output");
    else chunks.push(chunk);
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-COMPLAINT_MAX);
  });
  child.on("error", reject);
  child.on("close", (code) => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    if (code === 0 && !ending) return resolve(Buffer.concat(chunks));
    const why = ending ?? `exit ${code}`;
    reject(new ToolError(`${child.spawnfile} failed: ${why}`, complaint, ending === "timeout"));
  });
  return promise;
}

/** Lets everything else on the machine go first. */
export function giveWay(child: ChildProcess): void {
  try {
    if (child.pid) os.setPriority(child.pid, NICE);
  } catch {
    // It ended before it could be told, or the system knows no priorities.
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, closeSync, openSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { ORDERS_VARIABLE, type Order } from "@/e2e/faults/orders";

export type PartName = "worker" | "web" | "sandbox";

export interface PartOptions {
  name: PartName;
  /** Its bundle in the fault build. */
  program: string;
  root: string;
  env: Record<string, string>;
  /** What it and its successors print. */
  logFile: string;
  /** Where carried out orders are noted. */
  noteIn: string;
  flags?: string[];
}

const READY_WITHIN_MS = 120_000;
const START_AGAIN_MS = 150;

/** One process of the studio under fire. However it dies, it is started again until it is told to stop. */
export class Part {
  readonly name: PartName;
  /** Real SIGKILLs that met a living process. */
  kills = 0;
  /** Ends of its own that nobody had asked for. */
  crashes = 0;
  startedAt = 0;
  readonly #options: PartOptions;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #orders: Order[] = [];
  #ended: Promise<void> = Promise.resolve();
  #onReady: (() => void)[] = [];

  constructor(options: PartOptions) {
    this.name = options.name;
    this.#options = options;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  get isAlive(): boolean {
    return this.#child !== null;
  }

  /** Starts it; the orders are for this process alone, not for its successors. With `isOnce` it has none. */
  start(orders: Order[] = [], { isOnce = false } = {}): void {
    this.#isWanted = !isOnce;
    if (this.#child) return;
    this.#orders = orders;
    this.#launch();
  }

  /** Resolves once the process of this moment, or a successor, says that it is ready (the web does). */
  async ready(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => reject(new Error(`the ${this.name} was not ready in time; it printed into ${this.#options.logFile}`)),
      READY_WITHIN_MS,
    );
    this.#onReady.push(resolve);
    await promise.finally(() => clearTimeout(timer));
  }

  /** Kills it as a power cut would, and answers when it is gone. It starts again by itself unless `isHeld`. */
  async kill({ isHeld = false } = {}): Promise<void> {
    if (isHeld) this.#isWanted = false;
    const child = this.#child;
    if (!child) return;
    const ended = this.#ended;
    child.kill("SIGKILL");
    await ended;
  }

  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(signal);
  }

  /** Asks it to stop and waits. Answers what was wrong with its end: null when nothing was. One that had not begun yet may go at once. */
  async stop(withinMs = 90_000): Promise<string | null> {
    this.#isWanted = false;
    const child = this.#child;
    if (!child) return null;
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    const late = new AbortController();
    const isGone = await Promise.race([this.#ended.then(() => true), sleep(withinMs, false, { signal: late.signal })]);
    late.abort();
    if (isGone) return child.exitCode === 0 || child.signalCode === "SIGTERM" ? null : `it ended with ${child.signalCode ?? child.exitCode}`;
    child.kill("SIGKILL");
    await this.#ended;
    return `it had not ended after ${withinMs / 1000} s`;
  }

  #launch(): void {
    const { name, program, root, env, logFile, noteIn, flags = [] } = this.#options;
    const orders = this.#orders.length > 0 ? { [ORDERS_VARIABLE]: JSON.stringify({ orders: this.#orders, noteIn }) } : {};
    this.#orders = [];
    const log = openSync(logFile, "a");
    const child = spawn(
      process.execPath,
      [...flags, "--enable-source-maps", "--import", path.join(root, "scripts", "studio", "guard.mjs"), program],
      {
        cwd: root,
        stdio: ["ignore", log, log, "ipc"],
        env: {
          PATH: process.env.PATH ?? "",
          NODE_ENV: "production",
          ...env,
          ...orders,
          DAILIES_PROCESS: name,
          NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "compiled"),
        },
      },
    );
    closeSync(log);
    this.startedAt = Date.now();
    this.#child = child;
    child.on("message", () => {
      for (const resolve of this.#onReady.splice(0)) resolve();
    });
    this.#ended = new Promise((resolve) =>
      child.once("exit", (code, signal) => {
        this.#child = null;
        if (signal === "SIGKILL") this.kills += 1;
        else if (this.#isWanted || (code !== 0 && signal !== "SIGTERM")) {
          this.crashes += 1;
          appendFileSync(logFile, `ended by itself with ${signal ?? code}\n`);
        }
        resolve();
        if (this.#isWanted) setTimeout(() => this.#isWanted && !this.#child && this.#launch(), START_AGAIN_MS);
      }),
    );
  }
}

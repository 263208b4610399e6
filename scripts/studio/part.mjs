// One process of the studio: started, restarted with growing pauses when it dies, stopped in good order.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";
import { Trouble } from "./say.mjs";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const WELL_AFTER_MS = 60_000;
const TRIES_BEFORE_READY = 3;
const READY_WITHIN_MS = 120_000;
/** A program ends with this code when its settings are wrong: starting it again would not help. */
export const EXIT_SETTINGS = 78;

export class Part {
  #child;
  #isStopping = false;
  #pauseMs = FIRST_PAUSE_MS;
  #tail = [];
  #timer;
  #restarting = Promise.resolve();
  #nextRestart;

  /** `onLine(name, stream, line)` gets what it prints; `onGiveUp(Trouble)` is called when it can't be kept running. */
  constructor({ name, file, flags = [], args = [], env, onLine, onGiveUp }) {
    Object.assign(this, { name, file, flags, args, env, onLine, onGiveUp, tries: 0, isReady: false });
  }

  /** Starts it. With `awaitReady`, resolves when the program says that it is ready, and rejects when it gave up before. */
  start({ awaitReady = false } = {}) {
    if (!awaitReady) {
      this.#launch();
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Trouble(`The ${this.name} process was not ready within ${READY_WITHIN_MS / 1000} s.`, this.#tail.join("\n"))),
        READY_WITHIN_MS,
      );
      const settle = (finish) => (value) => {
        clearTimeout(late);
        finish(value);
      };
      this.onReady = settle(resolve);
      const giveUp = this.onGiveUp;
      this.onGiveUp = (trouble) => (this.isReady ? giveUp(trouble) : settle(reject)(trouble));
      this.#launch();
    });
  }

  #launch() {
    clearTimeout(this.#timer);
    if (this.#isStopping || this.#child) return;
    const startedAt = Date.now();
    const guard = path.join(root, "scripts", "studio", "guard.mjs");
    this.#tail = [];
    const child = spawn(process.execPath, [...this.flags, "--import", guard, path.join(root, this.file), ...this.args], {
      cwd: root,
      // A group of its own: the terminal's Ctrl-C is the supervisor's to pass on, in order.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...this.env, DAILIES_PROCESS: this.name, NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "compiled") },
    });
    this.#child = child;
    for (const stream of ["stdout", "stderr"]) {
      createInterface({ input: child[stream] }).on("line", (line) => {
        this.#tail = [...this.#tail.slice(-40), line];
        this.onLine(this.name, stream, line);
      });
    }
    child.on("message", (message) => {
      if (message?.ready !== true) return;
      this.isReady = true;
      this.onReady?.();
    });
    child.on("error", (error) => this.#tail.push(error.message));
    child.on("exit", (code, signal) => {
      killGroup(child.pid, "SIGKILL");
      if (this.#child !== child) return;
      this.#child = undefined;
      if (!this.#isStopping) setImmediate(() => this.#onDeath(code, signal, Date.now() - startedAt));
    });
  }

  #onDeath(code, signal, livedMs) {
    this.tries += 1;
    const isHopeless = code === EXIT_SETTINGS || (this.onReady && !this.isReady && this.tries >= TRIES_BEFORE_READY);
    if (isHopeless) {
      this.onGiveUp(new Trouble(`The ${this.name} process can't be started.`, this.#tail.join("\n")));
      return;
    }
    if (livedMs > WELL_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
    this.onLine(this.name, "supervisor", `ended with ${signal ?? `code ${code}`}; starts again in ${this.#pauseMs / 1000} s`);
    this.#timer = setTimeout(() => this.#launch(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  /** Asks it to stop, waits, and kills what is left of it after the deadline. */
  async stop(deadlineMs) {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const timer = setTimeout(() => killGroup(child.pid, "SIGKILL"), deadlineMs);
    await ended;
    clearTimeout(timer);
  }

  /** For development: the same part with newly bundled code. Of several calls during one restart, one more follows. */
  restart(deadlineMs = 3_000) {
    this.#nextRestart ??= this.#restarting.then(async () => {
      this.#nextRestart = undefined;
      await this.stop(deadlineMs);
      this.#isStopping = false;
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#launch();
    });
    this.#restarting = this.#nextRestart;
    return this.#restarting;
  }

  kill() {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    if (this.#child) killGroup(this.#child.pid, "SIGKILL");
  }

  get pid() {
    return this.#child?.pid;
  }
}

function killGroup(pid, signal) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // nobody is left in it
  }
}

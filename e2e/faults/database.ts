import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Machine, PostgresHandle } from "@/e2e/faults/machine";

const SETTINGS = { max_connections: "300" };
const START_WITHIN_MS = 60_000;

/** A PostgreSQL of our own with the settings of the product, flushing included. It can be killed and comes back on its cluster and its port. */
export class Database {
  kills = 0;
  readonly #machine: Machine;
  readonly #folder: string;
  #server: PostgresHandle;

  static async open(machine: Machine, folder: string): Promise<Database> {
    return new Database(machine, folder, await machine.startPostgres(folder, SETTINGS));
  }

  private constructor(machine: Machine, folder: string, server: PostgresHandle) {
    this.#machine = machine;
    this.#folder = folder;
    this.#server = server;
  }

  get pid(): number {
    return this.#server.pid;
  }

  get isRunning(): boolean {
    return this.#server.isRunning();
  }

  /** The address of one of its databases. */
  url(name: string): string {
    const url = new URL(this.#server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** SIGKILL for the postmaster and all it has forked, as the kernel does to a machine without memory. */
  kill(): void {
    if (!this.isRunning) return;
    const { pid } = this.#server;
    const forked = childrenOf(pid);
    for (const each of [pid, ...forked]) killOne(each);
    this.kills += 1;
  }

  /** Somebody else killed it. */
  countKill(): void {
    this.kills += 1;
  }

  /** Ends at once without a checkpoint, every connection cut, as `pg_ctl -m immediate` does. */
  endAtOnce(): void {
    if (this.isRunning) process.kill(this.#server.pid, "SIGQUIT");
  }

  /** Makes sure that it runs, on the same port: what a killed one left behind may hold its memory for a moment. */
  async start(): Promise<void> {
    const before = this.#server.url;
    for (const endsAt = Date.now() + START_WITHIN_MS; ; ) {
      if (this.isRunning) return;
      try {
        this.#server = await this.#machine.startPostgres(this.#folder, SETTINGS);
        if (this.#server.url !== before) throw new Error("the database came back on another port");
        return;
      } catch (error) {
        if (Date.now() > endsAt) throw error;
        await sleep(300);
      }
    }
  }

  async stop(): Promise<void> {
    await this.#machine.stopPostgres(this.#folder);
  }

  /** One statement, on a connection of its own. */
  async query<T extends pg.QueryResultRow>(name: string, sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.url(name), connectionTimeoutMillis: 10_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      return (await client.query<T>(sql, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** What /proc says; nothing on a system without it, where the children end by themselves once the postmaster is gone. */
function childrenOf(parent: number): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
      .map(Number);
  } catch {
    return [];
  }
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it was quicker
  }
}

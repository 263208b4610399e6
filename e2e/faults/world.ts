import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { Client } from "@/e2e/faults/client";
import type { Database } from "@/e2e/faults/database";
import type { Finding } from "@/e2e/faults/judge";
import type { Machine, Program } from "@/e2e/faults/machine";
import { Part, type PartName } from "@/e2e/faults/part";
import { type FaultRule, sandbox } from "@/e2e/sandbox";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";

/** What differs from one kind of run to the next. */
export interface WorldOptions {
  workers: number;
  /** Variables of web and workers, over the usual ones. */
  env: Record<string, string>;
  /** Settings of the sandbox, over the usual ones. */
  vendor: Record<string, unknown>;
  /** What sets one worker apart, by its place: variables, and flags of Node. */
  worker: (place: number, root: string) => { env?: Record<string, string>; flags?: string[] };
  /** True puts `link` between the first worker and the database. */
  isFirstLinked: boolean;
  /** True lets the client try every request at `press` first, a process with nothing but the route that starts takes. */
  isPressed: boolean;
}

const USUAL: WorldOptions = { workers: 2, env: {}, vendor: {}, worker: () => ({}), isFirstLinked: false, isPressed: false };
/** What Eachlabs would ask at 480p: it publishes no price, so its own figure is what is charged. */
const EACHLABS_USD = 0.2;
const COMMAND_MS = 60_000;
const SECRET_KEY = "a secret of the fault runs, at least thirty-two characters";

/** A migrated database with an owner, and a token of theirs: every run begins with a copy. */
export interface Template {
  name: string;
  token: string;
}

interface Place {
  folder: string;
  databaseName: string;
  ports: { web: number; sandbox: number; press: number };
  token: string;
  link: DatabaseLink | null;
}

/** A whole studio in real processes with both vendors beside it, on a database and a data folder of its own. */
export class World {
  readonly database: Database;
  readonly databaseName: string;
  readonly dataDir: string;
  readonly web: Part;
  /** Counted as web, whose route it runs. */
  readonly press: Part;
  readonly workers: Part[];
  readonly sandbox: Part;
  readonly client: Client;
  readonly vendor: ReturnType<typeof sandbox>;
  readonly folder: string;
  /** The first worker's line to the database, where it can be cut. */
  readonly link: DatabaseLink | null;
  /** What went wrong while things were being broken. */
  readonly complaints: Finding[] = [];
  readonly #notes: string;
  readonly #settings: Record<string, unknown>;
  /** Runs a command of the studio's; answers what was wrong. */
  readonly #command: (program: Program, args: string[]) => Promise<string | null>;
  #rules: FaultRule[] = [];

  static async open(machine: Machine, database: Database, template: Template, options: Partial<WorldOptions> = {}): Promise<World> {
    const folder = mkdtempSync(path.join(tmpdir(), "dailies-fire-"));
    chmodSync(folder, 0o711);
    const databaseName = `fire_${path.basename(folder).slice(-6).toLowerCase()}`;
    await database.query("postgres", `CREATE DATABASE "${databaseName}" TEMPLATE ${template.name}`);
    const ports = { web: await machine.freePort(), sandbox: await machine.freePort(), press: await machine.freePort() };
    const link = options.isFirstLinked ? await openDatabaseLink(database.url(databaseName)) : null;
    const world = new World(machine, database, { folder, databaseName, ports, token: template.token, link }, { ...USUAL, ...options });
    try {
      await world.#begin();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  private constructor(machine: Machine, database: Database, { folder, databaseName, ports, token, link }: Place, options: WorldOptions) {
    this.database = database;
    this.databaseName = databaseName;
    this.folder = folder;
    this.link = link;
    this.dataDir = path.join(folder, "data");
    this.#notes = path.join(folder, "notes");
    mkdirSync(this.dataDir);
    const url = { web: `http://127.0.0.1:${ports.web}`, sandbox: `http://127.0.0.1:${ports.sandbox}`, press: `http://127.0.0.1:${ports.press}` };
    const studio = {
      ...machine.tools,
      LOG_LEVEL: "warn",
      SECRET_KEY,
      PORT: String(ports.web),
      DATA_DIR: this.dataDir,
      DATABASE_URL: database.url(databaseName),
      PUBLIC_URL: url.web,
      SANDBOX_URL: url.sandbox,
      OUTBOUND_ALLOW: new URL(url.sandbox).host,
      POLL_FIRST_S: "1",
      SUBMIT_DEADLINE_S: "5",
      ...keyed("WAVESPEED", `${url.sandbox}/wavespeed/api/v3`),
      ...keyed("EACHLABS", `${url.sandbox}/eachlabs/v1`),
    };
    const partOf = (name: PartName, label: string, env: Record<string, string>, flags: string[] = [], program: Program = name) =>
      new Part({
        name,
        program: machine.program(program),
        root: machine.root,
        env,
        flags,
        logFile: path.join(folder, `${label}.log`),
        noteIn: this.#notes,
      });
    this.web = partOf("web", "web", { ...studio, ...options.env });
    this.workers = Array.from({ length: options.workers }, (_, place) => {
      const { env = {}, flags = [] } = options.worker(place, machine.root);
      const linked = link && place === 0 ? { DATABASE_URL: link.url } : {};
      return partOf("worker", `worker-${place}`, { ...studio, ...options.env, ...linked, ...env }, flags);
    });
    this.sandbox = partOf("sandbox", "sandbox", { ...studio, DATA_DIR: this.vendorDir });
    const env = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, ...studio };
    this.#command = (program, args) =>
      new Promise((resolve) => {
        const within = { env, cwd: machine.root, timeout: COMMAND_MS };
        execFile(process.execPath, [machine.program(program), ...args], within, (error, _, said) => resolve(error && (said.trim() || error.message)));
      });
    this.press = partOf("web", "press", { ...studio, PORT: String(ports.press) }, [], "press");
    this.client = new Client(options.isPressed ? [url.press, url.web] : [url.web], token, machine.root);
    this.vendor = sandbox(url.sandbox);
    this.#settings = {
      typicalMs: 300,
      sharesClips: true,
      callbackRetryMs: 700,
      createsPerMinute: 100_000,
      inFlight: 10_000,
      eachlabsCost: EACHLABS_USD,
      ...options.vendor,
    };
  }

  get vendorDir(): string {
    return path.join(this.folder, "vendor");
  }

  get parts(): Part[] {
    return [this.web, this.press, this.sandbox, ...this.workers];
  }

  /** Which points carried out an order, in order. */
  get notes(): string[] {
    return existsSync(this.#notes) ? readFileSync(this.#notes, "utf8").split("\n").filter(Boolean) : [];
  }

  get kills(): { worker: number; web: number; sandbox: number } {
    return { worker: this.workers.reduce((sum, { kills }) => sum + kills, 0), web: this.web.kills + this.press.kills, sandbox: this.sandbox.kills };
  }

  async #begin(): Promise<void> {
    mkdirSync(this.vendorDir);
    this.web.start();
    this.sandbox.start();
    await Promise.all([this.web.ready(), this.#vendorReady()]);
    await this.vendor.set(this.#settings);
    await this.client.sendStill();
  }

  /** Tells the vendors to misbehave; a sandbox that was killed is told again. */
  async misbehave(...rules: FaultRule[]): Promise<void> {
    this.#rules.push(...rules);
    await this.vendor.misbehave(...rules);
  }

  async behave(): Promise<void> {
    this.#rules = [];
    await this.#vendorReady();
    await this.vendor.behave();
  }

  /** Every create that the vendors met, refused ones too. */
  seenCreates(): Promise<{ status: number | null }[]> {
    return this.vendor.creates("");
  }

  /** Kills the sandbox; what it was told is lost with it, and told again when it is back. */
  async killSandbox(): Promise<void> {
    await this.sandbox.kill();
    await this.#vendorReady();
    if (this.#rules.length > 0) await this.vendor.misbehave(...this.#rules);
  }

  complain(finding: Finding): void {
    this.complaints.push(finding);
  }

  /** What only a person may do, done by the owner. Answers what was wrong, or null. */
  asPerson(...words: ["check-key", string] | ["settle", ...string[]]): Promise<string | null> {
    return this.#command("person", words);
  }

  startWorkers(): void {
    for (const worker of this.workers) worker.start();
  }

  /** Everything runs, undisturbed. */
  async heal(): Promise<void> {
    await this.database.start();
    this.link?.mend();
    for (const part of [this.web, this.sandbox, ...this.workers]) {
      part.signal("SIGCONT");
      part.start();
    }
    await this.behave();
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers, this.web, this.press].map((part) => part.stop()));
    await this.sandbox.stop();
    await this.link?.close();
  }

  /** Takes nothing with it but what the run left on the disk. */
  async forget(): Promise<void> {
    await this.database.query("postgres", `DROP DATABASE IF EXISTS "${this.databaseName}" WITH (FORCE)`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #vendorReady(): Promise<void> {
    for (const endsAt = Date.now() + 60_000; ; ) {
      try {
        await this.vendor.set({});
        return;
      } catch (error) {
        if (Date.now() > endsAt) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
}

function keyed(name: string, baseUrl: string): Record<string, string> {
  return {
    [`${name}_API_KEY`]: `live-key-of-${name.toLowerCase()}`,
    [`${name}_BASE_URL`]: baseUrl,
    [`${name}_CONCURRENCY`]: "50",
    [`${name}_CREATES_PER_MINUTE`]: "1000",
  };
}

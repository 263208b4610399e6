// Starts the whole studio and stops it: database, sandbox, worker, web.
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { makeBundles, makeClient, makePages } from "./build.mjs";
import { endCommands } from "./command.mjs";
import { openConsole } from "./console.mjs";
import { openDatabase } from "./database.mjs";
import { watchPrograms } from "./dev.mjs";
import { welcome } from "./owner.mjs";
import { Part } from "./part.mjs";
import { addressOf, whyTaken } from "./ports.mjs";
import { placeSandbox } from "./sandbox.mjs";
import { say, step, Trouble } from "./say.mjs";
import { secretKey } from "./settings.mjs";
import { findTools } from "./tools.mjs";
import { checkSettings } from "./variables.mjs";

const WEB_STOPS_WITHIN_MS = 12_000;
/** A create that is on its way is waited for and recorded: its own deadline is 60 s. */
const WORKER_STOPS_WITHIN_MS = 75_000;
const SANDBOX_STOPS_WITHIN_MS = 8_000;

export class Studio {
  #parts = [];
  #opening;
  #watchers = [];
  #isStopping = false;

  /** `variables` are those of readVariables. `onFatal(Trouble)` is called when a part can't be kept running. */
  constructor({ variables, isDev = false, onFatal }) {
    this.variables = { ...variables, NODE_ENV: isDev ? "development" : "production" };
    this.isDev = isDev;
    this.onFatal = onFatal;
    this.runFile = path.join(variables.DATA_DIR, "run.json");
  }

  /** Sets up what is missing and starts every part. Resolves when the first page can be had. */
  async start() {
    const { variables, isDev } = this;
    await makeClient();
    const { PORT, HOST } = await checkSettings({ ...variables, SECRET_KEY: secretKey(variables) });
    await requirePort(PORT, HOST);
    Object.assign(variables, { PORT: String(PORT), HOST, SECRET_KEY: secretKey(variables), ...(await findTools(variables)) });
    const made = isDev ? Promise.resolve() : makeBundles().then(makePages);
    // The error of one must not leave the other unobserved.
    this.#opening = openDatabase(variables);
    const [database, builds] = await Promise.allSettled([this.#opening, made]);
    for (const result of [database, builds]) if (result.status === "rejected") throw result.reason;
    if (this.#isStopping) return;
    variables.DATABASE_URL = database.value.url;
    this.logs = openConsole(variables.DATA_DIR, isDev);
    database.value.keepRunning({ say: (line) => this.logs.onLine("database", "supervisor", line), onGiveUp: this.onFatal });
    await this.#startParts();
    if (this.#isStopping) return;
    await this.#greet();
  }

  async #startParts() {
    const { variables, isDev } = this;
    const sandbox = await placeSandbox(variables);
    variables.SANDBOX_URL = sandbox.url;
    const folder = isDev ? "dist/dev" : "dist";
    const part = (name, args) => {
      const made = new Part({
        name,
        file: `${folder}/${name}.mjs`,
        // Node would read the maps of all Next's chunks: 90 MB of memory for lines of a stack.
        flags: name === "web" && !isDev ? [] : ["--enable-source-maps"],
        args,
        env: variables,
        onLine: this.logs.onLine,
        onGiveUp: (trouble) => this.onFatal(trouble),
      });
      this.#parts.push(made);
      return made;
    };
    const web = part("web", isDev ? ["--dev"] : []);
    const worker = part("worker");
    const imitation = sandbox.isOurs ? part("sandbox") : null;
    if (isDev) this.#watchers = await watchPrograms({ web, worker, ...(imitation && { sandbox: imitation }) }, this.logs.onLine);
    this.#writeRun();
    await step("Studio", async () => {
      // The first page is what a person waits for: the others don't take its processor time.
      await web.start({ awaitReady: true });
      if (this.#isStopping) return;
      imitation?.start();
      worker.start();
      this.ownerNote = await welcome(variables, folder);
      return sandbox.note;
    });
  }

  /** What other commands need to work beside us: `npm run dailies` reads it. */
  #writeRun() {
    const { PORT, HOST, DATABASE_URL, SANDBOX_URL } = this.variables;
    const run = {
      pid: process.pid,
      port: Number(PORT),
      host: HOST,
      databaseUrl: DATABASE_URL,
      sandboxUrl: SANDBOX_URL,
      startedAt: new Date().toISOString(),
    };
    rmSync(this.runFile, { force: true });
    writeFileSync(this.runFile, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  }

  #greet() {
    const { variables } = this;
    const local = addressOf(variables);
    say();
    say(`  Dailies is at ${variables.PUBLIC_URL || local}${variables.PUBLIC_URL ? ` (here: ${local})` : ""}`);
    if (this.ownerNote) say(`  ${this.ownerNote}`);
    if (variables.UPLOADTHING_TOKEN && !variables.PUBLIC_URL) {
      say("  UPLOADTHING_TOKEN is set, but PUBLIC_URL is not: UploadThing calls the studio back and needs a public address.");
    }
    if (this.logs.file) say(`  The log is ${this.logs.file}. Ctrl-C stops the studio.`);
    say();
  }

  /** Web first, so that no event stream is left open; the worker records a create that is on its way; the database last. */
  async stop() {
    this.#isStopping = true;
    await endCommands();
    for (const dispose of this.#watchers) await dispose();
    const deadlines = { web: WEB_STOPS_WITHIN_MS, worker: WORKER_STOPS_WITHIN_MS, sandbox: SANDBOX_STOPS_WITHIN_MS };
    for (const name of ["web", "worker", "sandbox"]) {
      await Promise.all(this.#parts.filter((part) => part.name === name).map((part) => part.stop(deadlines[name])));
    }
    await this.#stopDatabase();
    rmSync(this.runFile, { force: true });
  }

  /** For a second Ctrl-C: no waiting for anything but the database, whose files must stay whole. */
  async kill() {
    this.#isStopping = true;
    void endCommands();
    for (const part of this.#parts) part.kill();
    await this.#stopDatabase();
    rmSync(this.runFile, { force: true });
  }

  async #stopDatabase() {
    const [opened] = await Promise.allSettled([this.#opening]);
    await opened.value?.stop();
  }

  get pids() {
    return Object.fromEntries(this.#parts.map((part) => [part.name, part.pid]));
  }
}

async function requirePort(port, host) {
  const why = await whyTaken(port, host);
  if (why === null) return;
  const instead = `set PORT to another number: PORT=${port < 1024 ? 3000 : port + 1} npm start`;
  if (why === "EACCES") throw new Trouble(`Port ${port} needs more rights than this user has. Instead, ${instead}`);
  if (why === "EADDRINUSE") throw new Trouble(`Port ${port} on ${host} is taken by another program. Stop that one, or ${instead}`);
  throw new Trouble(`HOST is ${host}, which is no address of this machine (${why}). 127.0.0.1 serves this machine alone, 0.0.0.0 the network.`);
}

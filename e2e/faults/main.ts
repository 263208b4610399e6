import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { Database } from "@/e2e/faults/database";
import type { Kind } from "@/e2e/faults/kind";
import { KINDS, SHORT } from "@/e2e/faults/kinds";
import { appendLine, type RunLine, sentenceOf, tableOf } from "@/e2e/faults/log";
import type { Machine } from "@/e2e/faults/machine";
import { runKind } from "@/e2e/faults/run";
import type { Template } from "@/e2e/faults/world";

export interface Wanted {
  /** One run of each kind of the short set. */
  isShort: boolean;
  /** By name; all when empty. */
  kinds: string[];
  /** How often the list of kinds is gone through. */
  runs: number;
  /** No run begins after so many minutes. */
  minutes: number;
  /** Of the first run; each next one has a new one drawn from it. */
  seed: number | null;
  /** Every run's line is appended to this file. */
  log: string | null;
}

/** A run waits most of its time, for processes that were killed to be missed: three of the short set's at once. */
const SHORT_LANES = 3;
const TEMPLATE = "fire_template";
const OWNER = { OWNER_EMAIL: "fire@dailies.test", OWNER_PASSWORD: "a password for the fault runs" };

interface Run {
  kind: Kind;
  seed: number;
}

interface Result {
  line: RunLine;
  isBad: boolean;
}

/** Runs what is wanted and prints the table. Answers how many runs there were and how many found something. */
export async function main(wanted: Wanted, machine: Machine): Promise<{ passed: number; failed: number }> {
  const plan = planOf(wanted);
  const lanes: Lane[] = [];
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void closeAll(lanes).finally(() => process.exit(130)));
  const results: Result[] = [];
  try {
    const opening = Array.from({ length: wanted.isShort ? SHORT_LANES : 1 }, async () => void lanes.push(await openLane(machine)));
    for (const outcome of await Promise.allSettled(opening)) if (outcome.status === "rejected") throw outcome.reason;
    for (const outcome of await Promise.allSettled(lanes.map((lane) => runLane(plan, lane, wanted.log)))) {
      if (outcome.status === "rejected") throw outcome.reason;
      results.push(...outcome.value);
    }
  } finally {
    await closeAll(lanes);
  }
  console.log(`\n${tableOf(results.map(({ line }) => line))}`);
  const failed = results.filter(({ isBad }) => isBad).length;
  return { passed: results.length - failed, failed };
}

/** Which runs there are, one after the other, until there were enough or the time is over. */
function* planOf({ isShort, kinds: names, runs, minutes, seed: first }: Wanted): Generator<Run, void> {
  const endsAt = Date.now() + minutes * 60_000;
  const kinds = isShort ? SHORT : KINDS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (kinds.length === 0) throw new Error(`There is no such kind. There are: ${KINDS.map(({ name }) => name).join(", ")}.`);
  let seed = first ?? randomInt(1, 1_000_000_000);
  for (let round = 0; round < runs; round += 1) {
    for (const kind of kinds) {
      if (Date.now() >= endsAt) return;
      yield { kind, seed };
      seed = (seed * 48_271 + 11) % 2_147_483_647;
    }
  }
}

/** A PostgreSQL of its own, in a folder of its own, with what every run begins with. */
interface Lane {
  folder: string;
  means: { machine: Machine; database: Database; template: Template };
}

async function openLane(machine: Machine): Promise<Lane> {
  const folder = mkdtempSync(path.join(tmpdir(), "dailies-fire-"));
  chmodSync(folder, 0o711);
  const database = await Database.open(machine, folder);
  try {
    return { folder, means: { machine, database, template: await makeTemplate(machine, database, folder) } };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function closeAll(lanes: readonly Lane[]): Promise<void> {
  await Promise.all(lanes.map(({ means }) => means.database.stop()));
  for (const { folder } of lanes) rmSync(folder, { recursive: true, force: true });
}

/** Takes one run after another from the plan. */
async function runLane(plan: Iterable<Run>, { means }: Lane, log: string | null): Promise<Result[]> {
  const results: Result[] = [];
  for (const { kind, seed } of plan) {
    const { line, findings, folder: left } = await runKind(kind, seed, means);
    results.push({ line, isBad: findings.length > 0 });
    console.log(`  ${findings.length === 0 ? "✓" : "✗"} ${sentenceOf(line)}`);
    if (log) appendLine(log, line);
    if (findings.length === 0) continue;
    for (const { fault, text } of findings) console.log(`      ${fault}: ${text}`);
    console.log(`      Again: npm run faults -- --kind ${kind.name} --seed ${seed}. What it left is in ${left}.`);
  }
  return results;
}

/** What every run begins with: all migrations, an owner and a token of theirs, made by the commands that an operator has. */
async function makeTemplate(machine: Machine, database: Database, folder: string): Promise<Template> {
  await database.query("postgres", `CREATE DATABASE ${TEMPLATE}`);
  await machine.migrate(database.url(TEMPLATE));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? "",
    ...OWNER,
    ...machine.tools,
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    SECRET_KEY: "a secret of the fault runs, at least thirty-two characters",
    DATA_DIR: folder,
    DATABASE_URL: database.url(TEMPLATE),
  };
  const command = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, [machine.program("cli"), ...args], { env, cwd: machine.root })).stdout.trim();
  await command("owner", "create", "--email", OWNER.OWNER_EMAIL, "--name", "Fire");
  const printed = await command("token", "create", "--name", "fire", "--scope", "read,write,spend");
  return { name: TEMPLATE, token: printed.split("\n").at(-1) ?? "" };
}

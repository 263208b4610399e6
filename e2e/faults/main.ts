import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { Database } from "@/e2e/faults/database";
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

const TEMPLATE = "fire_template";
const OWNER = { OWNER_EMAIL: "fire@dailies.test", OWNER_PASSWORD: "a password for the fault runs" };

/** Runs what is wanted and prints the table. Answers how many runs there were and how many found something. */
export async function main(wanted: Wanted, machine: Machine): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "dailies-fire-"));
  chmodSync(folder, 0o711);
  const database = await Database.open(machine, folder);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  const lines: RunLine[] = [];
  let failed = 0;
  try {
    const template = await makeTemplate(machine, database, folder);
    const endsAt = Date.now() + wanted.minutes * 60_000;
    const kinds = wanted.isShort ? SHORT : KINDS.filter(({ name }) => wanted.kinds.length === 0 || wanted.kinds.includes(name));
    if (kinds.length === 0) throw new Error(`There is no such kind. There are: ${KINDS.map(({ name }) => name).join(", ")}.`);
    let seed = wanted.seed ?? randomInt(1, 1_000_000_000);
    for (let run = 0; run < wanted.runs * kinds.length && Date.now() < endsAt; run += 1) {
      const kind = kinds[run % kinds.length];
      if (!kind) break;
      const { line, findings, folder: left } = await runKind(kind, seed, { machine, database, template });
      lines.push(line);
      console.log(`  ${findings.length === 0 ? "✓" : "✗"} ${sentenceOf(line)}`);
      if (wanted.log) appendLine(wanted.log, line);
      if (findings.length > 0) {
        failed += 1;
        for (const { fault, text } of findings) console.log(`      ${fault}: ${text}`);
        console.log(`      Again: npm run faults -- --kind ${kind.name} --seed ${seed}. What it left is in ${left}.`);
      }
      seed = (seed * 48_271 + 11) % 2_147_483_647;
    }
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${tableOf(lines)}`);
  return { passed: lines.length - failed, failed };
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

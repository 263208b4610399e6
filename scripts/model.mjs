// npm run model -- --runs 10000: the model of lib/model at length, in chunks of one seed each. Every chunk is a line of docs/faults-log.ndjson.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { appendFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { commitOf } from "./studio/commit.mjs";
import { preferMemory } from "./studio/prefer-memory.mjs";
import { root } from "./studio/root.mjs";
import { runMain } from "./studio/run-main.mjs";
import { Trouble } from "./studio/say.mjs";

const LOG = path.join(root, "docs", "faults-log.ndjson");
const CHUNK = 100;

await runMain(main);

async function main() {
  const { runs, seed } = readArguments();
  const { makeClient } = await import("./studio/build.mjs");
  const { startTestDatabase } = await import("./studio/test-database.mjs");
  await makeClient();
  preferMemory();
  const database = await startTestDatabase();
  let failures = 0;
  try {
    for (let done = 0; done < runs; done += CHUNK) {
      const chunk = { runs: Math.min(CHUNK, runs - done), seed: (seed ?? randomInt(2 ** 31)) + done };
      const isHeld = await play(chunk, database.url);
      failures += isHeld ? 0 : 1;
      appendFileSync(
        LOG,
        `${JSON.stringify({ date: new Date().toISOString(), commit: commitOf("lib", "prisma"), kind: "model", ...chunk, failures: isHeld ? 0 : 1 })}\n`,
      );
      process.stdout.write(`${done + chunk.runs} of ${runs} runs; seed ${chunk.seed} ${isHeld ? "held" : "failed"}\n`);
    }
  } finally {
    await database.stop();
  }
  return failures === 0 ? 0 : 1;
}

/** True when every promise held in every run of the chunk. A failure says on standard output how to play it again. */
function play({ runs, seed }, server) {
  const variables = { MODEL_RUNS: String(runs), MODEL_SEED: String(seed), TEST_DATABASE_SERVER: server };
  const program = path.join(root, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [program, "run", "lib/model"], { cwd: root, stdio: "inherit", env: { ...process.env, ...variables } });
  return new Promise((resolve) => child.once("exit", (status) => resolve(status === 0)));
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { runs: { type: "string", default: "10000" }, seed: { type: "string" } } });
    for (const value of Object.values(values)) if (!/^\d+$/.test(value)) throw new Error(`${value} is no whole number.`);
    return { runs: Number(values.runs), seed: values.seed === undefined ? undefined : Number(values.seed) };
  } catch (error) {
    throw new Trouble("Usage: npm run model -- [--runs N] [--seed N]", error.message);
  }
}

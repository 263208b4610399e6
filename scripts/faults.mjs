// npm run faults: breaks a studio of real processes on purpose and judges what is left. docs/faults.md says how to read it.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { commitOf } from "./studio/commit.mjs";
import { root } from "./studio/root.mjs";
import { runMain } from "./studio/run-main.mjs";
import { Trouble } from "./studio/say.mjs";

const LOG = path.join("docs", "faults-log.ndjson");

await runMain(main);

async function main() {
  const { wanted, report } = readArguments();
  const { makeClient, makePages } = await import("./studio/build.mjs");
  const { bundleFaults } = await import("./studio/bundles.mjs");
  const { findTools } = await import("./studio/tools.mjs");
  const { startPostgres, stopAbandoned } = await import("./studio/postgres.mjs");
  const { migrate } = await import("./migrate.mjs");
  const { anyFreePort } = await import("./studio/ports.mjs");
  await makeClient();
  await makePages();
  const folder = await bundleFaults();
  const { main: run } = await import(pathToFileURL(path.join(folder, "main.mjs")).href);
  const counts = await run(wanted, {
    root,
    program: (name) => path.join(folder, `${name}.mjs`),
    tools: await findTools({ ...process.env, DATA_DIR: path.join(tmpdir(), "dailies-tools") }),
    startPostgres,
    stopPostgres: stopAbandoned,
    migrate,
    freePort: anyFreePort,
    commit: commitOf("lib", "app", "prisma"),
  });
  if (report) writeFileSync(report, JSON.stringify(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

function readArguments() {
  const usage = "Usage: npm run faults -- [--runs N] [--kind NAME]... [--seed N] [--minutes M] [--short] [--no-log]";
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: "string" },
        kind: { type: "string", multiple: true },
        seed: { type: "string" },
        minutes: { type: "string" },
        short: { type: "boolean" },
        "no-log": { type: "boolean" },
        report: { type: "string" },
      },
    });
    const isShort = values.short ?? false;
    const number = (text, otherwise) => (text === undefined ? otherwise : wholeNumber(text));
    const wanted = {
      isShort,
      kinds: values.kind ?? [],
      runs: number(values.runs, values.minutes === undefined || isShort ? 1 : Number.POSITIVE_INFINITY),
      minutes: number(values.minutes, Number.POSITIVE_INFINITY),
      // what CI runs is the same every time
      seed: number(values.seed, isShort ? 1 : null),
      log: isShort || values["no-log"] ? null : path.join(root, LOG),
    };
    return { wanted, report: values.report };
  } catch (error) {
    throw new Trouble(usage, error.message);
  }
}

function wholeNumber(text) {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is no whole number.`);
  return Number(text);
}

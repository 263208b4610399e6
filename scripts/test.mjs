// npm test: sets up what it needs, checks everything, and ends with a line that counts it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { endCommands, runCommand } from "./studio/command.mjs";
import { preferMemory } from "./studio/prefer-memory.mjs";
import { root } from "./studio/root.mjs";
import { runMain } from "./studio/run-main.mjs";
import { say, sayTrouble, step, Trouble } from "./studio/say.mjs";
import { readFaults, readPlaywright, readReport, readSecondTries, readVitest } from "./studio/test-reports.mjs";

const SLOWEST = 10;

await runMain(test);

async function test() {
  const { makeBundles, makeClient, makePages } = await import("./studio/build.mjs");
  const { GATES, makePageTypes, runTool } = await import("./studio/gates.mjs");
  const { findChromium } = await import("./studio/chromium.mjs");
  const { findTools } = await import("./studio/tools.mjs");
  const tools = await findTools({ ...process.env, DATA_DIR: path.join(tmpdir(), "dailies-tools") });
  preferMemory();
  const folder = mkdtempSync(path.join(tmpdir(), "dailies-test-run-"));
  const end = async () => {
    // The runners stop what they started on an interrupt, databases and studios included.
    await endCommands({ signal: "SIGINT", withinMs: 60_000 });
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
  const secondTries = path.join(folder, "second-tries.json");
  const tally = { passed: 0, failed: 0, troubles: [], files: [], broken: [], second: [] };
  try {
    Object.assign(process.env, tools, { CHROMIUM_PATH: await findChromium() });
    await makeClient();
    await makePageTypes();
    // the first takes as long as the others together, and one core
    const [types, ...others] = GATES;
    const inTurn = async () => {
      for (const [title, run] of others) await count(tally, title, run);
    };
    await Promise.all([count(tally, ...types), inTurn()]);
    await countTests(tally, "Unit and integration tests", path.join(folder, "vitest.json"), readVitest, (file) =>
      runTool(
        "vitest/vitest.mjs",
        ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, "--reporter=scripts/studio/second-tries.mjs"],
        "Tests failed.",
        { SECOND_TRIES_FILE: secondTries },
      ),
    );
    tally.second.push(...readSecondTries(secondTries));
    await count(tally, "Production build", async () => {
      await makeBundles();
      await makePages();
    });
    await countTests(tally, "Processes killed on purpose", path.join(folder, "faults.json"), readFaults, runFaults);
    await countTests(tally, "Journeys in a browser", path.join(folder, "playwright.json"), readPlaywright, (file) =>
      runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], "Journeys failed.", { PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  saySlowest(tally.files);
  for (const trouble of tally.troubles) sayTrouble(trouble);
  sayTests("Passed at the second try only, to be mended:", tally.second);
  sayTests("Failed:", tally.broken);
  say();
  say(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

/** One step that holds or does not. */
async function count(tally, title, run) {
  try {
    await step(title, async () => (await run()) ?? "");
    tally.passed += 1;
  } catch (error) {
    tally.failed += 1;
    tally.troubles.push(error);
  }
}

/** A runner that counts its own tests into a file. One that fails without a failed test is a failure itself. */
async function countTests(tally, title, file, read, run) {
  let counts = readReport(file, read);
  try {
    await step(title, async () => {
      try {
        await run(file);
      } finally {
        counts = readReport(file, read);
      }
      if (counts.failed > 0) throw new Trouble(`${title}: ${counts.failed} failed or were skipped.`);
      return `${counts.passed} passed`;
    });
  } catch (trouble) {
    tally.troubles.push(trouble);
    counts = { ...counts, failed: Math.max(counts.failed, 1) };
  }
  tally.passed += counts.passed;
  tally.failed += counts.failed;
  tally.files.push(...counts.files);
  tally.broken.push(...counts.broken);
  tally.second.push(...counts.second);
}

/** Where the time goes, so that nobody has to guess. */
function saySlowest(files) {
  say();
  for (const { file, ms } of files.sort((one, other) => other.ms - one.ms).slice(0, SLOWEST))
    say(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${path.relative(root, path.resolve(root, file))}`);
}

/** Once more at the end, in a few lines each: what stands far above is easily lost. */
function sayTests(heading, tests) {
  if (tests.length === 0) return;
  say();
  say(heading);
  for (const { title, words } of tests) say(`\n  ${title.replace(`${root}${path.sep}`, "")}\n${words.replace(/^/gm, "    ")}`);
}

/** The short set of npm run faults: one that finds something prints its seed. */
function runFaults(file) {
  const args = [path.join(root, "scripts", "faults.mjs"), "--short", "--report", file];
  return runCommand(process.execPath, args, { cwd: root, env: process.env, trouble: "A fault run found something." });
}

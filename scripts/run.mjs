// npm run web | worker | sandbox | dailies | bench: one program of the studio, with the surroundings that npm start would give it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { takeLock } from "./studio/lock.mjs";
import { continueUnderPinnedNode, installDependencies, isPinnedNode, requireNode } from "./studio/node24.mjs";
import { isAlive } from "./studio/processes.mjs";
import { root } from "./studio/root.mjs";
import { sayOnStderr, sayTrouble, Trouble } from "./studio/say.mjs";
import { makeDataDir, readVariables, secretKey } from "./studio/settings.mjs";

const [name, ...args] = process.argv.slice(2);

let code = 1;
try {
  code = await main();
} catch (error) {
  sayTrouble(error);
}
process.exit(code);

async function main() {
  sayOnStderr();
  requireNode();
  if (!["web", "worker", "sandbox", "cli", "bench"].includes(name))
    throw new Trouble("Usage: node scripts/run.mjs web | worker | sandbox | cli [arguments]");
  await installDependencies();
  if (!isPinnedNode()) return continueUnderPinnedNode(process.argv[1], process.argv.slice(2));
  const variables = { ...readVariables(), NODE_ENV: "production" };
  makeDataDir(variables.DATA_DIR);
  const { makeBundles, makeClient, makePages } = await import("./studio/build.mjs");
  await makeClient();
  await makeBundles();
  if (name === "web" || name === "bench") await makePages();
  if (name === "bench") await prepareBench(variables);
  variables.SECRET_KEY = secretKey(variables);
  const running = readRun(variables.DATA_DIR);
  if (running) Object.assign(variables, { PORT: variables.PORT || String(running.port), SANDBOX_URL: variables.SANDBOX_URL || running.sandboxUrl });
  const close = await giveDatabase(variables, running);
  try {
    if (name === "web" || name === "worker") Object.assign(variables, await (await import("./studio/tools.mjs")).findTools(variables));
    return await runProgram(variables);
  } finally {
    await close();
  }
}

/** A bench starts the studios that it measures itself; it needs a bundle of its own and a browser. */
async function prepareBench(variables) {
  const { bundleInto } = await import("./studio/bundles.mjs");
  await bundleInto(path.join(root, "dist"), "bench");
  if (["bundle", "feed", "lab", "scroll", "all"].some((bench) => args.includes(bench)))
    variables.CHROMIUM_PATH = await (await import("./studio/chromium.mjs")).findChromium();
}

/** The studio that runs on this DATA_DIR now, if one does. */
function readRun(dataDir) {
  try {
    const run = JSON.parse(readFileSync(path.join(dataDir, "run.json"), "utf8"));
    return isAlive(run.pid) ? run : null;
  } catch {
    return null;
  }
}

/** DATABASE_URL, else the running studio's database, else for commands the embedded one, for as long as they run. Answers what closes it. */
async function giveDatabase(variables, running) {
  if (name === "sandbox" || name === "bench") {
    variables.DATABASE_URL ||= "postgresql://none";
    return async () => {};
  }
  if (running && !variables.DATABASE_URL) {
    variables.DATABASE_URL = running.databaseUrl;
    return async () => {};
  }
  const { openDatabase } = await import("./studio/database.mjs");
  if (variables.DATABASE_URL) return (await openDatabase(variables)).stop;
  if (name !== "cli") throw new Trouble(`The ${name} needs a database: set DATABASE_URL, or start the studio with npm start.`);
  const lock = takeLock(path.join(variables.DATA_DIR, "studio.lock"));
  if (lock.holder)
    throw new Trouble(`Dailies is being started or stopped on ${variables.DATA_DIR} (process ${lock.holder.pid}). Try again in a moment.`);
  const database = await openDatabase(variables);
  variables.DATABASE_URL = database.url;
  return async () => {
    await database.stop();
    lock.release();
  };
}

function runProgram(variables) {
  const child = spawn(process.execPath, ["--enable-source-maps", path.join(root, "dist", `${name}.mjs`), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...variables, DAILIES_PROCESS: name },
  });
  // A Ctrl-C of the terminal reaches the child by itself; what is sent to us alone is passed on.
  process.on("SIGINT", () => process.channel && child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("disconnect", () => child.kill("SIGTERM"));
  process.channel?.unref();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
}

// Installs what npm can and goes on under the project's own Node. Runs on Node 20 with no node_modules.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runCommand } from "./command.mjs";
import { takeLock } from "./lock.mjs";
import { root } from "./root.mjs";
import { say, step, Trouble } from "./say.mjs";

const OLDEST_MAJOR = 20;
const modulesDir = path.join(root, "node_modules");

/** Throws unless this Node is new enough to begin with. */
export function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < OLDEST_MAJOR) throw new Trouble(`Dailies needs Node ${OLDEST_MAJOR} or newer to begin with; this is ${process.version}.`);
}

/** Runs `npm ci` when what is installed is not what package-lock.json asks for. */
export async function installDependencies() {
  if (isInstalled()) return;
  const lock = await takeSetupLock();
  try {
    if (isInstalled()) return;
    await step("Dependencies", async () => {
      await runNpm("ci").catch((error) => {
        // A mirror that lacks other platforms' packages makes npm ci call the lock file wrong; npm install keeps to it all the same.
        if (!error.details.includes("EUSAGE")) throw error;
        return runNpm("install", "--no-save");
      });
      return `${Object.keys(readPackages(installedLock) ?? {}).length} packages from npm`;
    });
    if (!isInstalled()) throw new Trouble("npm said it was done, but packages are missing. Remove node_modules and try again.");
  } finally {
    lock.release();
  }
}

function runNpm(...args) {
  const [command, ...first] = npmCommand();
  return runCommand(command, [...first, ...args, "--include=dev", "--include=optional", "--no-audit", "--no-fund"], {
    cwd: root,
    trouble: "npm could not install the dependencies. Is the npm registry reachable from here?",
  });
}

const installedLock = path.join(modulesDir, ".package-lock.json");

/** npm notes what it installed in node_modules/.package-lock.json: compare that to what is asked for. */
export function isInstalled() {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const have = readPackages(installedLock);
  if (!have || !existsSync(pinnedNode())) return false;
  for (const [place, { version, optional, devOptional }] of Object.entries(wanted ?? {})) {
    if (place === "") continue;
    const found = have[place];
    if (found ? found.version !== version : !optional && !devOptional) return false;
  }
  return true;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm as it was called, else the one on PATH. */
export function npmCommand() {
  const called = process.env.npm_execpath;
  if (called && /npm-cli\.c?js$/.test(called) && existsSync(called)) return [process.execPath, called];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** Of several set-ups in one checkout, one works and the others wait for it. */
export async function takeSetupLock() {
  for (let waited = 0; ; waited++) {
    const taken = takeLock(path.join(root, ".setup.lock"));
    if (!taken.holder) return taken;
    if (waited === 3) say(`  … waiting for another set-up in this folder (process ${taken.holder.pid})`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

export function pinnedNode() {
  return path.join(modulesDir, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** True when this process already is the project's own Node, or one as new. */
export function isPinnedNode() {
  const pinned = JSON.parse(readFileSync(path.join(modulesDir, "node", "package.json"), "utf8")).version;
  return process.versions.node.split(".")[0] === pinned.split(".")[0];
}

/**
 * Runs the script again under the pinned Node, passes signals on, and answers its exit code.
 * It has a process group of its own: a Ctrl-C of the terminal reaches it once, through us.
 */
export function continueUnderPinnedNode(script, args, extraEnv = {}) {
  const node = pinnedNode();
  const trial = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (trial.status !== 0)
    throw new Trouble(
      `The Node that npm brought does not run here: ${node}\nUse Node 24 from nodejs.org instead; Dailies goes on under it.`,
      trial.stderr,
    );
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...args], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      detached: true,
      env: { ...process.env, ...extraEnv },
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    stopWithNpm(() => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

/** A killed npm can't pass anything on: notice that it is gone. */
export function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
}

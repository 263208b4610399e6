// The embedded PostgreSQL. We start its programs ourselves, detached, so that a Ctrl-C does not reach it before the worker has recorded what it did.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import pg from "pg";
import { runCommand } from "./command.mjs";
import { anyFreePort, isFree } from "./ports.mjs";
import { canEnter, databaseAccount, findBinaries, makeOpenFolder, makeOwnFolder, runnableBinaries, SYSTEM_HOME } from "./postgres-binaries.mjs";
import { birthOf, isAlive, isGoneWithin } from "./processes.mjs";
import { Trouble } from "./say.mjs";

const USER = "dailies";
const DATABASE = "dailies";
const READY_WITHIN_MS = 300_000;
const STOP_WITHIN_MS = 30_000;
const LOG_MAX_BYTES = 5_000_000;
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  // what is read often lies in memory, and the disks of today jump as fast as they read on
  random_page_cost: "1.1",
};

/**
 * Starts the database of this DATA_DIR, made on first use, or adopts the one that a killed studio left behind.
 * Answers `{ url, note, isRunning, stop }`. The caller holds the lock on DATA_DIR.
 */
export async function startPostgres(dataDir, more = {}) {
  const binaries = findBinaries();
  const kept = readKept(dataDir);
  const account = databaseAccount(kept?.cluster);
  const { dir: native, isCopied } = runnableBinaries(binaries, account);
  const home = kept ?? (await makeCluster(dataDir, native, account));
  requireFitting(home, binaries.version);
  const notes = [`PostgreSQL ${binaries.version.split(".")[0]}`];
  if (!kept && home.isOutside) notes.push(`runs as another user, who can't reach ${dataDir}: it is kept in ${path.dirname(home.cluster)}`);
  else if (!kept && isCopied) notes.push(`its programs were copied to ${native}`);

  const left = await adopt(home, dataDir);
  if (left) return { url: left.url, note: `${notes[0]}, still running from before`, ...handleOn(left.pid) };

  const { port, pid } = await launch({ home, native, account, settings: { ...SETTINGS, ...more }, dataDir });
  keep(dataDir, { ...home, port });
  const url = addressOf(home, port, DATABASE);
  await makeDatabase(addressOf(home, port, "postgres"));
  return { url, note: kept ? "" : notes.join("; "), ...handleOn(pid) };
}

/** Stops the server of this DATA_DIR, if one was left running. */
export async function stopAbandoned(dataDir) {
  const home = readKept(dataDir);
  const left = home && serverOf(home.cluster);
  if (left) await stopServer(left.pid);
}

function handleOn(pid) {
  const birth = birthOf(pid);
  return {
    pid,
    isRunning: () => isAlive(pid, birth),
    /** Closes every connection and stops within seconds; its files stay whole. */
    stop: () => stopServer(pid),
  };
}

function readKept(dataDir) {
  let kept;
  try {
    kept = JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw new Trouble(
      `${path.join(dataDir, "postgres.json")} can't be read (${error.message}). It says where the database is kept and its password.`,
    );
  }
  const cluster = path.resolve(dataDir, kept.cluster);
  if (!existsSync(cluster)) {
    throw new Trouble(
      `The database of this studio was kept in ${cluster}, and is not there. Bring that folder back, or restore a backup into an empty DATA_DIR.`,
    );
  }
  return { ...kept, cluster, isOutside: path.isAbsolute(kept.cluster) };
}

function keep(dataDir, { cluster, password, port, isOutside }) {
  const file = path.join(dataDir, "postgres.json");
  const text = JSON.stringify({ cluster: isOutside ? cluster : path.relative(dataDir, cluster), password, port }, null, 2);
  writeFileSync(`${file}.part`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** A fresh cluster, under a name of its own until it is whole. */
async function makeCluster(dataDir, native, account) {
  const isOutside = !canEnter(account, dataDir);
  if (isOutside) makeOpenFolder(SYSTEM_HOME);
  const folder = isOutside ? path.join(SYSTEM_HOME, randomBytes(6).toString("hex")) : path.join(dataDir, "postgres");
  makeOwnFolder(folder, account);
  const cluster = path.join(folder, "cluster");
  const part = path.join(folder, "cluster.part");
  rmSync(part, { recursive: true, force: true });
  // Without postgres.json nobody knows this cluster's password, so a first start never got past here: its data can't be anyone's.
  if (existsSync(cluster)) renameSync(cluster, path.join(folder, `cluster.unknown-${Date.now()}`));
  const password = randomBytes(24).toString("base64url");
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    await runCommand(path.join(native, "bin", "initdb"), ["-D", part, "-U", USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...locale], {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      trouble: "The embedded PostgreSQL could not make its database. Is there room on the disk?",
      ...account,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(part, cluster);
  const made = { cluster, password, isOutside };
  keep(dataDir, made);
  return made;
}

function requireFitting({ cluster }, version) {
  let made;
  try {
    made = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw new Trouble(`The database in ${cluster} can't be read (${error.code}). Start Dailies as the user who started it first.`);
  }
  const here = version.split(".")[0];
  if (made !== here)
    throw new Trouble(
      `The database in ${cluster} was made by PostgreSQL ${made}; this is ${here}. Go back to the former version, make a backup, and restore it here.`,
    );
}

/** The server that a killed studio left running, when it answers to our password; else it is stopped. */
async function adopt(home, dataDir) {
  const left = serverOf(home.cluster);
  if (!left) return null;
  const { pid, port } = left;
  const url = addressOf(home, port, DATABASE);
  try {
    await (await connect(url)).end();
    keep(dataDir, { ...home, port });
    return { pid, url };
  } catch {
    await stopServer(pid);
    return null;
  }
}

/** The server that runs on the cluster now, by its own note. */
function serverOf(cluster) {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  return isPostgres(pid, cluster) ? { pid, port } : null;
}

/** A pid in an old file may belong to anyone by now: only a PostgreSQL standing in that cluster is ours. */
function isPostgres(pid, cluster) {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return /postgres$/.test(words[0] ?? "") && words.some((word) => path.resolve(word) === path.resolve(cluster));
  } catch {
    return false;
  }
}

async function launch({ home, native, account, settings, dataDir }) {
  const logFile = path.join(dataDir, "logs", "postgres.log");
  mkdirSync(path.dirname(logFile), { recursive: true });
  if (existsSync(logFile) && statSync(logFile).size > LOG_MAX_BYTES) renameSync(logFile, `${logFile}.1`);
  for (let tries = 0; ; tries++) {
    const port = tries === 0 && home.port && (await isFree(home.port)) ? home.port : await anyFreePort();
    const log = openSync(logFile, "a", 0o600);
    const startsAt = statSync(logFile).size;
    const args = ["-D", home.cluster, "-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const child = spawn(path.join(native, "bin", "postgres"), args, {
      cwd: home.cluster,
      detached: true,
      stdio: ["ignore", log, log],
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      ...account,
    });
    closeSync(log);
    child.unref();
    let end;
    child.once("error", (error) => (end ??= error.message));
    child.once("exit", (code) => (end ??= `It ended with code ${code}.`));
    const startedAt = Date.now();
    while (end === undefined && Date.now() - startedAt < READY_WITHIN_MS) {
      try {
        await (await connect(addressOf(home, port, "postgres"))).end();
        return { port, pid: child.pid };
      } catch (error) {
        if (error.code === "28P01") end = "Its password is not the one kept in postgres.json.";
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
    const words = readFileSync(logFile, "utf8").slice(startsAt);
    if (child.exitCode === null && child.pid) await stopServer(child.pid);
    if (tries < 3 && /could not bind|Address already in use/.test(words)) continue;
    throw new Trouble(`The embedded PostgreSQL did not start. Its log is ${logFile}.`, `${words}\n${end ?? "It took too long."}`);
  }
}

async function stopServer(pid) {
  for (const [signal, withinMs] of [
    ["SIGINT", STOP_WITHIN_MS],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "ESRCH") return;
      throw error;
    }
    if (await isGoneWithin(pid, withinMs)) return;
  }
}

async function makeDatabase(adminUrl) {
  const client = await connect(adminUrl);
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}

function addressOf({ password }, port, database) {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

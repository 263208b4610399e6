// One studio a DATA_DIR. The lock names its holder; a dead holder's lock is taken over.
import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { birthOf, isAlive } from "./processes.mjs";

const BEAT_MS = 5_000;
/** On a shared disk another machine's process can't be looked up, only its heartbeat. */
const STALE_MS = 30_000;

/**
 * Takes the lock. Answers `{ release, nonce }`, or `{ holder }` when a living process has it.
 * With the nonce of a lock that was handed on (a parent to its child), takes that one over.
 */
export function takeLock(file, handedOn) {
  const nonce = handedOn ?? randomBytes(8).toString("hex");
  const mine = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), host: hostname(), nonce }), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 20; tries++) {
      try {
        linkSync(mine, file);
        return hold(file, nonce);
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readLock(file);
      if (holder === null) continue;
      if (holder.nonce === handedOn) {
        renameSync(mine, file);
        return hold(file, nonce);
      }
      if (isHeld(file, holder)) return { holder };
      setAside(file, holder, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new Error(`The lock ${file} changes hands too fast to be taken.`);
}

function hold(file, nonce) {
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // the folder was removed under us; stopping is the reader's decision
    }
  }, BEAT_MS);
  beat.unref();
  return {
    nonce,
    release() {
      clearInterval(beat);
      if (readLock(file)?.nonce === nonce) rmSync(file, { force: true });
    },
    /** Tells whoever finds the lock that it will soon be free. */
    noteStopping() {
      const note = readLock(file);
      if (note?.nonce === nonce) writeFileSync(file, JSON.stringify({ ...note, isStopping: true }));
    },
    /** Stops the heartbeat and leaves the lock to the process that was told the nonce. */
    handOn: () => clearInterval(beat),
  };
}

function readLock(file) {
  try {
    const text = readFileSync(file, "utf8");
    return text ? JSON.parse(text) : { pid: 0, birth: "none", host: hostname() };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    return { pid: 0, birth: "none", host: hostname() };
  }
}

function isHeld(file, holder) {
  if (holder.host === hostname()) return isAlive(holder.pid, holder.birth ?? undefined);
  try {
    return Date.now() - statSync(file).mtimeMs < STALE_MS;
  } catch {
    return false;
  }
}

/** Removes the dead holder's lock; of two that try, the one that caught a living lock puts it back. */
function setAside(file, dead, mine) {
  const aside = `${mine}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (readLock(aside)?.nonce !== dead.nonce) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

// A PostgreSQL for one run of tests: in a temporary folder, with nothing waiting for the disk.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { startPostgres, stopAbandoned } from "./postgres.mjs";
import { birthOf, isAlive } from "./processes.mjs";

const PREFIX = "dailies-tests-";
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "192MB", max_connections: "400" };

/** Starts it and answers `{ url, stop }`; `url` leads to the server's own database. What killed runs left behind is cleared away. */
export async function startTestDatabase() {
  await clearLeftovers();
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, "owner.json"), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  const server = await startPostgres(folder, SETTINGS);
  const url = new URL(server.url);
  url.pathname = "/postgres";
  return {
    url: url.href,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function clearLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const folder = path.join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !isLeftover(folder)) continue;
    try {
      await stopAbandoned(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another user's, or half made: not worth failing a test run for
    }
  }
}

function isLeftover(folder) {
  try {
    const { pid, birth } = JSON.parse(readFileSync(path.join(folder, "owner.json"), "utf8"));
    return !isAlive(pid, birth);
  } catch {
    return false;
  }
}

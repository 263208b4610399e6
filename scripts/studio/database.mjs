// The studio's database: DATABASE_URL, else the embedded one; migrated either way.
import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "./root.mjs";
import { step, Trouble } from "./say.mjs";

const LOOK_EVERY_MS = 1_000;
const DEATHS_AT_MOST = 10;

/** Answers `{ url, stop, keepRunning }`. Throws a Trouble when the database can't be used. */
export async function openDatabase(variables) {
  const given = variables.DATABASE_URL;
  const database = given ? await openGiven(given) : await openEmbedded(variables.DATA_DIR);
  try {
    await migrateTo(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return database;
}

async function openGiven(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Trouble(
      `The database of DATABASE_URL can't be reached: ${error.message || error.code}. Check its address, its password and that it is running.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
  return { url, stop: async () => {}, keepRunning: () => {} };
}

async function openEmbedded(dataDir) {
  const { startPostgres } = await import("./postgres.mjs");
  let server = await step("Database", async () => {
    const started = await startPostgres(dataDir);
    return { ...started, note: started.note || undefined };
  });
  const { url } = server;
  let isStopping = false;
  return {
    url,
    stop() {
      isStopping = true;
      return server.stop();
    },
    /** Starts a database that ended under us again, on its port, so that web and worker find it. */
    async keepRunning({ say, onGiveUp }) {
      for (let deaths = 0; !isStopping; ) {
        await setTimeout(LOOK_EVERY_MS, undefined, { ref: false });
        if (isStopping || server.isRunning()) continue;
        deaths += 1;
        say("ended by itself; starts again");
        const next = await startPostgres(dataDir).catch((error) => error);
        if (isStopping) return;
        if (next.url === url) server = next;
        else if (next.url) return onGiveUp(new Trouble("The embedded PostgreSQL had to move to another port. Start Dailies again."));
        else if (deaths >= DEATHS_AT_MOST) return onGiveUp(next);
      }
    },
  };
}

async function migrateTo(url) {
  if (await isUpToDate(url)) return;
  const { migrate } = await import("../migrate.mjs");
  await step("Migrations", async () => {
    try {
      const applied = await migrate(url);
      return applied.length > 0 ? `${applied.length} applied` : undefined;
    } catch (error) {
      throw new Trouble(
        "The database could not be brought up to date. Nothing was half-done: each migration is applied whole or not at all.",
        error.message,
      );
    }
  });
}

/** Reads what both migrators noted, which is much quicker than waking them. */
async function isUpToDate(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    const ours = await client.query("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
    const queues = await client.query("SELECT max(id)::int AS last FROM graphile_worker.migrations");
    const applied = new Set(ours.rows.map(({ name }) => name));
    return migrationNames().every((name) => applied.has(name)) && queues.rows[0].last === lastOfQueue();
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function migrationNames() {
  const entries = readdirSync(path.join(root, "prisma", "migrations"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function lastOfQueue() {
  const names = readdirSync(path.join(root, "node_modules", "graphile-worker", "sql"));
  return Math.max(...names.map((name) => Number.parseInt(name, 10)).filter(Number.isFinite));
}

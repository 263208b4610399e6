// Applies prisma/migrations with Prisma's own engine as WebAssembly (no binary to download) and keeps
// the official _prisma_migrations table, so that Prisma's command line can go on from here.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const migrationsDir = path.join(root, "prisma", "migrations");
const silent = new Logger(() => () => {});
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Brings the database, the queue's tables included, up to the newest migration. Returns the names of those applied now; throws with the engine's words. */
export async function migrate(databaseUrl) {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  const opened = [];
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('dailies_migrations'))");
    const engine = await openEngine(databaseUrl, opened);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await listMigrations(), filters: NO_FILTERS });
    await runMigrations({ connectionString: databaseUrl, logger: silent });
    return appliedMigrationNames;
  } finally {
    // The engine leaves its own connections open.
    await Promise.all(opened.map((connection) => connection.dispose()));
    await lock.end();
  }
}

/** The SQL that leads from one schema's text to another's. */
export async function diffSchemas(databaseUrl, from, to) {
  const engine = await openEngine(databaseUrl);
  const target = (content) => (content ? { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] } : { tag: "empty" });
  const { stdout } = await engine.diff({
    from: target(from),
    to: target(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: NO_FILTERS,
  });
  return stdout ?? "";
}

let loading;

/** The engine's program, once a process: what an earlier one still had to say would be put to the next. */
async function loadEngine() {
  const wasmPath = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
}

async function openEngine(databaseUrl, opened = []) {
  loading ??= loadEngine();
  await loading;
  const schema = await readFile(path.join(root, "prisma", "schema.prisma"), "utf8");
  const factory = wholeScripts(new PrismaPg({ connectionString: databaseUrl, max: 1 }), opened);
  return bindings.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** The adapter cuts a script at every semicolon, which breaks functions and commits half a migration: send it whole instead. */
function wholeScripts(factory, opened) {
  for (const method of ["connect", "connectToShadowDb"]) {
    const connect = factory[method].bind(factory);
    factory[method] = async () => {
      const connection = await connect();
      opened.push(connection);
      connection.executeScript = async (script) => {
        await connection.underlyingDriver().query(script);
      };
      return connection;
    };
  }
  return factory;
}

async function listMigrations() {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(path.join(migrationsDir, name, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = await readFile(path.join(migrationsDir, "migration_lock.toml"), "utf8");
  return { baseDir: migrationsDir, lockfile: { path: "migration_lock.toml", content: lockfile }, shadowDbInitScript: "", migrationDirectories };
}

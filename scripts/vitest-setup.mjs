// Once before all unit tests: a PostgreSQL, and in it a migrated template database that each test file clones.
import pg from "pg";
import { migrate } from "./migrate.mjs";
import { preferMemory } from "./studio/prefer-memory.mjs";
import { startTestDatabase } from "./studio/test-database.mjs";

const TEMPLATE = `dailies_template_${process.pid}`;
let server;

export async function setup() {
  preferMemory();
  if (process.env.DAILIES_TESTS === "pure") return;
  if (!process.env.TEST_DATABASE_SERVER) {
    server = await startTestDatabase();
    process.env.TEST_DATABASE_SERVER = server.url;
  }
  await onServer(`CREATE DATABASE ${TEMPLATE}`);
  const url = new URL(process.env.TEST_DATABASE_SERVER);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href);
  process.env.TEST_TEMPLATE = TEMPLATE;
}

export async function teardown() {
  if (process.env.DAILIES_TESTS === "pure") return;
  await onServer(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await server?.stop();
}

async function onServer(sql) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_SERVER });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

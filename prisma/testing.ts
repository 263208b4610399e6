import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDb } from "@/lib/db";

/** Gives this test file a database of its own: a clone of the migrated template. Call it at the top of the file. */
export function useDatabase(): void {
  const name = `t_${randomBytes(8).toString("hex")}`;
  beforeAll(async () => {
    await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${process.env.TEST_TEMPLATE}`);
    const url = new URL(serverUrl());
    url.pathname = `/${name}`;
    process.env.DATABASE_URL = url.href;
  });
  afterAll(async () => {
    await closeDb();
    await runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_SERVER;
  if (!url) throw new Error("TEST_DATABASE_SERVER is not set: run the tests with npm test or npm run check");
  return url;
}

async function runOnServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

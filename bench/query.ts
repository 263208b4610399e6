import pg from "pg";
import type { BenchStudio } from "@/bench/studio";

/** One statement on a studio's database, over a connection of its own. */
export async function query<T extends pg.QueryResultRow>({ databaseUrl }: BenchStudio, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

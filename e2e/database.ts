import pg from "pg";
import { studio } from "@/e2e/studio";

/** What the studio's database holds, for what no page shows. */
export async function rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = [], databaseUrl = studio().databaseUrl): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

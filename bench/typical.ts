import pg from "pg";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { seedTakes } from "@/bench/seed-takes";

const FEW = 1_000;
const MANY = 100_000;
const CALLS = 40;

/** As lib/takes/typical.ts reads it. */
const LAST = `SELECT provider, mode, settings,
    (extract(epoch FROM finished_at - sent_at) * 1000)::float AS whole,
    (extract(epoch FROM coalesce(vendor_ended_at, finished_at) - sent_at) * 1000)::float AS flight
  FROM take WHERE provider = 'wavespeed' AND status = 'ready' ORDER BY created_at DESC, id DESC LIMIT 500`;

/** What usual waits are told from, with 100,000 takes beside 1,000: an index away from the newest, however many there are. */
export async function timeTypical(databaseUrl: string): Promise<Figure> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await seedTakes(databaseUrl, FEW);
    const few = await timed(client);
    await seedTakes(databaseUrl, MANY);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${LAST}`);
    note(`usual waits, ${MANY} takes: ${rows.map((row) => row["QUERY PLAN"].trim()).join("; ")}`);
    const many = await timed(client);
    return {
      what: "usual waits of a provider, 100,000 takes",
      ours: ms(many),
      baseline: `${ms(few)} (1,000 takes)`,
      ratio: times(many, few),
      target: "-",
    };
  } finally {
    await client.end();
  }
}

async function timed(client: pg.Client): Promise<number> {
  const took: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const startedAt = performance.now();
    await client.query(LAST);
    took.push(performance.now() - startedAt);
  }
  return median(took);
}

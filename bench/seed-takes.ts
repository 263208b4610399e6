import pg from "pg";

/**
 * Fills a studio's database up to so many takes by SQL: mostly ready with clips and charges, some failed, some canceled;
 * both providers; five takes a shot; a minute apart. Their media are nowhere.
 */
export async function seedTakes(databaseUrl: string, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    const { rows } = await client.query<{ have: number }>("SELECT count(*)::int AS have FROM take");
    const have = rows[0]?.have ?? 0;
    for (const statement of STATEMENTS) await client.query(statement.replaceAll(":from", String(have + 1)).replaceAll(":to", String(total)));
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const NUMBERS = "generate_series(:from, :to) AS n";
const TAKE_ID = "'0199b000-0000-7000-8000-' || lpad(n::text, 12, '0')";
const SHOT = "((n - 1) / 5 + 1)";
const SHOT_ID = `'bench-shot-' || ${SHOT}`;
const STILL_ID = `'bench-still-' || (${SHOT} % 200)`;
const STATUS = "(CASE WHEN n % 20 = 7 THEN 'failed' WHEN n % 20 = 13 THEN 'canceled' ELSE 'ready' END)";
const PROVIDER = "(CASE WHEN n % 3 = 0 THEN 'eachlabs' ELSE 'wavespeed' END)";
const MADE_AT = "date_trunc('minute', now()) - (1000000 - n) * interval '1 minute'";

const STATEMENTS = [
  "INSERT INTO project (id, name, code, is_default) SELECT 'bench-project', 'First project', 'DAY', true WHERE NOT EXISTS (SELECT 1 FROM project WHERE is_default)",
  `INSERT INTO still (id, name, width, height, bytes, sha256, content_type, storage_key, thumbhash)
   SELECT 'bench-still-' || n, 'fig.jpg', 1920, 1080, 300000, md5(n::text), 'image/jpeg', 'stills/bench-' || n || '.jpg', '1QcSHQRnh493V4dIh4eXh1h4kJUI'
   FROM generate_series(0, 199) AS n ON CONFLICT DO NOTHING`,
  `INSERT INTO shot (id, project_id, number, still_id, prompt)
   SELECT DISTINCT ${SHOT_ID}, (SELECT id FROM project WHERE is_default), ${SHOT}, ${STILL_ID}, 'Slow push in, warm light from the window, dust in the air.'
   FROM ${NUMBERS} ON CONFLICT DO NOTHING`,
  `INSERT INTO take (id, shot_id, project_id, number, provider, model, mode, status, created_by_id, still_id, prompt, settings, seed, estimate_micros, price_source,
     prediction_id, sent_at, done_at, failure_code, failure_message, canceled_at, vendor_ended_at, created_at, updated_at, finished_at, resolution, ratio, duration_ms)
   SELECT ${TAKE_ID}, ${SHOT_ID}, (SELECT id FROM project WHERE is_default), (n - 1) % 5 + 1, ${PROVIDER}::"ProviderId", 'wan-2.2/image-to-video', 'sandbox', ${STATUS}::"TakeStatus",
     (SELECT id FROM member LIMIT 1), ${STILL_ID}, 'Slow push in, warm light from the window, dust in the air.',
     '{"resolution": "720p", "duration": 5, "guidance_scale": 5, "num_inference_steps": 30}', n, 300000, 'price_table',
     'bench-prediction-' || n, ${MADE_AT}, ${MADE_AT} + interval '40 seconds',
     CASE WHEN ${STATUS} = 'failed' THEN 'moderated' END, CASE WHEN ${STATUS} = 'failed' THEN 'The provider refused this prompt.' END,
     CASE WHEN ${STATUS} = 'canceled' THEN ${MADE_AT} END, ${MADE_AT} + interval '40 seconds', ${MADE_AT}, ${MADE_AT}, ${MADE_AT} + interval '45 seconds',
     '720p', ratio_of(16, 9), CASE WHEN ${STATUS} = 'ready' THEN 5063 ELSE 0 END
   FROM ${NUMBERS}`,
  `INSERT INTO clip (take_id, storage_key, bytes, sha256, width, height, duration_ms, fps, poster_key, sprite_key, thumbhash)
   SELECT ${TAKE_ID}, 'clips/bench-' || n || '.mp4', 4000000, md5(n::text) || md5(n::text), 1280, 720, 5063, 16, 'posters/bench-' || n || '.jpg', 'sprites/bench-' || n || '.jpg',
     '1QcSHQRnh493V4dIh4eXh1h4kJUI'
   FROM ${NUMBERS} WHERE ${STATUS} = 'ready'`,
  `INSERT INTO ledger (id, take_id, project_id, provider, mode, kind, amount_micros, source)
   SELECT 'bench-' || kind || '-' || n, ${TAKE_ID}, (SELECT id FROM project WHERE is_default), ${PROVIDER}::"ProviderId", 'sandbox', kind::"LedgerKind", 0, 'sandbox'
   FROM ${NUMBERS}, (VALUES ('reserved'), ('charged')) AS kinds (kind) WHERE kind = 'reserved' OR ${STATUS} = 'ready'`,
  `INSERT INTO take_text (take_id, text) SELECT ${TAKE_ID}, 'Slow push in, warm light from the window, dust in the air.' FROM ${NUMBERS}`,
  "SELECT take_tally_recount()",
];

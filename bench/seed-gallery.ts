import pg from "pg";

/** Of one seeded member: the bench asks as they. */
const MEMBERS = ["Maya", "Ines", "Tom", "Lena", "Oskar", "Juno"];
const TAGS = [
  "hero",
  "b-roll",
  "night",
  "rain",
  "close",
  "wide",
  "client",
  "round 1",
  "round 2",
  "keep",
  "maybe",
  "grain",
  "slow",
  "loop",
  "opening",
  "end card",
];
export const SEEDED_TAGS = { common: "hero", rare: "end card" } as const;
/** Words that many prompts have, a few, and a slip of the keys. */
export const SEEDED_WORDS = { common: "light", few: "heron meadow", part: "eadow", slip: "lantrn harbour" } as const;

/**
 * Fills an empty studio with so many takes by SQL, in seconds and always the same: eight projects, six people, five takes a shot, two providers,
 * wide, square and tall; most ready, some failed; verdicts, ratings, tags, notes and favourites as a team leaves them. Their media are nowhere.
 */
export async function seedGallery(databaseUrl: string, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    // what triggers do row by row is done at once, at the end
    await client.query("SET LOCAL session_replication_role = replica");
    for (const table of ["take_text", "take_tally", "take_tag", "tag", "favourite", "note", "clip", "ledger", "take", "shot"]) {
      await client.query(`DELETE FROM ${table}`);
    }
    for (const statement of STATEMENTS) await client.query(statement.replaceAll(":total", String(total)));
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** A number below `below`, drawn for row `n`: the same at every run. */
const draw = (salt: string, below: number) => `(('x' || substr(md5(n || '${salt}'), 1, 7))::bit(28)::int % ${below})`;
const idOf = (kind: number, n: string) => `'0199000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0')`;
const listed = (values: readonly string[]) => `ARRAY[${values.map((value) => `'${value}'`).join(", ")}]`;
const NUMBERS = "generate_series(1, :total) AS n";
const SHOT = "((n - 1) / 5 + 1)";
const STILL = `(${SHOT} % 200)`;
const STATUS = `(CASE WHEN ${draw("s", 20)} = 7 THEN 'failed' WHEN ${draw("s", 20)} = 13 THEN 'canceled' ELSE 'ready' END)`;
const PROVIDER = `(CASE WHEN ${draw("p", 3)} = 0 THEN 'eachlabs' ELSE 'wavespeed' END)`;
const MODEL = `(CASE WHEN ${draw("p", 3)} = 0 THEN 'wan-v2-2-i2v' ELSE 'wavespeed-ai/wan-2.2/image-to-video' END)`;
const SIZES = "(VALUES (0, 1280, 720), (1, 720, 1280), (2, 960, 960), (3, 1280, 720))";
const MADE_AT = "timestamptz '2026-11-20 12:00Z' - (:total - n) * interval '1 minute'";
const PROMPT = `concat_ws(' ', (${listed(["Slow push in,", "Pan left,", "Hold still,", "Crane up,", "Orbit,"])})[${draw("a", 5)} + 1],
  (${listed(["warm light", "cold light", "low sun", "mist", "rain", "snow", "neon", "dusk", "candles", "smoke"])})[${draw("b", 10)} + 1], 'over the',
  (${listed(["meadow", "harbour", "table", "window", "street", "forest", "river", "stairs", "market", "roof", "bridge", "field"])})[${draw("c", 12)} + 1], 'with a',
  (${listed(["fig", "cup", "heron", "lantern", "bicycle", "dancer", "door", "clock", "letter", "boat", "horse", "train"])})[${draw("d", 12)} + 1], 'number', ${SHOT})`;

const STATEMENTS = [
  `INSERT INTO member (id, name, email, role, updated_at) SELECT ${idOf(1, "n")}, (${listed(MEMBERS)})[n], 'seeded-' || n || '@dailies.test', 'producer', now()
   FROM generate_series(1, ${MEMBERS.length}) AS n ON CONFLICT DO NOTHING`,
  `INSERT INTO project (id, name, code, is_default) SELECT ${idOf(2, "n")}, 'Seeded ' || n, 'Q' || chr(64 + n), NOT EXISTS (SELECT 1 FROM project WHERE is_default) AND n = 1
   FROM generate_series(1, 8) AS n ON CONFLICT DO NOTHING`,
  `INSERT INTO still (id, name, width, height, bytes, sha256, content_type, storage_key, thumbhash)
   SELECT ${idOf(3, "n")}, 'fig.jpg', size.w * 3 / 2, size.h * 3 / 2, 300000, md5(n::text), 'image/jpeg', 'stills/seeded-' || n || '.jpg', '1QcSHQRnh493V4dIh4eXh1h4kJUI'
   FROM generate_series(0, 199) AS n JOIN ${SIZES} AS size (at, w, h) ON size.at = n % 4 ON CONFLICT DO NOTHING`,
  `INSERT INTO shot (id, project_id, number, still_id, prompt, next_take)
   SELECT ${idOf(4, "s")}, ${idOf(2, "s % 8 + 1")}, s, ${idOf(3, "s % 200")}, 'Seeded', 6 FROM generate_series(1, (:total + 4) / 5) AS s`,
  `INSERT INTO take (id, shot_id, project_id, number, provider, model, mode, status, created_by_id, still_id, prompt, settings, seed, estimate_micros, price_source,
     prediction_id, sent_at, done_at, failure_code, failure_message, canceled_at, vendor_ended_at, created_at, updated_at, finished_at,
     resolution, ratio, duration_ms, verdict, rating, archived_at, trashed_at)
   SELECT ${idOf(5, "n")}, ${idOf(4, SHOT)}, ${idOf(2, `${SHOT} % 8 + 1`)}, (n - 1) % 5 + 1, ${PROVIDER}::"ProviderId", ${MODEL}, (CASE WHEN ${draw("m", 5)} = 0 THEN 'sandbox' ELSE 'live' END)::"Mode",
     ${STATUS}::"TakeStatus", ${idOf(1, `${draw("w", MEMBERS.length)} + 1`)}, ${idOf(3, STILL)}, ${PROMPT},
     jsonb_build_object('resolution', r.name, 'duration', 5), n, (150000 + 50000 * ${draw("e", 6)}), 'price_table',
     'seeded-' || n, ${MADE_AT}, ${MADE_AT} + interval '40 seconds',
     CASE WHEN ${STATUS} = 'failed' THEN 'moderated' END, CASE WHEN ${STATUS} = 'failed' THEN 'The provider refused this prompt.' END,
     CASE WHEN ${STATUS} = 'canceled' THEN ${MADE_AT} END, ${MADE_AT} + interval '40 seconds', ${MADE_AT}, ${MADE_AT}, ${MADE_AT} + interval '45 seconds',
     r.name, ratio_of(size.w, size.h), CASE WHEN ${STATUS} = 'ready' THEN 5063 + 1500 * ${draw("l", 3)} ELSE 0 END,
     CASE WHEN ${STATUS} = 'ready' THEN (${listed(["approved", "changes_requested", "rejected"])})[${draw("v", 10)} + 1]::"VerdictKind" END,
     CASE WHEN ${STATUS} = 'ready' AND ${draw("r", 10)} < 3 THEN ${draw("q", 5)} + 1 END,
     CASE WHEN ${draw("x", 100)} < 5 THEN ${MADE_AT} END, CASE WHEN ${draw("y", 100)} < 3 THEN ${MADE_AT} END
   FROM ${NUMBERS} CROSS JOIN LATERAL (SELECT (CASE WHEN ${draw("z", 10)} < 6 THEN '480p' ELSE '720p' END) AS name) r JOIN ${SIZES} AS size (at, w, h) ON size.at = ${STILL} % 4`,
  `INSERT INTO clip (take_id, storage_key, bytes, sha256, width, height, duration_ms, fps, poster_key, sprite_key, thumbhash)
   SELECT id, 'clips/' || id || '.mp4', 4000000, md5(id) || md5(id), CASE WHEN ratio > 1000 THEN 1280 WHEN ratio = 1000 THEN 960 ELSE 720 END, CASE WHEN ratio > 1000 THEN 720 WHEN ratio = 1000 THEN 960 ELSE 1280 END,
     duration_ms, 16, 'posters/' || id || '.jpg', 'sprites/' || id || '.jpg', '1QcSHQRnh493V4dIh4eXh1h4kJUI'
   FROM take WHERE status = 'ready'`,
  `INSERT INTO ledger (id, take_id, project_id, provider, mode, kind, amount_micros, source)
   SELECT kind || '-' || take.id, take.id, project_id, provider, mode, kind::"LedgerKind", estimate_micros, 'price_table'
   FROM take, (VALUES ('reserved'), ('charged')) AS kinds (kind) WHERE kind = 'reserved' OR status = 'ready'`,
  `INSERT INTO tag (id, name) SELECT ${idOf(6, "n")}, (${listed(TAGS)})[n] FROM generate_series(1, ${TAGS.length}) AS n`,
  // each tag on fewer takes than the one before: a tenth of all, and a few hundred at last
  `INSERT INTO take_tag (take_id, tag_id) SELECT ${idOf(5, "n")}, ${idOf(6, "k")} FROM ${NUMBERS}, generate_series(1, ${TAGS.length}) AS k
   WHERE ('x' || substr(md5(n || 't' || k), 1, 7))::bit(28)::int % (10 * k * k) = 0`,
  `INSERT INTO favourite (member_id, take_id) SELECT member.id, ${idOf(5, "n")} FROM ${NUMBERS}, member
   WHERE ('x' || substr(md5(n || 'f' || member.email), 1, 7))::bit(28)::int % 50 = 0`,
  `INSERT INTO note (id, take_id, member_id, body, resolved_at) SELECT ${idOf(7, "n")}, ${idOf(5, "n")}, ${idOf(1, "1")},
     (${listed(["The horizon tilts here", "More of this please", "The hand melts at the end", "Great movement", "Too fast for the music"])})[${draw("n", 5)} + 1], CASE WHEN ${draw("o", 2)} = 0 THEN now() END
   FROM ${NUMBERS} WHERE ${draw("h", 20)} = 0`,
  "INSERT INTO take_text (take_id, text) SELECT id, prompt FROM take",
  "INSERT INTO take_text (take_id, note_id, text) SELECT take_id, id, body FROM note",
  "SELECT take_tally_recount()",
  "SELECT take_word_learn(2147483647)",
];

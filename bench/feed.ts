import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import pg from "pg";
import { openBrowser, signIn } from "@/bench/browser";
import { type Delays, interact } from "@/bench/feed-interactions";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { addStill, readTake, startTakes } from "@/bench/rest";
import { control } from "@/bench/sandbox";
import { seedTakes } from "@/bench/seed-takes";
import { type BenchStudio, openStudio } from "@/bench/studio";
import { timeTypical } from "@/bench/typical";

const FEW = 5;
const MANY = 200;
/** Of the newest takes so many are under way: their rows hear the clock. */
const RUNNING = 12;
const ROUNDS = 3;
const WIDE = { width: 1440, height: 900 };

/** How soon the studio answers the hand with 200 takes in the feed, on a processor slowed four times, beside the same with 5. */
export async function benchFeed(): Promise<Figure[]> {
  const studio = await openStudio();
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: WIDE });
  try {
    const pictures = await realPictures(studio);
    await signIn(context, studio);
    const few = await measure(studio, context, FEW, pictures);
    const many = await measure(studio, context, MANY, pictures);
    return [...figuresOf(few, many), await timeTypical(studio.databaseUrl)];
  } finally {
    await browser.close();
    await studio.stop();
  }
}

async function measure(studio: BenchStudio, context: BrowserContext, takes: number, pictures: Pictures): Promise<Delays> {
  const all: Delays = new Map();
  for (let round = 1; round <= ROUNDS; round++) {
    await fill(studio, takes, pictures);
    const delays = await interact(context, studio.url, takes);
    for (const [what, some] of delays) all.set(what, [...(all.get(what) ?? []), ...some]);
    note(
      `${takes} takes, round ${round}: ${[...delays].map(([what, some]) => `${what} ${ms(median(some))} to ${ms(Math.max(...some))}`).join(", ")}`,
    );
  }
  return all;
}

function figuresOf(few: Delays, many: Delays): Figure[] {
  const both = (values: readonly number[]) => `${ms(median(values))} / ${ms(Math.max(...values))}`;
  return [...many].map(([what, ours]) => {
    const base = few.get(what) ?? [];
    return {
      what: `${what}, ${MANY} takes, processor ÷ 4: p50 / worst of ${ours.length}`,
      ours: both(ours),
      baseline: `${both(base)} (${FEW} takes)`,
      ratio: `${times(median(ours), median(base))} / ${times(Math.max(...ours), Math.max(...base))}`,
      target: "≤ 100 ms",
    };
  });
}

/** Files of one take that was really made, which all others show too. */
interface Pictures {
  stillFile: string;
  posterKey: string;
  spriteKey: string;
}

async function realPictures(studio: BenchStudio): Promise<Pictures> {
  await control(studio, "settings", { typicalMs: 500, sharesClips: true });
  const stillId = await addStill(studio);
  const [takeId = ""] = await startTakes(studio, { provider: "wavespeed", stillId });
  for (let status = ""; status !== "ready"; status = (await readTake(studio, takeId)).status) {
    if (status === "failed") throw new Error("The take that lends its pictures failed.");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const [row] = await query<{ poster: string; sprite: string; still: string }>(
    studio,
    "SELECT poster_key AS poster, sprite_key AS sprite, still.storage_key AS still FROM clip JOIN still ON still.id = $1 WHERE take_id = $2",
    [stillId, takeId],
  );
  if (!row) throw new Error("The take that lends its pictures is gone.");
  // out of the way of the shots that are seeded
  await query(studio, "UPDATE shot SET number = 1000000");
  await query(studio, "UPDATE project SET next_shot = 1000001");
  await query(studio, "UPDATE take SET created_at = now() - interval '10 years' WHERE id = $1", [takeId]);
  return { stillFile: row.still, posterKey: row.poster, spriteKey: row.sprite };
}

/** So many takes, with pictures, the newest of them under way. */
async function fill(studio: BenchStudio, takes: number, { stillFile, posterKey, spriteKey }: Pictures): Promise<void> {
  // what was pressed in the last round is not in the next
  await query(studio, "UPDATE take SET created_at = now() - interval '9 years', status = 'canceled', finished_at = now() WHERE status = 'queued'");
  await seedTakes(studio.databaseUrl, takes + 1);
  await query(studio, "UPDATE clip SET poster_key = $1, sprite_key = $2", [posterKey, spriteKey]);
  await query(
    studio,
    `UPDATE take SET status = 'generating', sent_at = now() - interval '20 seconds', finished_at = NULL, vendor_ended_at = NULL, next_check_at = now() + interval '1 day'
     WHERE id IN (SELECT id FROM take WHERE id LIKE 'bench-%' ORDER BY created_at DESC LIMIT $1)`,
    [Math.min(RUNNING, Math.floor(takes / 2))],
  );
  const stills = await query<{ key: string }>(studio, "SELECT storage_key AS key FROM still WHERE id LIKE 'bench-%'");
  const fileOf = (key: string) => path.join(studio.dataDir, "media", key);
  await mkdir(path.dirname(fileOf("stills/x")), { recursive: true });
  for (const { key } of stills) await copyFile(fileOf(stillFile), fileOf(key));
}

async function query<T extends pg.QueryResultRow>({ databaseUrl }: BenchStudio, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

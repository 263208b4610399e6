import type { BrowserContext } from "@playwright/test";
import { openBrowser, signIn } from "@/bench/browser";
import { type Delays, interact } from "@/bench/feed-interactions";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { query } from "@/bench/query";
import { type Pictures, realPictures, showPictures } from "@/bench/real-pictures";
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

/** So many takes, with pictures, the newest of them under way. */
async function fill(studio: BenchStudio, takes: number, pictures: Pictures): Promise<void> {
  // what was pressed in the last round is not in the next
  await query(studio, "UPDATE take SET created_at = now() - interval '9 years', status = 'canceled', finished_at = now() WHERE status = 'queued'");
  await seedTakes(studio.databaseUrl, takes + 1);
  await showPictures(studio, pictures);
  await query(
    studio,
    `UPDATE take SET status = 'generating', sent_at = now() - interval '20 seconds', finished_at = NULL, vendor_ended_at = NULL, next_check_at = now() + interval '1 day'
     WHERE id IN (SELECT id FROM take WHERE id LIKE '0199b000-%' ORDER BY created_at DESC LIMIT $1)`,
    [Math.min(RUNNING, Math.floor(takes / 2))],
  );
}

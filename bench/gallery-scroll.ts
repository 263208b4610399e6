import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { openBrowser, signIn } from "@/bench/browser";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { seedGallery } from "@/bench/seed-gallery";
import { type BenchStudio, openStudio } from "@/bench/studio";

const SIZES = [10_000, 100_000];
const WIDE = { width: 1440, height: 900 };
/** A hand that flicks on: so many pixels a frame, and so many frames. */
const STEP_PX = 60;
const FRAMES = 600;
const ROUNDS = 3;

/** The gallery's wall in a browser: scrolled by a hand and thrown to its middle, beside an empty page that is scrolled the same way. */
export async function benchScroll(): Promise<Figure[]> {
  const studio = await openStudio();
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    for (const size of SIZES) {
      await seedGallery(studio.databaseUrl, size);
      await drawPictures(studio);
      const context = await browser.newContext({ viewport: WIDE });
      await signIn(context, studio);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const page = await context.newPage();
        rounds.push(await measure(page, studio.url, size));
        await page.close();
      }
      figures.push(...figuresOf(rounds, size));
      await context.close();
    }
    return figures;
  } finally {
    await browser.close();
    await studio.stop();
  }
}

interface Scroll {
  fps: number;
  longest: number;
  long: number;
  tiles: number;
}

interface Round {
  bare: Scroll;
  hand: Scroll;
  thrown: Scroll;
  cls: number;
  mediaBytes: number;
  selectMs: number;
  pageHeight: number;
}

async function measure(page: Page, url: string, size: number): Promise<Round> {
  await page.setContent('<div style="height: 2000000px"></div>');
  const bare = await scroll(page, STEP_PX);

  let mediaBytes = 0;
  page.on("response", (response) => {
    if (/\/(clip|sprite)$/.test(new URL(response.url()).pathname)) void response.body().then((body) => (mediaBytes += body.length));
  });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(window, { shift: Reflect.get(window, "shift") + Reflect.get(entry, "value") });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${url}/gallery`);
  // archived and trashed takes are not on it
  await page.locator(".wall.is-placed").waitFor();
  await page.waitForFunction((least) => Number(document.querySelector(".wall")?.getAttribute("aria-rowcount")) * 10 > least, size * 0.5);
  await page.waitForLoadState("networkidle");
  const hand = await scroll(page, STEP_PX);
  const pageHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  const thrown = await scroll(page, pageHeight / 60, 50);
  const cls = await page.evaluate(() => Number(Reflect.get(window, "shift")));
  await page.evaluate(() => window.scrollTo(0, 0));
  const selectMs = await selectAll(page);
  note(
    `${size} takes: ${ms(hand.longest)} longest task, ${hand.tiles} tiles, ${hand.fps.toFixed(1)} of ${bare.fps.toFixed(1)} fps; thrown: ${ms(thrown.longest)}, ${thrown.tiles} tiles; all in ${ms(selectMs)}; shift ${cls.toFixed(4)}; ${mediaBytes} bytes of media; page ${Math.round(pageHeight / 1e6)} million px`,
  );
  return { bare, hand, thrown, cls, mediaBytes, selectMs, pageHeight };
}

/** Scrolls on by so many pixels a frame, and sees how long frames and tasks took and how many tiles there were at most. */
function scroll(page: Page, step: number, frames = FRAMES): Promise<Scroll> {
  return page.evaluate(
    async ([step, frames]) => {
      const tasks: number[] = [];
      const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
      watch.observe({ type: "longtask" });
      let tiles = 0;
      const startedAt = performance.now();
      for (let frame = 0; frame < frames; frame++) {
        window.scrollBy({ top: step, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        tiles = Math.max(tiles, document.querySelectorAll(".wall .tile").length);
      }
      const took = performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, 100));
      watch.disconnect();
      return { fps: (frames / took) * 1000, longest: Math.max(0, ...tasks), long: tasks.length, tiles };
    },
    [step, frames] as const,
  );
}

/** From the press to the frame in which every drawn tile is selected and the number is said. */
function selectAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const startedAt = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", code: "KeyA", ctrlKey: true, bubbles: true, cancelable: true }));
    const isDone = () => {
      const cells = [...document.querySelectorAll(".wall .tile")];
      return cells.length > 0 && cells.every((cell) => cell.getAttribute("aria-selected") === "true");
    };
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 0));
    return performance.now() - startedAt;
  });
}

function figuresOf(rounds: readonly Round[], size: number): Figure[] {
  const of = `${size.toLocaleString("en-US")} takes`;
  const worst = (pick: (round: Round) => number) => Math.max(...rounds.map(pick));
  const fps = (pick: (round: Round) => Scroll) => median(rounds.map((round) => pick(round).fps));
  const [ours, bare] = [fps(({ hand }) => hand), fps((round) => round.bare)];
  const plain = (what: string, value: string, target: string): Figure => ({ what: `${of}, ${what}`, ours: value, baseline: "-", ratio: "-", target });
  return [
    {
      what: `${of}, scrolled ${(STEP_PX * FRAMES).toLocaleString("en-US")} px: frames a second`,
      ours: ours.toFixed(1),
      baseline: `${bare.toFixed(1)} (empty page)`,
      ratio: times(ours, bare),
      target: "1 ×",
    },
    plain("longest task while scrolling", ms(worst(({ hand }) => hand.longest)), "≤ 50 ms"),
    plain("longest task while thrown to its end", ms(worst(({ thrown }) => thrown.longest)), "≤ 50 ms"),
    plain("tiles in the page, at most", String(worst(({ hand, thrown }) => Math.max(hand.tiles, thrown.tiles))), "≤ 150"),
    plain("bytes of clips and sprites before anybody wants one", String(worst(({ mediaBytes }) => mediaBytes)), "0"),
    plain("layout shift, loading and scrolling", worst(({ cls }) => cls).toFixed(4), "0"),
    plain("select all, until every tile in the page shows it", ms(median(rounds.map(({ selectMs }) => selectMs))), "≤ 50 ms"),
    plain("height of the page", `${(worst(({ pageHeight }) => pageHeight) / 1e6).toFixed(1)} million px`, "≤ 9.6"),
  ];
}

/** Real posters for takes that were never made: some pictures of each shape, which all of them show. */
async function drawPictures({ dataDir, databaseUrl }: BenchStudio): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ width: number; height: number }>("SELECT DISTINCT width, height FROM clip");
  const folder = path.join(dataDir, "media", "posters");
  await mkdir(folder, { recursive: true });
  for (const { width, height } of rows) {
    const picture = sharp({
      create: {
        width: width / 2,
        height: height / 2,
        channels: 3,
        background: { r: 120, g: 90, b: 60 },
        noise: { type: "gaussian", mean: 120, sigma: 24 },
      },
    });
    await writeFile(path.join(folder, `bench-${width}x${height}.jpg`), await picture.jpeg({ quality: 70 }).toBuffer());
  }
  await database.query("UPDATE clip SET poster_key = 'posters/bench-' || width || 'x' || height || '.jpg'");
  await database.end();
}

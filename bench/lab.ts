import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { openBareNext } from "@/bench/bare-next";
import { openBrowser, signIn } from "@/bench/browser";
import { type Figure, median, ms, note, times } from "@/bench/figures";
import { readVitals, type Vitals, watchVitals } from "@/bench/lab-vitals";
import { realPictures, showPictures } from "@/bench/real-pictures";
import { seedTakes } from "@/bench/seed-takes";
import { makeShareLink, openAsGuest } from "@/bench/share-link";
import { openStudio } from "@/bench/studio";

const ROUNDS = 3;
const TAKES = 60;
const SHOT = "bench-shot-12";
/** Lighthouse's mobile screen, and its "slow 4G" as it is applied by a browser (`mobileSlow4G` in its core/config/constants.js): latency for each request, kilobits a second. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
  // the server takes the wall's first width from it
  userAgent: "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Mobile Safari/537.36",
};
const SLOW_4G = { latencyMs: 150 * 3.75, downKbps: 1.6 * 1024 * 0.9, upKbps: 750 * 0.9 };
const SLOWDOWN = 4;
/** Nothing was fetched for so long: the page has come to rest. */
const QUIET_MS = 1_500;

interface LabPage {
  name: string;
  url: string;
  context: BrowserContextOptions;
  /** A few real taps and keys, as somebody makes them first. */
  touch: (page: Page) => Promise<void>;
}

/** How pages come and answer on a mid phone with a slow line, nothing cached, beside a bare page of the framework on the same. */
export async function benchLab(): Promise<Figure[]> {
  const bare = await openBareNext();
  const studio = await openStudio();
  const browser = await openBrowser();
  try {
    const pictures = await realPictures(studio);
    await seedTakes(studio.databaseUrl, TAKES);
    await showPictures(studio, pictures);
    const owner = await browser.newContext();
    await signIn(owner, studio);
    const { guest, room } = await openAsGuest(browser, await makeShareLink(studio, SHOT));
    const asOwner = { ...PHONE, storageState: await owner.storageState() };
    const asGuest = { ...PHONE, storageState: await guest.storageState() };
    const pages: LabPage[] = [
      { name: "bare page", url: bare.url, context: PHONE, touch: touchBare },
      { name: "sign-in", url: `${studio.url}/sign-in`, context: PHONE, touch: touchSignIn },
      { name: "studio", url: `${studio.url}/studio`, context: asOwner, touch: touchStudio },
      { name: "gallery", url: `${studio.url}/gallery`, context: asOwner, touch: touchGallery },
      { name: "share", url: room, context: asGuest, touch: touchShare },
    ];
    const seen = new Map<string, Vitals[]>();
    for (let round = 1; round <= ROUNDS; round++) {
      for (const page of pages) {
        const vitals = await visit(browser, page);
        seen.set(page.name, [...(seen.get(page.name) ?? []), vitals]);
        note(`round ${round}, ${page.name}: LCP ${ms(vitals.lcpMs)} (${vitals.largest}), INP ${ms(vitals.inpMs ?? 0)}, CLS ${vitals.cls.toFixed(4)}`);
      }
    }
    const plain = middle(seen.get("bare page") ?? []);
    return pages.slice(1).flatMap(({ name }) => figuresOf(name, middle(seen.get(name) ?? []), plain));
  } finally {
    await browser.close();
    await studio.stop();
    await bare.stop();
  }
}

async function visit(browser: Browser, { url, context: options, touch }: LabPage): Promise<Vitals> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: SLOW_4G.latencyMs,
      downloadThroughput: (SLOW_4G.downKbps * 1024) / 8,
      uploadThroughput: (SLOW_4G.upKbps * 1024) / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await watchVitals(page);
    let fetchedAt = Date.now();
    page.on("response", () => {
      fetchedAt = Date.now();
    });
    const rest = async () => {
      while (Date.now() - fetchedAt < QUIET_MS) await page.waitForTimeout(250);
    };
    await page.goto(url, { waitUntil: "load" });
    await rest();
    // a tap ends LCP, so it is read before
    const { lcpMs, largest } = await readVitals(page);
    await touch(page);
    await rest();
    return { ...(await readVitals(page)), lcpMs, largest };
  } finally {
    await context.close();
  }
}

async function touchBare(page: Page): Promise<void> {
  for (let taps = 0; taps < 3; taps++) await page.getByText("Nothing.").tap();
}

async function touchSignIn(page: Page): Promise<void> {
  await page.getByLabel("Email").tap();
  await page.keyboard.type("maya@dailies.test");
  await page.getByLabel("Password", { exact: true }).tap();
  await page.keyboard.type("a password");
}

async function touchStudio(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Prompt", exact: true }).tap();
  await page.keyboard.type("slow push in");
  await page.getByRole("radio", { name: /^Takes/ }).tap();
  await page.getByRole("tab", { name: /^Ready/ }).tap();
  await page.getByRole("button", { name: /^Notices/ }).tap();
  await page.keyboard.press("Escape");
}

async function touchGallery(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Filters/ }).tap();
  await page.locator("dialog.filter-sheet").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-take] .tile-link").first().tap();
  await page.getByRole("dialog").waitFor();
}

async function touchShare(page: Page): Promise<void> {
  const clips = page.locator(".guest-clip");
  await clips.first().tap();
  await page.getByRole("button", { name: "The next clip" }).tap();
  await page.getByRole("button", { name: "Close the clip" }).tap();
}

function middle(all: readonly Vitals[]): { lcpMs: number; inpMs: number; cls: number } {
  return {
    lcpMs: median(all.map(({ lcpMs }) => lcpMs)),
    // what is quicker than the browser tells of counts as that
    inpMs: median(all.map(({ inpMs }) => inpMs ?? 16)),
    cls: Math.max(...all.map(({ cls }) => cls)),
  };
}

function figuresOf(name: string, ours: ReturnType<typeof middle>, plain: ReturnType<typeof middle>): Figure[] {
  return [
    {
      what: `${name}, LCP, p50 of ${ROUNDS}`,
      ours: ms(ours.lcpMs),
      baseline: `${ms(plain.lcpMs)} (bare page)`,
      ratio: times(ours.lcpMs, plain.lcpMs),
      target: "≤ 1.8 s",
    },
    {
      what: `${name}, INP over its first taps, p50 of ${ROUNDS}`,
      ours: ms(ours.inpMs),
      baseline: `${ms(plain.inpMs)} (a tap on a bare page)`,
      ratio: times(ours.inpMs, plain.inpMs),
      target: "≤ 100 ms",
    },
    { what: `${name}, CLS, worst of ${ROUNDS}`, ours: ours.cls.toFixed(4), baseline: plain.cls.toFixed(4), ratio: "-", target: "≤ 0.02" },
  ];
}

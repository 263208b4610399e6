import type { BrowserContext, Locator, Page } from "@playwright/test";

/** By what was done: how long after each key or press the screen had answered, in milliseconds. */
export type Delays = Map<string, number[]>;

const SLOWDOWN = 4;
/** A seeded take, whose settings fill the form. */
const RECIPE = "0199b000-0000-7000-8000-000000000003";
const TEXT = "slow push in, warm light";
const TABS = ["Working", "Needs a look", "Ready", "All"];
/** So long a finger stays on a button. */
const PRESS_MS = 80;
/** The browser reports no interaction that was shorter. */
const LEAST_MS = 16;

/** Does in the studio what people do there, with real keys and presses, and reads the browser's own Event Timing. */
export async function interact(context: BrowserContext, url: string, takes: number): Promise<Delays> {
  const page = await context.newPage();
  await page.addInitScript(watchInteractions, LEAST_MS);
  await page.goto(`${url}/studio?from=${RECIPE}`, { waitUntil: "load" });
  const composer = page.getByRole("form", { name: "New takes" });
  const prompt = composer.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.waitFor();
  await loadAll(page, takes);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await settle(page);

  const delays: Delays = new Map();
  const time = async (what: string, run: () => Promise<void>) => {
    await settle(page);
    await page.evaluate(() => {
      window.interactions = new Map();
    });
    await run();
    await settle(page);
    const seen = await page.evaluate(() => [...window.interactions.values()]);
    delays.set(what, [...(delays.get(what) ?? []), ...(seen.length > 0 ? seen : [LEAST_MS])]);
  };

  await prompt.click();
  await prompt.press("End");
  for (const key of TEXT) await time("a key in the prompt", () => page.keyboard.press(key === " " ? "Space" : key));
  const press = async (what: string, target: Locator) => {
    await pointAt(page, target);
    await time(what, () => pressMouse(page));
  };
  for (const tab of TABS) await press("another tab of the feed", page.getByRole("tab", { name: tab }));
  const bell = page.getByRole("button", { name: /^Finish notices/ });
  await bell.click();
  await bell.click();
  for (let presses = 0; presses < 4; presses++) await press("a menu", bell);
  const resolution = composer.getByRole("radiogroup", { name: "Resolution" });
  for (const value of ["480p", "720p", "480p", "720p"]) await press("a setting", resolution.locator("label", { hasText: value }));
  const generate = composer.getByRole("button", { name: /^Generate/ });
  for (let presses = 0; presses < 3; presses++) {
    await press("Generate", generate);
    await generate.waitFor();
  }
  await page.close();
  return delays;
}

declare global {
  interface Window {
    interactions: Map<number, number>;
  }
}

/** Runs in the page. Of one interaction, such as key down and up, the longest counts. */
function watchInteractions(least: number): void {
  window.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = "interactionId" in entry && typeof entry.interactionId === "number" ? entry.interactionId : 0;
      if (id > 0) window.interactions.set(id, Math.max(entry.duration, window.interactions.get(id) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: least } as PerformanceObserverInit);
}

/** The pointer rests on what is about to be pressed, as a hand's does. */
async function pointAt(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const box = await target.boundingBox();
  if (!box) throw new Error("What is to be pressed is not in the page.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

/** Down and up with a hand's time between. Not click(), which adds its own looks at the page to what is measured. */
async function pressMouse(page: Page): Promise<void> {
  await page.mouse.down();
  await page.waitForTimeout(PRESS_MS);
  await page.mouse.up();
}

/** Scrolls until all takes are in the page, then back up. */
async function loadAll(page: Page, takes: number): Promise<void> {
  const cards = page.locator(".feed [data-take]");
  for (let tries = 0; (await cards.count()) < takes && tries < 60; tries++) {
    await page.locator(".feed-body").evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await page.waitForTimeout(250);
  }
  if ((await cards.count()) < takes) throw new Error(`Only ${await cards.count()} of ${takes} takes came into the feed.`);
  await page.locator(".feed-body").evaluate((body) => body.scrollTo(0, 0));
}

/** Until the page has nothing to do, and what it did was reported. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => setTimeout(resolve, 150), { timeout: 3_000 });
      }),
  );
}

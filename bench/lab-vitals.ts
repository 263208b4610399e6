import type { Page } from "@playwright/test";

/** What a page came to in a browser, as the field measures it: https://web.dev/articles/vitals. */
export interface Vitals {
  lcpMs: number;
  /** Of all interactions the slowest, since there are few; null where none was reported. */
  inpMs: number | null;
  cls: number;
  /** What LCP was: a tag and its classes. */
  largest: string;
}

declare global {
  interface Window {
    vitals: Vitals;
  }
}

/** Has every page of these measure itself from its first moment on. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

export function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => window.vitals);
}

/** Runs in the page. */
function watch(): void {
  const vitals: Vitals = { lcpMs: Number.NaN, inpMs: null, cls: 0, largest: "" };
  window.vitals = vitals;
  const numberOf = (entry: PerformanceEntry, name: string) => Number(Reflect.get(entry, name) ?? 0);
  const observe = (type: string, more: object, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true, ...more });

  observe("largest-contentful-paint", {}, (entry) => {
    const element: unknown = Reflect.get(entry, "element");
    vitals.lcpMs = entry.startTime;
    vitals.largest = element instanceof Element ? [element.localName, ...element.classList].join(".") : "";
  });
  // shifts are summed while they follow each other within a second, for five seconds at most; the worst sum counts
  const session = { value: 0, first: 0, last: 0 };
  observe("layout-shift", {}, (entry) => {
    if (Reflect.get(entry, "hadRecentInput")) return;
    const isSame = session.value > 0 && entry.startTime - session.last < 1_000 && entry.startTime - session.first < 5_000;
    session.value = (isSame ? session.value : 0) + numberOf(entry, "value");
    session.first = isSame ? session.first : entry.startTime;
    session.last = entry.startTime;
    vitals.cls = Math.max(vitals.cls, session.value);
  });
  observe("event", { durationThreshold: 16 }, (entry) => {
    if (numberOf(entry, "interactionId") > 0) vitals.inpMs = Math.max(vitals.inpMs ?? 0, entry.duration);
  });
}

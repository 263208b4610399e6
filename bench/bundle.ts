import { gzipSync } from "node:zlib";
import type { BrowserContext } from "@playwright/test";
import { openBareNext } from "@/bench/bare-next";
import { openBrowser, signIn } from "@/bench/browser";
import { type Figure, note, times } from "@/bench/figures";
import { seedTakes } from "@/bench/seed-takes";
import { makeShareLink, openAsGuest } from "@/bench/share-link";
import { openStudio } from "@/bench/studio";

const SHOT = "bench-shot-12";
/** A seeded take of that shot, with a clip. */
const TAKE = "0199b000-0000-7000-8000-000000000058";
type Who = "stranger" | "owner" | "guest";

/** Paths of a guest are below the share that was opened. */
const PAGES: readonly { name: string; who: Who; path: string; target: string }[] = [
  { name: "sign-in", who: "stranger", path: "/sign-in", target: "-" },
  { name: "studio", who: "owner", path: "/studio", target: "≤ 200 KB" },
  { name: "gallery", who: "owner", path: "/gallery", target: "≤ 175 KB" },
  { name: "review", who: "owner", path: `/shots/${SHOT}?view=sheet`, target: "≤ 175 KB" },
  { name: "settings", who: "owner", path: "/settings", target: "-" },
  { name: "share, its clips", who: "guest", path: "", target: "≤ 150 KB" },
  { name: "share, one clip open", who: "guest", path: `?take=${TAKE}`, target: "-" },
];

interface Script {
  name: string;
  gzip: number;
  /** In the page's own HTML, not asked for by another script. */
  isInHtml: boolean;
}

/** The scripts that a browser fetches for each page until nothing more is asked for, gzipped, beside a bare page of the framework. */
export async function benchBundle(): Promise<Figure[]> {
  const bare = await openBareNext();
  const studio = await openStudio();
  await seedTakes(studio.databaseUrl, 60);
  const browser = await openBrowser();
  try {
    const stranger = await browser.newContext();
    const owner = await browser.newContext();
    await signIn(owner, studio);
    const { guest, room } = await openAsGuest(browser, await makeShareLink(studio, SHOT));
    const plain = await scriptsOf(stranger, bare.url);
    const figures: Figure[] = [];
    for (const { name, who, path, target } of PAGES) {
      const scripts = await scriptsOf({ stranger, owner, guest }[who], (who === "guest" ? room : studio.url) + path);
      const later = scripts.filter((script) => !script.isInHtml);
      note(`${name}: ${scripts.map((script) => `${script.name} ${kb(script.gzip)}${script.isInHtml ? "" : " (later)"}`).join(", ")}`);
      figures.push({
        what: `${name}, first-load JS gzip${later.length > 0 ? ` (${kb(sum(later))} of it after the HTML's own)` : ""}`,
        ours: kb(sum(scripts)),
        baseline: `${kb(sum(plain))} (bare page)`,
        ratio: times(sum(scripts), sum(plain)),
        target,
      });
    }
    return figures;
  } finally {
    await browser.close();
    await studio.stop();
    await bare.stop();
  }
}

/** In a new tab; nothing is cached. */
async function scriptsOf(context: BrowserContext, url: string): Promise<Script[]> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" && response.ok()) bodies.set(response.url(), response.body());
  });
  const document = await page.goto(url, { waitUntil: "load" });
  if (document?.status() !== 200) throw new Error(`${url} answered ${document?.status()}`);
  // An open event stream keeps the network busy for good: wait until no script has come for a while instead.
  for (let known = -1; known !== bodies.size; ) {
    known = bodies.size;
    await page.waitForTimeout(2_000);
  }
  if (page.url() !== url && page.url() !== `${url}/`) throw new Error(`${url} led to ${page.url()}`);
  const html = await document.text();
  const inHtml = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src = ""]) => new URL(src.replaceAll("&amp;", "&"), url).href));
  const scripts: Script[] = [];
  for (const [address, body] of bodies) {
    scripts.push({ name: new URL(address).pathname.split("/").at(-1) ?? "", gzip: gzipSync(await body).length, isInHtml: inHtml.has(address) });
  }
  await page.close();
  return scripts.sort((a, b) => b.gzip - a.gzip);
}

function sum(scripts: readonly Script[]): number {
  return scripts.reduce((total, { gzip }) => total + gzip, 0);
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

import { glob } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, test } from "@/e2e/fixtures";
import { ownersToken, rest } from "@/e2e/rest";
import { studio } from "@/e2e/studio";
import { newToken, sha256 } from "@/lib/ids";

const ROOT = path.join(import.meta.dirname, "..");

/** What a page of the walk needs to be there. */
interface Places {
  shotId: string;
  token: string;
  shareId: string;
}

/** The address of every page; those of links are opened by a guest. A page that is not named fails the journey. */
const ADDRESSES: Record<string, (places: Places) => string> = {
  "/": () => "/",
  "/setup": () => "/setup?token=made-up",
  "/sign-in": () => "/sign-in",
  "/join/[token]": () => "/join/made-up",
  "/studio": () => "/studio",
  "/studio/sheet": () => "/studio/sheet",
  "/studio/batches/[id]": () => "/studio/batches/made-up",
  "/gallery": () => "/gallery",
  "/projects": () => "/projects",
  "/reels": () => "/reels",
  "/reels/[id]": () => "/reels/made-up",
  "/settings": () => "/settings",
  "/shares": () => "/shares",
  "/shots": () => "/shots",
  "/shots/[shotId]": ({ shotId }) => `/shots/${shotId}`,
  "/s": () => "/s",
  "/s/[token]": ({ token }) => `/s/${token}`,
  "/g/[shareId]": ({ shareId }) => `/g/${shareId}`,
  "/g/[shareId]/embed": ({ shareId }) => `/g/${shareId}/embed?key=made-up`,
};

async function pagesOnDisk(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob("app/**/page.tsx", { cwd: ROOT })) {
    const parts = path.dirname(file).split("/").slice(1);
    found.push(`/${parts.filter((part) => !part.startsWith("(")).join("/")}`);
  }
  return found.sort();
}

async function makePlaces(): Promise<Places> {
  const api = rest(await ownersToken());
  const still = await api.sendStill("fig");
  const [take] = await api.start({ provider: "wavespeed", stillId: still.id, prompt: "A look at every page" });
  if (!take) throw new Error("No take was started.");
  await api.ended(take.id);
  const [token, shareId] = [newToken(), crypto.randomUUID()];
  await rows(
    "INSERT INTO share (id, scope, name, token_hash, token_hint, shot_id, embed_origins, updated_at) VALUES ($1, 'shot', 'Policy', $2, 'abcd', $3, '{}', now())",
    [shareId, sha256(token), take.shotId],
  );
  return { shotId: take.shotId, token, shareId };
}

/** Opens a page and answers what its policy allows, once the browser has drawn it and said what it refused. */
async function look(page: Page, address: string): Promise<{ policy: Map<string, string>; html: string; refused: string[] }> {
  const answer = await page.goto(address, { waitUntil: "load" });
  if (!answer) throw new Error(`${address} was not answered.`);
  const policy = new Map((answer.headers()["content-security-policy"] ?? "").split("; ").map((line) => [line.split(" ", 1)[0] ?? "", line]));
  await page.waitForFunction(() => document.readyState === "complete");
  const refused = await page.evaluate(() => (window as unknown as { refused: string[] }).refused); // set before anything else ran
  return { policy, html: await answer.text().catch(() => ""), refused };
}

test("every page runs only what was served for it: a nonce for each answer, nothing inline, no frame", async ({ page, browser, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const onDisk = await pagesOnDisk();
  expect(
    Object.keys(ADDRESSES)
      .filter((address) => onDisk.includes(address))
      .sort(),
    "each page on disk has an address here",
  ).toEqual(onDisk);
  const places = await makePlaces();
  const away: BrowserContext = await browser.newContext({ baseURL: studio().url, storageState: { cookies: [], origins: [] } });
  const guest = await away.newPage();
  for (const one of [page, guest]) {
    await one.addInitScript(() => {
      const refused: string[] = [];
      Object.assign(window, { refused });
      document.addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
  }
  // it sends itself on to the guest's room
  await guest.goto(`/s/${places.token}`);
  await expect(guest).toHaveURL(/\/g\//);

  const nonces = new Set<string>();
  for (const address of onDisk) {
    const isGuests = /^\/(g|s|join|setup|sign-in)\b/.test(address);
    const { policy, html, refused } = await look(isGuests ? guest : page, ADDRESSES[address]?.(places) ?? address);
    expect(refused, address).toEqual([]);
    const scripts = policy.get("script-src") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    expect(nonce, address).not.toBe("");
    expect(nonces.has(nonce), `${address} has a nonce of its own`).toBe(false);
    nonces.add(nonce);
    expect(scripts, address).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy.get("script-src-attr"), address).toBe("script-src-attr 'none'");
    expect(policy.get("style-src"), address).not.toContain("unsafe-inline");
    expect(policy.get("object-src"), address).toBe("object-src 'none'");
    expect(policy.get("base-uri"), address).toBe("base-uri 'none'");
    expect(policy.get("form-action"), address).toBe("form-action 'self'");
    expect(policy.get("frame-ancestors"), address).toBe("frame-ancestors 'none'");
    for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) expect(tag, address).toContain(`nonce="${nonce}"`);
    expect(html.match(/<[^>]+\son\w+=/), `${address} has no handler in its HTML`).toBeNull();
  }
  await away.close();
});

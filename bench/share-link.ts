import type { Browser, BrowserContext } from "@playwright/test";
import { query } from "@/bench/query";
import type { BenchStudio } from "@/bench/studio";
import { newShareToken } from "@/lib/shares/token";

/** A link that asks a guest for a verdict on the takes of one shot; answers its secret address. */
export async function makeShareLink(studio: BenchStudio, shotId: string): Promise<string> {
  const { token, kept } = newShareToken();
  await query(
    studio,
    `INSERT INTO share (id, scope, name, shot_id, permission, token_hash, token_hint, expires_at, updated_at)
     VALUES ('bench-share', 'shot', 'Clips to sign off', $1, 'approve', $2, $3, now() + interval '30 days', now())`,
    [shotId, kept.tokenHash, kept.tokenHint],
  );
  return `${studio.url}/s/${token}`;
}

/** A guest's browser that has come by a link, and the address of the room that it leads to. */
export async function openAsGuest(
  browser: Browser,
  link: string,
  options?: Parameters<Browser["newContext"]>[0],
): Promise<{ guest: BrowserContext; room: string }> {
  const guest = await browser.newContext(options);
  const page = await guest.newPage();
  await page.goto(link);
  await page.waitForURL(/\/g\/[^/?]+$/);
  const room = page.url();
  await page.close();
  return { guest, room };
}

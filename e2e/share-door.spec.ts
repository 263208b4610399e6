import { createHash, randomBytes, scryptSync } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { ownersToken, rest } from "@/e2e/rest";
import { studio } from "@/e2e/studio";

const NAME = "Nobody is to read this name";
const PASSWORD = "seeds in low sun";
const STRANGER = { cookies: [], origins: [] };

let takeId: string;

test.beforeAll(async () => {
  const api = rest(await ownersToken());
  const still = await api.sendStill("fig");
  const [take] = await api.start({ provider: "wavespeed", stillId: still.id, prompt: "A slow push behind a door", count: 1 });
  takeId = take?.id ?? "";
  await api.ended(takeId);
});

/** A link to the take, written as the studio writes one. */
async function makeLink(changes: Record<string, string> = {}): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString("base64url");
  const row = {
    id: crypto.randomUUID(),
    scope: "selection",
    name: NAME,
    permission: "approve",
    token_hash: createHash("sha256").update(token).digest("hex"),
    token_hint: token.slice(-4),
    updated_at: new Date().toISOString(),
    ...changes,
  };
  const names = Object.keys(row);
  await rows(`INSERT INTO share (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`, Object.values(row));
  await rows("INSERT INTO share_item (share_id, take_id, rank) VALUES ($1, $2, 0)", [row.id, takeId]);
  return { id: row.id, token };
}

function hashOf(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, { N: 4, r: 1, p: 1 });
  return ["scrypt", 2, 1, 1, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Where one piece of a page's data ends and the next begins, which is as it happens to be sent. */
const SEAM = /"\]\)<\/script><script nonce="…">self\.__next_f\.push\(\[1,"/g;

/** All that an answer says, without what is of this one answer alone: its nonce, its moment, its own address, and the order in which its data came. */
async function told(response: APIResponse, ...own: string[]): Promise<string> {
  const { date, "x-request-id": _name, "content-length": _length, ...headers } = response.headers();
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "none";
  const bare = (text: string) => [nonce, ...own].reduce((all, part) => all.replaceAll(part, "…"), text);
  const lines = bare(await response.text())
    .replace(SEAM, "")
    .split("\\n")
    .sort();
  return JSON.stringify([response.status(), bare(JSON.stringify(headers)), lines], null, 1);
}

test("behind a password nothing of a share is told: not its name, not a take, not who made it", async ({ browser, page }) => {
  const { id, token } = await makeLink({ password_hash: hashOf(PASSWORD) });
  const context = await browser.newContext({ baseURL: studio().url, storageState: STRANGER, javaScriptEnabled: false });
  const guest: Page = await context.newPage();
  const link = await guest.goto(`/s/${token}`);
  expect(link?.headers()["set-cookie"], "looking at a link opens nothing").toBeUndefined();
  const secrets = [NAME, takeId, "A slow push behind a door"];
  for (const secret of secrets) expect(await guest.content()).not.toContain(secret);
  // without any script: one press, then the password
  await guest.getByRole("button", { name: "Open" }).click();
  await expect(guest).toHaveURL(`${studio().url}/g/${id}`);
  const door = await context.request.get(`/g/${id}`);
  const answer = JSON.stringify([door.headers(), await door.text()]);
  expect(door.status()).toBe(200);
  for (const secret of [...secrets, token]) expect(answer).not.toContain(secret);
  for (const path of ["room", `takes/${takeId}/clip`, `takes/${takeId}/poster`, `takes/${takeId}/still`]) {
    expect((await context.request.get(`/g/${id}/api/${path}`)).status(), path).toBe(401);
  }
  await guest.getByLabel("Password", { exact: true }).fill("not this one");
  await guest.getByRole("button", { name: "Open" }).click();
  await expect(guest.getByText("This password doesn’t match.")).toBeVisible();
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Open" }).click();
  await expect(guest.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  expect((await context.request.get(`/g/${id}/api/takes/${takeId}/clip`, { headers: { range: "bytes=0-99" } })).status()).toBe(206);
  await context.close();

  await page.context().clearCookies();
  await page.goto(`/s/${token}`);
  await expect(page.getByRole("heading", { name: "This link has a password" })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
});

test("a link that is missing, paused, revoked or past its day is one and the same page", async ({ browser }) => {
  const past = new Date(Date.now() - 60_000).toISOString();
  const links = [await makeLink({ paused_at: past }), await makeLink({ revoked_at: past }), await makeLink({ expires_at: past })];
  const open = await makeLink();
  const context = await browser.newContext({ baseURL: studio().url, storageState: STRANGER });
  const missing = { id: crypto.randomUUID(), token: randomBytes(32).toString("base64url") };
  const [byLink, byRoom] = [await context.request.get(`/s/${missing.token}`), await context.request.get(`/g/${missing.id}`)];
  expect([byLink.status(), byRoom.status()]).toEqual([404, 404]);
  const expected = await told(byLink, missing.token);
  expect(await told(byRoom, missing.id)).toBe(expected);
  for (const { id, token } of [...links, { ...open, token: missing.token }]) {
    expect(await told(await context.request.get(`/s/${token}`), token)).toBe(expected);
    expect(await told(await context.request.get(`/g/${id}`), id)).toBe(expected);
  }
  expect((await context.request.get(`/s/${open.token}`)).status()).toBe(200);
  const plain = await browser.newContext({ baseURL: studio().url, storageState: STRANGER, javaScriptEnabled: false });
  const scriptless = await plain.newPage();
  await scriptless.goto(`/s/${links[0]?.token}`);
  await expect(scriptless.getByRole("heading", { name: "This link is not open" })).toBeVisible();
  await plain.close();
  const guest = await context.newPage();
  await guest.goto(`/g/${links[0]?.id}`);
  await expect(guest.getByRole("heading", { name: "This link is not open" })).toBeVisible();
  await inBothThemes(guest, () => expectAccessible(guest));
  await context.close();
});

import process from "node:process";
import { type BrowserContext, devices, type Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { rest, tokenByCommand } from "@/e2e/rest";
import { studio } from "@/e2e/studio";
import { interactive } from "@/e2e/studio-page";

const WORDS = "A slow push for the client";
const NAME = `Autumn table, first look ${process.pid}`;

test.describe.configure({ mode: "serial" });

let takeIds: string[];
let phone: BrowserContext;
let guest: Page;

test.beforeAll(async ({ browser }) => {
  const api = rest(await tokenByCommand("share", "read,write,spend"));
  const still = await api.sendStill("fig");
  const takes = await api.start({ provider: "wavespeed", stillId: still.id, prompt: WORDS, count: 2 });
  for (const { id } of takes) await api.ended(id);
  takeIds = takes.map(({ id }) => id);
  // somebody else's phone: nothing of the team's browser is on it
  phone = await browser.newContext({
    ...devices["Pixel 7"],
    viewport: { width: 390, height: 844 },
    baseURL: studio().url,
    storageState: { cookies: [], origins: [] },
  });
  guest = await phone.newPage();
});
test.afterAll(() => phone?.close());

/** Holds back the answer to what is sent to `url` until it may come. */
async function lateAnswer(of: Page, url: string): Promise<{ come: () => void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await of.route(url, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return { come: resolve };
}

const clip = (of: Page, mark: string) => of.getByRole("link", { name: new RegExp(`^Watch .*${mark}`) });

test("a link for chosen takes is made in the gallery, shown once, and stands in the list", async ({ page }) => {
  await page.goto("/gallery");
  // the box comes with the pointer
  for (const id of takeIds) await page.locator(`[data-take="${id}"]`).getByRole("checkbox").click({ force: true });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share 2 takes by link" });
  await dialog.getByLabel("Name").fill(NAME);
  await dialog.getByLabel("For whom").fill("Dana Whitlock <dana@client.example>");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const made = page.getByRole("dialog", { name: "The link is made. Copy it now" });
  const link = await made.getByLabel("Link for Dana Whitlock", { exact: true }).inputValue();
  expect(link).toMatch(/\/s\/[\w-]{43}$/);
  await made.getByRole("button", { name: "I have it" }).click();

  await page.goto("/shares");
  const row = page.getByRole("row").filter({ hasText: NAME });
  await expect(row).toContainText("Not yet");
  expect(await page.content(), "the link is in no page again").not.toContain(link.slice(-43));
  await inBothThemes(page, () => expectAccessible(page));
  await guest.goto(link);
  await expect(guest).toHaveURL(/\/g\/[\w-]+$/);
});

test("a guest on a phone watches, writes a note at a frame and asks for changes, and the team hears of it at once", async ({ page }) => {
  await page.goto("/shares");
  await expect(guest.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  await expect(guest.getByRole("status").filter({ hasText: "0 of 2 approved" })).toBeVisible();
  expect(
    await guest.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/clip")).length),
    "no video before it is wanted",
  ).toBe(0);
  await inBothThemes(guest, () => expectAccessible(guest));

  await interactive(clip(guest, "T1"));
  await clip(guest, "T1").tap();
  const open = guest.getByRole("region", { name: /take 1$/ });
  await expect(open.getByRole("slider", { name: "Place in the clip" })).toBeVisible();
  await inBothThemes(guest, () => expectAccessible(guest));
  await open.getByRole("button", { name: /^Pause/ }).tap();
  await open.getByRole("slider", { name: "Place in the clip" }).fill("24");

  // the name is asked once, with the first word
  const note = open.getByRole("textbox", { name: "Note", exact: true });
  const answer = await lateAnswer(guest, "**/takes/*/notes");
  await note.fill("Can the drop start higher, on the rim?");
  await open.getByRole("button", { name: "Send" }).tap();
  const who = guest.getByRole("dialog", { name: "Who are you?" });
  await expect(who.getByLabel("Your name")).toHaveValue("Dana Whitlock");
  await who.getByRole("button", { name: "Continue" }).tap();
  // the answer takes its time on a phone: who went on meanwhile keeps their place
  await open.getByRole("button", { name: "Ask for changes" }).tap();
  const change = open.getByLabel("What should change?");
  await expect(change).toBeFocused();
  answer.come();
  await expect(note).toHaveValue("");
  await expect(change).toBeFocused();
  await expect(open.getByRole("listitem").getByText("Can the drop start higher, on the rim?")).toBeVisible();

  await change.fill("A little slower.");
  await open.getByRole("button", { name: "Ask for changes", exact: true }).last().tap();
  await expect(open.getByText(/^You asked for changes on /)).toBeVisible();

  await guest.getByRole("button", { name: "Next one waiting for you" }).tap();
  await expect(guest.getByRole("region", { name: /take 2$/ })).toBeVisible();

  // the open list of the team hears of it without a reload
  const row = page.getByRole("row").filter({ hasText: NAME });
  await expect(row).toContainText("1 change asked");
  await expect(row).toContainText("1 note");
});

test("a revoked link closes at once, also where it is open, and for good", async ({ page, expectedErrors }) => {
  expectedErrors.push(/404/);
  await page.goto("/shares");
  const row = page.getByRole("row").filter({ hasText: NAME });
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke the link" }).click();
  await expect(row).toHaveCount(0);
  await expect(guest.getByRole("heading", { name: "This link is not open" })).toBeVisible();
  const answer = await guest.request.get(guest.url());
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain(NAME);
});

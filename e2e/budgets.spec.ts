import type { Cookie, Page } from "@playwright/test";
import { becomeOwner } from "@/e2e/become-owner";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { sandbox } from "@/e2e/sandbox";
import { startStudio } from "@/e2e/start-studio";
import { type RunningStudio, studio } from "@/e2e/studio";
import { interactive, studioPage } from "@/e2e/studio-page";

// a studio of its own that is live at one provider: each test goes on where the one before ended
test.describe.configure({ mode: "serial" });
test.use({ storageState: { cookies: [], origins: [] } });

let started: Awaited<ReturnType<typeof startStudio>>;
let mine: RunningStudio;
let cookies: Cookie[];

test.beforeAll(async ({ browser }) => {
  // the other studio's sandbox stands for the vendor that the key leads to
  const vendor = new URL(studio().sandboxUrl);
  started = await startStudio({
    WAVESPEED_API_KEY: "ws-live-budgets",
    WAVESPEED_BASE_URL: `${vendor.origin}/wavespeed/api/v3`,
    OUTBOUND_ALLOW: vendor.host,
  });
  mine = started.running;
  const context = await browser.newContext();
  const page = await context.newPage();
  await becomeOwner(page, started.link);
  cookies = await context.cookies();
  await context.close();
});
test.afterAll(() => started?.stop());
test.beforeEach(({ context }) => context.addCookies(cookies));

const workspace = (on: Page) => on.getByRole("form", { name: "Workspace" });

async function setMonth(on: Page, text: string): Promise<void> {
  await on.goto(`${mine.url}/settings#budgets`);
  const month = workspace(on).getByLabel("A month");
  await interactive(month);
  await month.fill(text);
  await workspace(on).getByRole("button", { name: "Save" }).click();
}

test("the owner sets a budget, and what won't do is said by its field", async ({ page }) => {
  await setMonth(page, "a lot");
  const month = workspace(page).getByLabel("A month");
  await expect(month).toHaveAccessibleDescription("Write dollars, such as 0.30.");
  // as tall as the page: what is half under a bar while it is scrolled is no finding
  await page.setViewportSize({ width: 1440, height: 6000 });
  await inBothThemes(page, () => expectAccessible(page));
  await month.fill("9999999");
  await month.press("Enter");
  await expect(month).toHaveAccessibleDescription("A budget is at most $1,000,000.");
  await month.fill("0.40");
  await month.press("Enter");
  await expect(workspace(page)).toContainText(/\w+: \$0\.40 of \$0\.40 left\. \$0\.00 spent\./);

  await page.setViewportSize({ width: 390, height: 8000 });
  await page.reload();
  await expect(month).toHaveValue("0.40");
  await inBothThemes(page, () => expectAccessible(page));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("what is left is seen before the press, and more than fits can't be pressed", async ({ page }) => {
  const words = "Only as much as the budget holds";
  const { open, bring, choice, prompt, price, composer, takesOf, tile } = studioPage(page);
  const button = price.locator("button[type=submit]");
  await open(`${mine.url}/studio`);
  await bring("fig");
  await prompt.fill(words);
  await expect(price).toContainText("$0.40 left this month");
  await expect(button).toHaveText("Generate 1 take $0.15");
  await composer.getByRole("button", { name: "More takes" }).click();
  await composer.getByRole("button", { name: "More takes" }).click();
  await expect(button).toHaveText("Over budget: 2 of 3 takes fit");
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(price).toContainText(/Over the \w+ budget/);
  await inBothThemes(page, () => expectAccessible(page));
  await page.keyboard.press("Control+Enter");
  await expect(composer.getByRole("alert")).toContainText(/^The budget of the workspace for \w+ has \$0\.40 left: 2 of these 3 takes fit\.$/);
  expect(await rows("SELECT id FROM take WHERE prompt = $1", [words], mine.databaseUrl)).toEqual([]);

  await choice("Resolution", "720p").check();
  await expect(composer.getByRole("alert")).toHaveCount(0);
  const fits = composer.getByRole("region", { name: "What fits the budget" });
  await expect(fits.getByRole("button")).toHaveText(["1 take, $0.30", "2 takes at 480p, 5 s, $0.30"]);
  await fits.getByRole("button").last().click();
  await expect(button).toHaveText("Generate 2 takes $0.30");
  await expect(button, "what was pressed is gone").toBeFocused();
  await button.click();
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(2);
  await expect(button).toHaveText("Over budget by $0.20");
  await expect(tile(words, 1)).toBeVisible({ timeout: 60_000 });
  expect(await sandbox(studio().sandboxUrl).creates(words)).toHaveLength(2);
});

test("a sandbox take touches no budget", async ({ page }) => {
  const words = "Free, whatever the budget";
  const { open, bring, choice, prompt, price, tile } = studioPage(page);
  const button = price.locator("button[type=submit]");
  await open(`${mine.url}/studio`);
  await bring("fig");
  await choice("Provider", "Eachlabs").check();
  await prompt.fill(words);
  await expect(button).toHaveText("Generate 1 take free");
  await expect(price).not.toContainText("left this month");
  await button.click();
  await expect(tile(words)).toBeVisible({ timeout: 60_000 });
  await choice("Provider", "WaveSpeed").check();
  await expect(price).toContainText("−$0.05");
});

test("a budget that is changed or removed elsewhere shows at once", async ({ page }) => {
  const { open, price } = studioPage(page);
  const button = price.locator("button[type=submit]");
  await open(`${mine.url}/studio`);
  await expect(button).toHaveText("Over budget by $0.05");
  const other = await page.context().newPage();
  await setMonth(other, "5");
  await expect(workspace(other)).toContainText("$4.70 of $5.00 left. $0.30 spent.");
  await expect(price).toContainText("$4.70 left this month");
  await expect(button).toHaveText("Generate 1 take $0.15");
  await setMonth(other, "");
  await expect(price).not.toContainText("left this month");
  await expect(price).toContainText("WaveSpeed’s list price");
  expect(await rows("SELECT id FROM budget", [], mine.databaseUrl)).toEqual([]);
  await other.close();
});

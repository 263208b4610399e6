import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, studioPage } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);

test.afterEach(async () => {
  await far().behave();
  await far().set({ typicalMs: 800 });
});

test("a take's timeline opens from its row, grows while it is open, and can be copied for a ticket", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const words = fresh("Followed from the queue to the clip");
  await far().set({ typicalMs: 6_000 });
  const { open, bring, prompt, choice, generate, row, tile } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
  await choice("Provider", "Eachlabs").check();
  await generate.click();
  await expect(row(words)).toContainText("Generating");
  await row(words).getByRole("button", { name: "Timeline of take 1" }).click();

  const drawer = page.getByRole("dialog", { name: /^Timeline of [A-Z]+-\d+ take 1$/ });
  const lines = drawer.getByRole("listitem");
  await expect(lines.filter({ hasText: "Queued" }).first()).toBeVisible();
  await expect(lines.filter({ hasText: "One create: accepted" })).toBeVisible();
  await expect(lines.filter({ hasText: "Generating" })).toBeVisible();
  await expect(drawer.getByText("sandbox: no money moves")).toBeVisible();

  // nobody touches it: it says so itself
  await expect(lines.filter({ hasText: /^[\d:.]+Ready/ })).toBeVisible({ timeout: 45_000 });
  await expect(tile(words), "the row has become a tile below it").toBeAttached();
  await inBothThemes(page, () => expectAccessible(page));
  await drawer.getByText("What was said").first().click();
  await expect(drawer.locator("pre").first()).toContainText(words);

  await drawer.getByRole("button", { name: "Copy the timeline as text" }).click();
  await expect(page.getByText("Copied the timeline as text.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const take = await expectStatus(page, words, "ready");
  for (const part of [take.id, take.predictionId, "One create: accepted", "Ready", "all times in UTC"]) expect(copied).toContain(part);

  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});

test("the timeline over the player hears its own keys and gives the focus back", async ({ page }) => {
  const words = fresh("Looked at from the player");
  const { open, bring, prompt, generate, tile } = studioPage(page);
  await open();
  await bring("fig");
  await prompt.fill(words);
  await generate.click();
  await tile(words).click({ timeout: 45_000 });
  const player = page.getByRole("dialog", { name: /^T1/ });
  const button = player.getByRole("button", { name: "Timeline of take 1" });
  await button.click();
  const drawer = page.getByRole("dialog", { name: /^Timeline of/ });
  await expect(drawer.getByRole("listitem").filter({ hasText: "One create: accepted" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(player).toBeVisible();
  await expect(button).toBeFocused();
});

test("a timeline that can't be loaded says so, and is loaded on the next try", async ({ page, expectedErrors }) => {
  expectedErrors.push(/503/);
  const words = fresh("Not to be had just now");
  const { open, bring, prompt, generate, tile } = studioPage(page);
  await open();
  await bring("fig");
  await prompt.fill(words);
  await generate.click();
  await tile(words).click({ timeout: 45_000 });
  await page.route("**/api/takes/*/timeline", (route) => route.fulfill({ status: 503, json: { error: { code: "unavailable", message: "away" } } }));
  const player = page.getByRole("dialog", { name: /^T1/ });
  await player.getByRole("button", { name: "Timeline of take 1" }).click();
  const drawer = page.getByRole("dialog", { name: "Timeline", exact: true });
  await expect(drawer.getByRole("heading", { name: "The timeline could not be loaded" })).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/api/takes/*/timeline");
  await drawer.getByRole("button", { name: "Try again" }).click();
  await expect(
    page
      .getByRole("dialog", { name: /^Timeline of/ })
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the timeline is a sheet that fits", async ({ page }) => {
    await page.goto("/gallery");
    await page
      .getByRole("link", { name: /take \d+/ })
      .first()
      .tap();
    await page.getByRole("button", { name: /^Timeline of take/ }).tap();
    const drawer = page.getByRole("dialog", { name: /^Timeline of/ });
    await expect(drawer.getByRole("listitem").first()).toBeVisible();
    const { width, overflow } = await drawer.evaluate((dialog) => ({ width: dialog.clientWidth, overflow: dialog.scrollWidth - dialog.clientWidth }));
    expect(width).toBe(390);
    expect(overflow, "nothing hangs over the side").toBeLessThanOrEqual(0);
    await inBothThemes(page, () => expectAccessible(page));
    await drawer.getByRole("button", { name: "Close" }).tap();
    await expect(drawer).toBeHidden();
  });
});

import type { Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { expectStatus, interactive, studioPage } from "@/e2e/studio-page";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search, and do anything" });
const field = (page: Page) => page.getByRole("combobox", { name: "Search, and do anything" });

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

/** Types, waits until a line is marked, and does it. */
async function doBy(page: Page, text: string, line: string | RegExp): Promise<void> {
  await open(page);
  await field(page).fill(text);
  await expect(palette(page).getByRole("option", { name: line, selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
}

test("by keys alone: set the form, generate, find the take by its slate and by a word, do what was done last again", async ({ page }) => {
  const studio = studioPage(page);
  await studio.open();
  await studio.bring("fig");
  const words = fresh("Quinces roll off the table");
  await studio.prompt.fill(words);

  await doBy(page, "480p", /^Resolution 480p/);
  await expect(studio.choice("Resolution", "480p")).toBeChecked();
  await expect(studio.prompt, "the focus is back").toBeFocused();

  await open(page);
  await expect(palette(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveText([/Resolution 480p/]);
  await expect(palette(page).getByRole("option", { name: /^Generate .*free/ }), "with its price").toBeVisible();
  await field(page).fill("no such thing at all");
  await expect(palette(page).getByText("Nothing found for")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();

  await doBy(page, "generate", /^Generate/);
  const take = await expectStatus(page, words, "ready");
  const name = `${take.slate} T${take.number}`;
  await open(page);
  await field(page).fill(take.slate);
  await expect(
    palette(page)
      .getByRole("group", { name: "Shots" })
      .getByRole("option", { name: new RegExp(`^${take.slate}`) }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await doBy(page, take.slate, new RegExp(`^${name}`));
  const player = page.getByRole("dialog", { name: new RegExp(take.slate) });
  await expect(player).toBeVisible();
  await open(page);
  await expect(palette(page).getByRole("option", { name: /^Play or pause/ }), "what the player does").toBeVisible();
  await expect(palette(page).getByRole("option", { name: /^Generate/ }), "not what lies below it").toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(player).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(player).toBeHidden();

  await doBy(page, "gallery", "Gallery");
  await expect(page).toHaveURL(/\/gallery/);
  await interactive(page.locator(".wall a.tile-link").first());
  await open(page);
  await field(page).fill(`quin ${words.split(" ").at(-1)}`);
  await expect(palette(page).getByRole("option", { name: new RegExp(name), selected: true })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/studio/);
  await expect(studio.prompt).toHaveValue(words);
});

test("shortcuts are listed, and single letters can be turned off and on again", async ({ page }) => {
  const studio = studioPage(page);
  await studio.open();
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await page.locator("#main").focus();
  await page.keyboard.press("c");
  await expect(studio.prompt).toBeFocused();
  await page.keyboard.type("c?/");
  await expect(studio.prompt, "in a field they are text").toHaveValue(/c\?\/$/);
  await expect(help).toBeHidden();
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.keyboard.press("/");
  await expect(palette(page), "not through another dialog").toBeHidden();
  await help.getByRole("searchbox").fill("frame");
  await expect(help.getByText("One frame back")).toBeVisible();
  await expect(help.getByText("Generate")).toBeHidden();
  await help.getByRole("switch", { name: "Single letters and marks" }).uncheck();
  await page.keyboard.press("Escape");
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await open(page);
  await expect(help).toBeHidden();
  await page.keyboard.press("Escape");

  await page.goto("/settings#you");
  const inSettings = page.getByRole("region", { name: "You" }).getByRole("switch", { name: "Shortcuts of a single letter" });
  await interactive(inSettings);
  await expect(inSettings, "it was kept").not.toBeChecked();
  const grace = page.getByRole("region", { name: "You" }).getByRole("switch", { name: "Take back a press" });
  const hadGrace = await grace.isChecked();
  await grace.setChecked(!hadGrace);
  await inSettings.check();
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(async () => {
    await page.reload();
    await expect(inSettings).toBeChecked({ timeout: 1_000 });
    await expect(grace).toBeChecked({ checked: !hadGrace, timeout: 1_000 });
  }).toPass();
  await interactive(grace);
  await grace.setChecked(hadGrace);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the palette opens by its button, and leads to the list of shortcuts", async ({ page }) => {
    await page.goto("/gallery");
    const button = page.getByRole("button", { name: "Search, and do anything" });
    await interactive(button);
    await button.tap();
    await expect(field(page)).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await inBothThemes(page, () => expectAccessible(page));
    await palette(page).getByRole("button", { name: "Shortcuts" }).tap();
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close" }).tap();
    await button.tap();
    await field(page).fill("set you");
    await palette(page).getByRole("option", { name: "Settings: You" }).tap();
    await expect(page).toHaveURL(/\/settings#you/);
  });
});

import type { Page, Route } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { studioPage } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);

test.afterEach(async () => {
  await far().behave();
  await far().set({ typicalMs: 800 });
});

async function compose(page: Page, words: string): Promise<void> {
  const { open, bring, prompt } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
}

/** Holds what the page sends to the studio's actions until told what becomes of it. */
async function holdPresses(page: Page): Promise<(then: (route: Route) => Promise<void>) => Promise<void>> {
  const held: Route[] = [];
  await page.route(
    (url) => url.pathname === "/studio",
    (route) => (route.request().method() === "POST" ? void held.push(route) : route.continue()),
  );
  return async (then) => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await Promise.all(held.splice(0).map(then));
  };
}

/** As a browser says of a page in another tab, or of one that is looked at again. */
async function look(page: Page, isLookedAt: boolean): Promise<void> {
  await page.evaluate((isSeen) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => !isSeen });
    document.hasFocus = () => isSeen;
    document.dispatchEvent(new Event("visibilitychange"));
  }, isLookedAt);
}

/** A browser that shows notices, by what it would say to the question; the page keeps what was shown. */
async function withNotices(page: Page, answer: "granted" | "denied"): Promise<void> {
  await page.addInitScript((said) => {
    const shown: { title: string; press: () => void }[] = [];
    class FakeNotice {
      static permission = sessionStorage.getItem("said") ?? "default";
      static requestPermission = async () => {
        sessionStorage.setItem("said", said);
        FakeNotice.permission = said;
        return said;
      };
      onclick: () => void = () => undefined;
      close() {}
      constructor(title: string) {
        shown.push({ title, press: () => this.onclick() });
      }
    }
    Object.assign(window, { Notification: FakeNotice, noticesShown: shown });
  }, answer);
}
/** Where the element of a card stands at the moment at which it becomes that of a take. */
function whenAnswered(card: Element): Promise<{ y: number; width: number; isConnected: boolean }> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (card.textContent?.includes("On its way")) return;
      watch.disconnect();
      const { y, width } = card.getBoundingClientRect();
      resolve({ y, width, isConnected: card.isConnected });
    });
    watch.observe(card, { subtree: true, childList: true, characterData: true });
  });
}

const noticesOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { noticesShown: { title: string }[] }).noticesShown.map(({ title }) => title));

test("a card stands in the feed at once, and becomes its take without moving", async ({ page }) => {
  const words = fresh("A card before the answer");
  await far().set({ typicalMs: 6_000 });
  await compose(page, words);
  const { generate, row, tile, composer } = studioPage(page);
  await composer.getByRole("button", { name: "More takes" }).click();
  const release = await holdPresses(page);
  await generate.click();
  await expect(row(words, 0)).toContainText("On its way");
  await expect(row(words, 1)).toContainText("T2");
  await inBothThemes(page, () => expectAccessible(page));
  const before = await row(words, 0).boundingBox();
  const answered = row(words, 0).evaluate(whenAnswered);
  await release((route) => route.continue());
  expect(await answered, "the same element in the same place").toEqual({ y: before?.y, width: before?.width, isConnected: true });
  await expect(row(words)).toContainText(/\d:\d\d (usually|expected) /, { timeout: 45_000 });
  await page.reload();
  await expect(row(words).or(tile(words)).first(), "it goes on after a reload").toBeVisible();
  await expect(tile(words, 1)).toBeVisible({ timeout: 45_000 });
});

test("a card whose press came to nothing goes, with words", async ({ page, expectedErrors }) => {
  expectedErrors.push(/net::ERR_/);
  const words = fresh("A press that nobody heard");
  await compose(page, words);
  const { generate, feed, takesOf, composer } = studioPage(page);
  const release = await holdPresses(page);
  await generate.click();
  await expect(takesOf(words)).toContainText("On its way");
  await release((route) => route.abort());
  await expect(takesOf(words)).toHaveCount(0);
  await expect(feed).toContainText("The take was not queued.");
  await expect(composer.getByRole("alert")).toContainText("The studio did not answer.");
  await expectAccessible(page);
  await feed.getByRole("button", { name: "Put this away" }).click();
  await expect(feed).not.toContainText("The take was not queued.");
});

test("what finishes while nobody looks stands in the title, and in one notice of one tab for who asked for it", async ({ page, context }) => {
  const words = fresh("Finished behind another tab");
  await withNotices(page, "granted");
  const before = fresh("Made before");
  await compose(page, before);
  const { generate, feed, tile, prompt } = studioPage(page);
  await generate.click();
  await expect(tile(before)).toBeVisible({ timeout: 45_000 });
  await prompt.fill(words);
  await test.step("asked for by a press", async () => {
    await feed.getByRole("button", { name: "Finish notices: off" }).click();
    await feed.getByRole("switch", { name: "Tell me when takes finish" }).check();
    await expect(feed.getByRole("status").filter({ hasText: "This browser shows a notice" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(feed.getByRole("button", { name: "Finish notices: on" })).toBeFocused();
  });
  const other = await context.newPage();
  await withNotices(other, "granted");
  await other.addInitScript(() => sessionStorage.setItem("said", "granted"));
  await studioPage(other).open();
  await far().set({ typicalMs: 2_000 });
  await page.bringToFront();
  await generate.click();
  await Promise.all([look(page, false), look(other, false)]);
  await expect(page).toHaveTitle("(1) Ready · Studio · Dailies", { timeout: 45_000 });
  await expect(page.locator('link[rel="icon"]').first()).toHaveAttribute("href", /icon-news/);
  await expect(studioPage(other).tile(words), "the other tab has it too").toBeVisible();
  await expect
    .poll(async () => [...(await noticesOf(page)), ...(await noticesOf(other))].filter((title) => title.endsWith("is ready")))
    .toHaveLength(1);
  await look(page, true);
  await expect(page).toHaveTitle("Studio · Dailies");
  await expect(page.locator('link[rel="icon"]').first()).not.toHaveAttribute("href", /icon-news/);
  await expect(tile(words)).toBeVisible();
  await other.close();
});

test("a browser that shows no notices says so", async ({ page }) => {
  await withNotices(page, "denied");
  await compose(page, fresh("Told by its title alone"));
  const { feed, generate } = studioPage(page);
  await generate.click();
  await feed.getByRole("button", { name: "Finish notices: off" }).click();
  const choice = feed.getByRole("switch", { name: "Tell me when takes finish" });
  await choice.click();
  await expect(feed.getByText("This browser blocks notices from Dailies.")).toBeVisible();
  await expect(choice).not.toBeChecked();
});

test("a clip plays while a pointer or the focus rests on it, and not where less motion is wanted", async ({ page }) => {
  const words = fresh("Plays under the pointer");
  await compose(page, words);
  const { generate, tile } = studioPage(page);
  await generate.click();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/clip") && asked.push(request.url()));
  await expect
    .poll(
      () =>
        tile(words)
          .locator("img")
          .evaluate((picture: HTMLImageElement) => picture.currentSrc),
      "a small picture is enough",
    )
    .toMatch(/poster\?width=320$/);
  const video = tile(words).locator("video");
  await page.mouse.move(5, 5);
  expect(asked).toEqual([]);
  await tile(words).hover();
  await expect(video).toHaveClass(/is-playing/);
  expect(await video.evaluate((element: HTMLVideoElement) => ({ muted: element.muted, loop: element.loop }))).toEqual({ muted: true, loop: true });
  await page.mouse.move(5, 5);
  await expect(video).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await tile(words).hover();
  await expect(tile(words).locator(".is-scrubbing")).toBeVisible();
  await page.mouse.move(5, 5);
  await page.emulateMedia({ reducedMotion: null });
  await page.keyboard.press("Tab");
  await tile(words).focus();
  await expect(video).toHaveClass(/is-playing/);
  await page.keyboard.press("Escape");
  await expect(video).toHaveCount(0);
});

test("on a phone the feed fits, with its tabs and its menu", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const words = fresh("A card on a phone");
  await compose(page, words);
  const { generate, row, tile, feed } = studioPage(page);
  await generate.click();
  await expect(row(words).or(tile(words)).first()).toBeVisible();
  await feed.getByRole("button", { name: /^Finish notices/ }).click();
  await expect(feed.getByRole("switch", { name: "Tell me when takes finish" })).toBeInViewport({ ratio: 1 });
  await inBothThemes(page, () => expectAccessible(page));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

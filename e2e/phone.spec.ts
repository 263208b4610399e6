import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { expectStatus, studioPage } from "@/e2e/studio-page";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), "nothing hangs over the side").toBeLessThanOrEqual(0);
}

/** The studio's panes scroll, the page never. */
async function expectStill(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), "nothing hangs below the bar").toBeLessThanOrEqual(0);
}

test("on a phone: compose, generate, watch it arrive among the takes, open it, and look at the other pages", async ({ page }) => {
  const words = fresh("Made on the way, with a thumb");
  const { open, bring, still, choice, prompt, generate, feed, tile, composer } = studioPage(page);
  await open();
  await expect(feed).toBeHidden();
  await expect(still.getByRole("button", { name: /^Choose a still JPEG/ }), "nothing is dropped with a finger").toBeVisible();
  await bring("drum");
  const finger = await page.context().newCDPSession(page);
  await test.step("a finger pulls the crop by its corner", async () => {
    await choice("Crop", "9:16").check();
    await expect(still.getByText("16 % of the picture is lost.")).toBeVisible();
    const corner = still.locator('[data-corner="nw"]');
    await expect(corner, "the page does not scroll instead").toHaveCSS("touch-action", "none");
    const at = await corner.boundingBox();
    const touchPoints = [{ x: (at?.x ?? 0) + 6, y: (at?.y ?? 0) + 6 }];
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    for (const by of [20, 40, 60]) {
      await finger.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: touchPoints.map(({ x, y }) => ({ x: x + by, y: y + by * 2 })),
      });
    }
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(still.getByText(/^[4-8]\d % of the picture is lost\./)).toBeVisible();
    await choice("Crop", "Whole").check();
  });
  await prompt.fill(words);
  await expectNoSideways(page);
  await expectStill(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Price breakdown" }).tap();
  await expect(composer.getByText("Sandbox: free, would cost $0.15 live")).toBeVisible();
  await generate.tap();
  await expect(composer, "the takes come to the front").toBeHidden();
  await expect(page.getByRole("radio", { name: /^Takes/ })).toBeChecked();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  await expectNoSideways(page);
  await expectStill(page);
  await expectAccessible(page);

  // a finger that stays, and goes
  const box = await tile(words).boundingBox();
  const touchPoints = [{ x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 30 }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  const menu = page.getByRole("group", { name: /^Make from / });
  await expect(menu.getByRole("button", { name: /^Use these settings/ })).toBeVisible();
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(page.getByRole("dialog"), "the take did not open").toBeHidden();

  await tile(words).tap();
  const dialog = page.getByRole("dialog");
  await expect.poll(() => dialog.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close (Esc)" }).tap();
  await expect(dialog).toBeHidden();
  await page.getByRole("radio", { name: "Compose" }).check();
  await expect(prompt).toHaveValue(words);

  const main = page.getByRole("navigation", { name: "Main" });
  await main.getByRole("link", { name: "Gallery" }).tap();
  const take = await expectStatus(page, words, "ready");
  await expect(page.getByRole("grid", { name: "Takes" }).locator(`[data-take="${take.id}"]`)).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
  await main.getByRole("link", { name: "Settings" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page);
});

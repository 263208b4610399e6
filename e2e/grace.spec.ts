import type { Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, photograph, studioPage } from "@/e2e/studio-page";

test.beforeAll(() => rows("UPDATE member SET has_grace = true"));
test.afterAll(() => rows("UPDATE member SET has_grace = false"));

/** What a person sees of a press that has not left. */
function bar(page: Page) {
  const { price } = studioPage(page);
  return { takeBack: price.getByRole("button", { name: "Take back" }), words: price.locator(".press-bar") };
}

/** How many presses of these words have left the page. */
function countSent(page: Page, words: string): () => number {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && (request.postData() ?? "").includes(words)) sent += 1;
  });
  return () => sent;
}

const made = (words: string) => rows("SELECT id FROM take WHERE prompt = $1", [words]);

/** Stills come only as far as this door, until it is opened or shut; held again it holds those that come after. */
async function doorOfUploads(page: Page): Promise<{ hold: () => void; open: () => void; shut: () => void }> {
  let settle: (how: "open" | "shut") => void = () => {};
  let door: Promise<"open" | "shut"> = Promise.resolve("open");
  await page.route("**/api/ingest/**", async (route) => {
    const how = route.request().method() === "PUT" ? await door : "open";
    // an upload that was replaced meanwhile is gone
    await (how === "shut" ? route.abort("connectionreset") : route.continue()).catch(() => {});
  });
  return {
    hold: () => {
      door = new Promise((resolve) => {
        settle = resolve;
      });
    },
    open: () => settle("open"),
    shut: () => settle("shut"),
  };
}

test("a press can be taken back for a moment, by Escape or its button, and else goes once", async ({ page }) => {
  const words = fresh("Second thoughts about the stream");
  const { open, bring, prompt, generate, price, tile, takesOf } = studioPage(page);
  const sent = countSent(page, words);
  await open();
  await bring("stream");
  await prompt.fill(words);
  const button = price.locator("button[type=submit]");
  const place = await button.boundingBox();

  await generate.dblclick();
  await expect(bar(page).words).toContainText(/1 take leaves in \d s/);
  await expect(price.getByRole("status")).toHaveText("1 take leaves in a moment. Escape takes it back.");
  expect(await button.boundingBox(), "nothing jumps").toEqual(place);
  await page.keyboard.press("Escape");
  await expect(bar(page).takeBack).toBeHidden();
  await expect(price.getByRole("status")).toHaveText("Taken back: nothing was queued or spent.");

  await generate.click();
  await bar(page).takeBack.click();
  await expect(bar(page).takeBack).toBeHidden();
  await expect(button).toBeFocused();
  expect(sent()).toBe(0);
  expect(await made(words)).toEqual([]);

  await generate.dblclick();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(1);
  expect(sent()).toBe(1);
  expect(await sandbox(studio().sandboxUrl).creates(words)).toHaveLength(1);
});

test("closing the tab in that moment warns and sends nothing; going to the gallery is no word against the press", async ({ page, context }) => {
  const words = fresh("Closed before it left");
  const here = studioPage(page);
  await here.open();
  await here.bring("brushes");
  await here.prompt.fill(words);
  await here.generate.click();
  await expect(bar(page).words).toBeVisible();
  const warning = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  expect((await warning).type()).toBe("beforeunload");
  const closed = page.waitForEvent("close");
  await (await warning).accept();
  await closed;
  expect(await made(words)).toEqual([]);

  const other = await context.newPage();
  const there = studioPage(other);
  await there.open();
  await expect(there.prompt, "the draft is still there").toHaveValue(words);
  await there.generate.click();
  await expect(bar(other).words).toBeVisible();
  await other.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Gallery" }).click();
  await expect(other.getByRole("button", { name: "Take back" })).toBeVisible();
  await expect.poll(() => made(words)).toHaveLength(1);
});

test("a press before its still has come is held in the page, sent as it was pressed, and given up with words", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  const words = fresh("Pressed while the still was on its way");
  const { open, choose, prompt, generate, price, still } = studioPage(page);
  await open();
  const door = await doorOfUploads(page);
  await test.step("held, taken back, pressed again", async () => {
    door.hold();
    await prompt.fill(words);
    // at once: whether it is a picture is not yet known
    await choose(photograph("dandelion"));
    await generate.click();
    await expect(bar(page).words).toContainText(/Held in this tab, \d+ %\. Nothing is queued or reserved until the still is here\./);
    await inBothThemes(page, () => expectAccessible(page));
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expect(bar(page).takeBack).toBeInViewport();
    await page.setViewportSize({ width: 1440, height: 900 });
    await bar(page).takeBack.click();
    await expect(bar(page).takeBack).toBeHidden();
    await generate.click();
    await expect(bar(page).takeBack).toBeVisible();
    await prompt.fill("Written after the press");
    expect(await made(words)).toEqual([]);
    door.open();
    await expectStatus(page, words, "ready");
    await expect(prompt).toHaveValue("Written after the press");
  });
  await test.step("another still comes in between", async () => {
    door.hold();
    // the one that stands there is not what was given last
    await choose(photograph("drum"));
    await generate.click();
    await expect(bar(page).words).toBeVisible();
    await choose(photograph("brushes"));
    await expect(bar(page).takeBack).toBeHidden();
    await expect(still.getByRole("alert").last()).toContainText("The still that the press waited for is gone");
    door.open();
  });
  await test.step("the upload fails", async () => {
    door.hold();
    await choose(photograph("drum"));
    await generate.click();
    await expect(bar(page).words).toBeVisible();
    door.shut();
    await expect(still.getByRole("alert").last()).toContainText(
      "This still did not arrive, so the press was given up: nothing was queued or spent.",
      {
        timeout: 60_000,
      },
    );
    await expect(bar(page).takeBack).toBeHidden();
    await expect(price.locator("button[type=submit]")).toHaveText("Generate 1 take free");
  });
  expect(await made("Written after the press")).toEqual([]);
});

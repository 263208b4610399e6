import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { expectStatus, interactive, studioPage } from "@/e2e/studio-page";

/** A take that is ready, and its shot. */
async function made(page: Page, words: string) {
  const studio = studioPage(page);
  await studio.open();
  await studio.bring("fig");
  await studio.prompt.fill(words);
  await studio.generate.click();
  return expectStatus(page, words, "ready");
}

const room = (page: Page) => ({
  notes: page.getByRole("region", { name: "Notes", exact: true }),
  note: (words: string) => page.getByRole("article").filter({ hasText: words }),
  write: page.getByRole("form", { name: "New note" }).getByLabel("Note", { exact: true }),
  send: page.getByRole("form", { name: "New note" }).getByRole("button", { name: "Send" }),
  verdict: page.getByRole("region", { name: "Verdict" }),
});

async function enter(page: Page, address: string) {
  await page.goto(address);
  await interactive(room(page).write);
}

/** A second window of the same studio. */
async function another(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, storageState: await page.context().storageState() });
  return context.newPage();
}

const isPlaying = (page: Page) => page.evaluate(() => [...document.querySelectorAll("video")].some((video) => !video.paused));

test("a note at a frame with a drawing is seen at once by another, answered and kept as a file", async ({ page, browser }) => {
  const words = fresh("The drop runs along the cut, seen for its notes.");
  const take = await made(page, words);
  const address = `/shots/${take.shotId}?takes=${take.id}`;
  await enter(page, address);
  const other = await another(browser, page);
  await enter(other, address);
  const [here, there] = [room(page), room(other)];

  // writing pauses the clip, and says where the note stands
  await expect.poll(() => isPlaying(page)).toBe(true);
  await page.locator("body").press("c");
  await expect(here.write).toBeFocused();
  await here.write.pressSequentially("Softer light ");
  await expect.poll(() => isPlaying(page)).toBe(false);
  // a member is mentioned by name
  await here.write.pressSequentially("@");
  await expect(page.getByRole("listbox", { name: "Members" })).toBeVisible();
  await here.write.press("Enter");
  await here.write.pressSequentially("here.");
  // a box by keyboard alone
  await page.getByRole("button", { name: "Draw a box" }).press("Enter");
  const box = page.getByRole("button", { name: /^Box 35 % from the left/ });
  await expect(box).toBeFocused();
  await box.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("button", { name: /^Box 37 % from the left, 35 % from the top, 30 % wide, 32 % high/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "Drawn with the new note: a box" })).toBeVisible();
  // what was begun outlives a reload
  await page.reload();
  await interactive(here.write);
  await expect(here.write).toHaveValue(/^Softer light @.+ here\.$/);
  await here.send.click();
  await expect(here.note("Softer light")).toHaveCount(1);
  await expect(here.write).toHaveValue("");

  // the other window hears of it, answers, and the first hears that
  await there.note("Softer light").getByRole("button", { name: "Reply" }).click();
  await other
    .getByRole("form", { name: /^Reply to/ })
    .getByLabel("Reply", { exact: true })
    .fill("A second lamp.");
  await other
    .getByRole("form", { name: /^Reply to/ })
    .getByRole("button", { name: "Reply" })
    .click();
  await expect(here.note("Softer light").getByText("A second lamp.")).toBeVisible();

  // shown by its stamp: the picture goes there, and the drawing is named with the note's words
  await here
    .note("Softer light")
    .getByRole("button", { name: /: show the note at 0:0\d\.\d, frame \d+, with a box drawn$/ })
    .click();
  await expect(page.getByRole("img", { name: /^Drawn by .+: a box\. Softer light/ })).toBeVisible();
  await expect(page).toHaveURL(/note=/);
  await inBothThemes(page, () => expectAccessible(page));

  // by its address alone
  await other.goto(page.url());
  await expect(other.getByRole("img", { name: /^Drawn by .+: a box/ })).toBeVisible();

  const kept = page.waitForEvent("download");
  await page.getByRole("button", { name: "Keep the notes as a file" }).click();
  await page.getByRole("link", { name: "CSV, for a spreadsheet" }).click();
  expect(readFileSync(await (await kept).path(), "utf8")).toMatch(/Softer light .+\r?\n.+A second lamp\./);

  // a verdict is seen by the other at once, and taken back
  await here.verdict.getByRole("button", { name: "Ask for changes" }).click();
  await page.getByLabel("What should change?").fill("Softer, please.");
  await page.getByLabel("What should change?").press("Enter");
  await expect(there.verdict.getByText("Softer, please.")).toBeVisible();
  await expect(there.verdict.getByText("Changes requested", { exact: true })).toBeVisible();
  await other.close();
});

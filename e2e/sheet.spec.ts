import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { stateFile, studio } from "@/e2e/studio";
import { interactive, photograph } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);

/** How many takes WaveSpeed may have at once; null: as many as it usually may. */
async function allow(concurrency: number | null): Promise<void> {
  await rows(
    `INSERT INTO provider_setting (provider, concurrency, updated_at) VALUES ('wavespeed', $1, now())
     ON CONFLICT (provider) DO UPDATE SET concurrency = excluded.concurrency`,
    [concurrency],
  );
}

test.setTimeout(240_000);
const grace = (isOn: boolean) => rows("UPDATE member SET has_grace = $1", [isOn]);
test.afterEach(async () => {
  await allow(null);
  await grace(false);
});

function sheetPage(page: Page) {
  const grid = page.getByRole("grid", { name: "Rows of the pair sheet" });
  const cell = (row: number, column: string): Locator =>
    grid
      .locator("tbody tr")
      .nth(row - 1)
      .locator(`[data-column="${column}"]`);
  return {
    grid,
    cell,
    state: (row: number) =>
      grid
        .locator("tbody tr")
        .nth(row - 1)
        .locator(".sheet-state"),
    price: page.getByRole("region", { name: "Price" }),
    tool: (name: string | RegExp) => page.getByRole("toolbar", { name: "Rows" }).getByRole("button", { name }),
    async open(): Promise<void> {
      await page.goto("/studio/sheet");
      await interactive(grid);
      await expect(page.locator(".sheet[data-loaded]")).toBeVisible();
    },
    /** As Ctrl V does with what a spreadsheet copied. */
    async paste(at: Locator, text: string): Promise<void> {
      await at.click();
      await expect(at).toBeFocused();
      await page.evaluate((copied) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", copied);
        document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    },
    async addStills(...names: string[]): Promise<void> {
      const picker = page.waitForEvent("filechooser");
      await page.getByRole("toolbar", { name: "Rows" }).getByRole("button", { name: "Add stills" }).click();
      await (await picker).setFiles(names.map(photograph));
    },
  };
}

/** What a browser saved. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent("download");
  await press();
  return readFile(await (await coming).path(), "utf8");
}

test("a team's stills and prompts become one batch: priced before, paused, resumed, and canceled for the rest", async ({ page, browser }) => {
  const { open, grid, cell, state, price, tool, paste, addStills } = sheetPage(page);
  const mark = fresh("says the sheet");
  const batch = fresh("Autumn table");
  await allow(1);
  await open();

  await test.step("files and a column of a spreadsheet fill it, one to one", async () => {
    await addStills("fig", "drum", "peaks");
    await expect(cell(3, "still")).toContainText("peaks.jpg");
    await paste(cell(1, "prompt"), `"Slow push in,\nnothing else moves, ${mark}"\r\nThe crowd passes by, ${mark}\r\n`);
    await expect(cell(1, "prompt")).toContainText("nothing else moves");
    await tool(/^One to one/).click();
    await expect(cell(3, "prompt")).toContainText("The crowd passes by");
    await expect(grid.getByRole("progressbar")).toHaveCount(0, { timeout: 30_000 });
    await expect(price).toContainText("3 × WaveSpeed 480p, 5 s");
    await expect(price).toContainText("3 rows, 3 takes");
    await expect(price.getByRole("button", { name: "Run 3 takes free" })).toBeVisible();
  });

  await test.step("its stills are brought to one shape, each with what is lost, and Undo brings them back from anywhere", async () => {
    const before = await cell(3, "still").locator("img").getAttribute("src");
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/api/ingest/**", async (route) => {
      await arrived;
      await route.continue();
    });
    await addStills("stream");
    await tool("Crop").click();
    await expect(page.getByRole("dialog", { name: "Crop 3 stills" }).getByText(/^1 still is on its way/)).toBeVisible();
    arrive();
    const dialog = page.getByRole("dialog", { name: "Crop 4 stills" });
    await dialog.getByRole("radio", { name: "1:1" }).check();
    await expect(dialog.getByText("33 % is lost").first()).toBeVisible();
    await expectAccessible(page);
    await expect(dialog.getByText("on its way")).toHaveCount(0);
    await dialog.getByRole("button", { name: "Crop 4 stills" }).click();
    await expect(dialog).toBeHidden();
    await expect(cell(3, "still").locator("img")).not.toHaveAttribute("src", before ?? "");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(cell(3, "still").locator("img")).toHaveAttribute("src", before ?? "");
    // and the file that came last
    await page.keyboard.press("ControlOrMeta+z");
    await expect(price.getByRole("button", { name: "Run 3 takes free" })).toBeVisible();
  });

  await test.step("an end still of another shape is refused by its cell, and cropped to its still's", async () => {
    await cell(1, "end_still").click();
    await page.keyboard.type("peaks.jpg");
    await page.keyboard.press("Enter");
    await expect(cell(1, "end_still")).toContainText("Another shape than the still.");
    await expect(price.getByRole("button", { name: "1 row needs a look" })).toBeVisible();
    await tool("Shape end stills 1").click();
    const dialog = page.getByRole("dialog", { name: "Give the end still its still’s shape" });
    await expect(dialog.getByText("10 % is lost")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Crop 1 end still" }).click();
    await expect(dialog).toBeHidden();
    await expect(tool(/^Shape end stills/)).toHaveCount(0);
    await expect(price.getByRole("button", { name: "Run 3 takes free" })).toBeVisible();
  });

  await test.step("the keyboard writes, fills down, and undoes; an error stands by its cell", async () => {
    await cell(1, "seed").click();
    await page.keyboard.type("12x");
    await page.keyboard.press("Enter");
    await expect(cell(2, "seed")).toBeFocused();
    await expect(cell(1, "seed")).toContainText("A whole number");
    await expect(cell(1, "seed")).toHaveAttribute("aria-invalid", "true");
    await expect(price.getByRole("button", { name: "1 row needs a look" })).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Seed, row 1" }).fill("12");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ControlOrMeta+d");
    await expect(cell(3, "seed")).toHaveText("12");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(cell(3, "seed")).toHaveText("new");
    await page.keyboard.press("Home");
    await expect(cell(1, "still")).toBeFocused();
    await page.keyboard.press("End");
    await expect(state(1)).toBeFocused();
    await expect(state(1)).toHaveText("free");
    // one tab stop: the next one is beyond the grid
    await page.keyboard.press("Tab");
    expect(await grid.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  await test.step("every combination says its number before, and a reload loses nothing", async () => {
    await tool("Every combination 3 × 2 = 6").click();
    await expect(price).toContainText("6 rows, 6 takes");
    await expect(price).toContainText("$0.90");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }).match(/peaks\.jpg/g)?.length ?? 0)).toBeGreaterThan(1);
    await grace(true);
    await page.reload();
    await expect(cell(6, "still")).toContainText("peaks.jpg");
    await expect(price.getByRole("button", { name: "Run 6 takes free" })).toBeVisible();
    await inBothThemes(page, () => expectAccessible(page));
  });

  await test.step("CSV goes out and comes back as it was", async () => {
    const written = await saved(page, () => tool("CSV out").click());
    expect(written).toContain("still,still_id,prompt,leave_out,end_still,end_still_id");
    await cell(1, "prompt").click();
    await page.keyboard.press("ControlOrMeta+ArrowDown");
    await tool(/^Delete the rows/).click();
    await expect(price).toContainText("5 rows");
    const picker = page.waitForEvent("filechooser");
    await tool("CSV in").click();
    await (await picker).setFiles({ name: "sheet.csv", mimeType: "text/csv", buffer: Buffer.from(written) });
    await expect(price).toContainText("11 rows, 11 takes");
    await tool("Undo").click();
    await tool("Undo").click();
    await expect(price).toContainText("6 rows, 6 takes");
    expect(await saved(page, () => tool("CSV out").click())).toBe(written);
  });

  const other = await browser.newContext({ storageState: stateFile(), baseURL: studio().url });
  const colleague = await other.newPage();
  await colleague.goto("/studio");
  const line = (where: Page) => where.getByRole("list", { name: "Batches" }).getByRole("listitem").filter({ hasText: batch });

  await test.step("a press can be taken back before it leaves", async () => {
    await price.getByRole("button", { name: "Run 6 takes free" }).click();
    await expect(price).toContainText("6 takes leave in");
    await price.getByRole("button", { name: "Take back" }).click();
    await expect(price.getByRole("button", { name: "Run 6 takes free" })).toBeFocused();
    await expect(page.getByText("Taken back: nothing was queued or spent.")).toBeVisible();
    expect(await rows("SELECT id FROM batch WHERE name LIKE 'Sheet of %'")).toEqual([]);
  });

  await test.step("one press runs it, and a colleague sees its line without a reload", async () => {
    await price.getByRole("textbox", { name: "Name of the batch" }).fill(batch);
    await price.getByRole("button", { name: "Run 6 takes free" }).click();
    await expect(page.getByRole("heading", { name: batch })).toBeVisible();
    await expect(page.locator("tr[data-status]")).toHaveCount(6);
    await expect(line(colleague)).toContainText("of 6 ready");
    await expect(page.getByText("Ends on peaks.jpg")).toHaveCount(2);
  });

  await test.step("paused, nothing more is sent; resumed, it goes on", async () => {
    await line(colleague)
      .getByRole("button", { name: `Pause ${batch}` })
      .click();
    await expect(line(colleague)).toContainText("paused");
    // one that had its turn before goes out yet
    await expect.poll(() => rows("SELECT id FROM take WHERE status = 'submitting'")).toEqual([]);
    const sent = (await far().creates(mark)).length;
    await expect(page.getByRole("button", { name: `Resume ${batch}` })).toBeVisible();
    await expect(line(colleague)).not.toContainText("running", { timeout: 90_000 });
    expect((await far().creates(mark)).length).toBe(sent);
    await expectAccessible(colleague);
    await page.getByRole("button", { name: `Resume ${batch}` }).click();
    await expect.poll(async () => (await far().creates(mark)).length, { timeout: 30_000 }).toBeGreaterThan(sent);
  });

  await test.step("the rest is canceled at once, and the results are a table", async () => {
    await page.getByRole("button", { name: `Cancel the rest of ${batch}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the rest" }).click();
    await expect(page.locator('tr[data-status="canceled"]').first()).toBeVisible();
    await expect(page.locator('tr[data-status="queued"]')).toHaveCount(0);
    const results = await saved(page, () => page.getByRole("link", { name: "Results as CSV" }).click());
    expect(results.match(/Canceled/g)?.length).toBeGreaterThan(1);
    await inBothThemes(page, () => expectAccessible(page));
    await expect(page.locator('tr[data-status="generating"], tr[data-status="saving"], tr[data-status="submitting"]')).toHaveCount(0, {
      timeout: 90_000,
    });
    await line(colleague)
      .getByRole("button", { name: `Put away ${batch}` })
      .click();
    await expect(line(colleague)).toHaveCount(0);
    await other.close();
  });

  await test.step("what was made is marked and skipped, and the price follows", async () => {
    await page.goto("/studio/sheet");
    await expect(state(1)).toContainText("made, skipped", { timeout: 30_000 });
    const skipped = await grid.locator(".sheet-state", { hasText: "made, skipped" }).count();
    await expect(price.getByRole("button", { name: `Run ${6 - skipped} takes free` })).toBeVisible();
    await price.getByRole("switch", { name: /^Skip what was already made/ }).click();
    await expect(price.getByRole("button", { name: "Run 6 takes free" })).toBeVisible();
    await expect(state(1)).toContainText("made before");
  });
});

test("on a phone the rows are cards that a finger writes in", async ({ browser }) => {
  const context = await browser.newContext({
    storageState: stateFile(),
    baseURL: studio().url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const { open, cell, price } = sheetPage(page);
  await open();
  await cell(1, "prompt").tap();
  await cell(1, "prompt").tap();
  await page.getByRole("textbox", { name: "Prompt, row 1" }).fill("Rain on the window");
  await page.keyboard.press("Enter");
  await expect(cell(1, "prompt")).toContainText("Rain on the window");
  await price.getByRole("button", { name: "1 row needs a look" }).tap();
  await expect(cell(1, "still")).toContainText("Add a still.");
  await cell(1, "still").tap();
  await page.getByRole("dialog", { name: "Choose stills" }).getByRole("button", { name: "Close" }).tap();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await inBothThemes(page, () => expectAccessible(page));
  await context.close();
});

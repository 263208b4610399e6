import type { Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, interactive, studioPage, takesWith } from "@/e2e/studio-page";
import type { TakeView } from "@/lib/takes/view";

test.afterEach(() => sandbox(studio().sandboxUrl).behave());

/** A first take of these words, as a clip in the feed. */
async function begin(page: Page, words: string): Promise<TakeView> {
  const { open, bring, prompt, generate, tile } = studioPage(page);
  await open();
  await bring("fig");
  await prompt.fill(words);
  await generate.click();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  return expectStatus(page, words, "ready");
}

/** What can be made from a take of these words, opened at its tile. */
async function openMenu(page: Page, words: string, number: number) {
  const tiles = studioPage(page).takesOf(words);
  await tiles
    .getByRole("link", { name: new RegExp(`take ${number}, `) })
    .first()
    .hover();
  await tiles.getByRole("button", { name: `Make from take ${number}` }).click();
  return page.getByRole("group", { name: new RegExp(`^Make from .* take ${number}$`) });
}

async function newest(page: Page, words: string): Promise<TakeView> {
  const [take] = await takesWith(page, words);
  if (!take) throw new Error("There is no such take.");
  return take;
}

test("a take is varied, promoted and changed in one thing, and each says what it came from", async ({ page }) => {
  const words = fresh("Juice runs down the fig");
  const first = await begin(page, words);
  const { composer, takesOf, generate, prompt } = studioPage(page);
  const made = (number: number) => takesOf(words).locator("li", { has: page.getByText(`T${number}`, { exact: true }) });

  await test.step("varied by one press", async () => {
    const menu = await openMenu(page, words, 1);
    await expect(menu.getByRole("button", { name: "Use these settings" })).toBeFocused();
    await inBothThemes(page, () => expectAccessible(page));
    await menu.getByRole("button", { name: /^Vary.*free/ }).click();
    await expect(menu).toBeHidden();
    await expect(made(2)).toContainText("varied from take 1");
    const varied = await newest(page, words);
    expect(varied).toMatchObject({ number: 2, settings: first.settings, from: { takeId: first.id, how: "varied" } });
    expect(varied.seed).not.toBe(first.seed);
  });

  await test.step("promoted by keys alone, with the same seed", async () => {
    await takesOf(words)
      .getByRole("link", { name: /take 1, / })
      .focus();
    const button = takesOf(words).getByRole("button", { name: "Make from take 1" });
    await button.focus();
    await page.keyboard.press("Enter");
    const menu = page.getByRole("group", { name: /^Make from .* take 1$/ });
    const top = menu.getByRole("button", { name: "Use these settings" });
    await expect(top).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(menu.getByRole("button", { name: "Last frame as end still" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(top).toBeFocused();
    for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
    await expect(menu.getByRole("button", { name: /^Promote to 720p.*not the same picture.*free/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(made(3)).toContainText("promoted from take 1");
    expect(await newest(page, words)).toMatchObject({
      number: 3,
      seed: first.seed,
      settings: { ...first.settings, resolution: "720p" },
      from: { takeId: first.id, how: "promoted" },
    });
  });

  await test.step("changed in one thing: the form goes to it, and says what differs", async () => {
    const menu = await openMenu(page, words, 1);
    await menu.getByRole("button", { name: "Change one thing" }).click();
    await menu.getByRole("button", { name: "Length", exact: true }).click();
    await expect(composer.getByRole("radiogroup", { name: "Length" }).getByRole("radio", { name: "5 s" })).toBeFocused();
    const note = composer.getByRole("region", { name: /^From .* take 1$/ });
    await expect(note).toContainText("nothing is changed yet");
    await composer.getByRole("radiogroup", { name: "Length" }).getByRole("radio", { name: "8 s" }).check();
    await prompt.fill(`${words}, slowly`);
    await expect(note).toContainText(/Prompt.*slowly/);
    await expect(note).toContainText(/Length.*5 s.*8 s/);
    await inBothThemes(page, () => expectAccessible(page));
    await generate.click();
    await expect(takesOf(words).getByText("changed from")).toBeVisible();
    expect(await newest(page, words)).toMatchObject({ number: 4, seed: first.seed, from: { takeId: first.id, how: "changed" } });
    await note.getByRole("button", { name: /^Forget/ }).click();
    await expect(note).toBeHidden();
  });

  await test.step("the player says what was changed, and leads along the chain", async () => {
    await expect.poll(async () => (await takesWith(page, words)).map(({ status }) => status), { timeout: 45_000 }).toEqual(Array(4).fill("ready"));
    await takesOf(words)
      .getByRole("link", { name: /take 3, / })
      .first()
      .click();
    const player = page.getByRole("dialog");
    await expect(player.getByRole("region", { name: "Made from" })).toContainText(/promoted from.*take 1.*Resolution.*480p.*720p/);
    const chain = player.getByRole("navigation", { name: "Chain of takes" });
    await expect(chain.getByRole("link")).toHaveText([/T1.*the first/, /T3.*promoted from T1/]);
    await inBothThemes(page, () => expectAccessible(page));
    await chain.getByRole("link", { name: /^T1 / }).click();
    await expect(player.getByRole("heading", { level: 2 })).toContainText("T1");
    await expect(chain.getByRole("link")).toHaveText([/T1/, /T2.*varied from T1/, /T3.*promoted from T1/, /T4.*changed from T1/]);

    await page.keyboard.press("v");
    await expect(chain.getByRole("link")).toHaveCount(5);
    expect(await newest(page, words)).toMatchObject({ number: 5, from: { takeId: first.id, how: "varied" } });
    await page.keyboard.press("Escape");
    await expect(player).toBeHidden();
  });
});

test("a clip is extended twice by its frames, and the chain is shown on a phone too", async ({ page }) => {
  const words = fresh("Steam rises from the fig");
  const { composer, still, prompt, generate, takesOf } = studioPage(page);
  const line = [await begin(page, words)];
  const player = page.getByRole("dialog");

  for (const times of ["once", "twice"]) {
    const before = line.at(-1);
    if (!before) throw new Error("The line is lost.");
    await page.goto(`/studio?take=${before.id}`);
    const scrubber = player.getByRole("slider", { name: "Place in the clip" });
    await interactive(scrubber);
    await scrubber.press("End");
    await expect(player.getByRole("button", { name: /^Play/ }), "a clip that plays shows its last frame too, for a moment").toBeVisible();
    await expect(player.getByRole("button", { name: "Extend frame 81" })).toBeVisible();
    await page.keyboard.press("e");
    await expect(player).toBeHidden();
    await expect(prompt).toBeFocused();
    await expect(prompt).toHaveValue(before.prompt);
    await expect(still.getByRole("img", { name: `Still: ${before.slate} T${before.number}, frame 81` })).toBeVisible();
    await expect(composer.getByRole("region", { name: "End still" }).getByRole("button", { name: /^End still/ })).toBeVisible();
    await prompt.fill(`${words}, ${times}`);
    await generate.click();
    await expect(takesOf(`${words}, ${times}`)).toContainText(`extends ${before.slate} take ${before.number}`);
    line.push(await expectStatus(page, `${words}, ${times}`, "ready"));
  }

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/studio?take=${line.at(-1)?.id}`);
  const chain = player.getByRole("navigation", { name: "Chain of takes" });
  await expect(chain.getByRole("link")).toHaveText([/the first/, /extends .* T1, frame 81/, /extends .* T1, frame 81/]);
  await inBothThemes(page, () => expectAccessible(page));
  await chain.getByRole("link").first().click();
  await expect(chain.getByRole("link")).toHaveCount(2);
  await expect(player.getByRole("heading", { level: 2 })).toContainText(line[0]?.slate ?? "");
});

test("a retry and what it retries know of each other", async ({ page }) => {
  const words = fresh("Refused, then tried again");
  await sandbox(studio().sandboxUrl).misbehave({ on: "create", kind: "refuse", status: 400, body: { code: 400, message: "no" }, prompt: words });
  const { open, bring, prompt, generate, row, tile, takesOf } = studioPage(page);
  await open();
  await bring("fig");
  await prompt.fill(words);
  await generate.click();
  await expect(row(words)).toContainText("Failed", { timeout: 45_000 });
  await row(words).getByRole("button", { name: "Retry free, take 1" }).click();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  await expect(takesOf(words)).toContainText("retry of take 1");
  await row(words).getByRole("link", { name: "take 2" }).click();
  await expect(page.getByRole("dialog").getByRole("heading", { level: 2 })).toContainText("T2");
});

test("a press on a take can be taken back before anything leaves", async ({ page }) => {
  const words = fresh("Taken back at the tile");
  await begin(page, words);
  const grace = (isOn: boolean) => rows("UPDATE member SET has_grace = $1", [isOn]);
  await grace(true);
  try {
    // the moment lasts as long as the journey wants, however slow the machine is
    await page.clock.install();
    await page.reload();
    const menu = await openMenu(page, words, 1);
    await expect(menu.getByRole("button", { name: /^Vary/ })).toBeVisible();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
    await menu.getByRole("button", { name: /^Vary/ }).click();
    const back = menu.getByRole("button", { name: /^Take back/ });
    await expect(back).toContainText("leaves in a moment");
    // the second of a double click takes nothing back
    await back.click();
    await expect(back).toContainText("leaves in a moment");
    await page.clock.fastForward(1_000);
    await back.click();
    await expect(page.getByText("Taken back: nothing was queued or spent.")).toBeVisible();
    await expect(menu.getByRole("button", { name: /^Vary/ })).toBeVisible();
    expect(await takesWith(page, words)).toHaveLength(1);
  } finally {
    await grace(false);
  }
});

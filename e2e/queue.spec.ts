import type { Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { studioPage, takesWith } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);

/** How many takes Eachlabs may have at once; null: as many as it usually may. */
async function allow(concurrency: number | null): Promise<void> {
  await rows(
    `INSERT INTO provider_setting (provider, concurrency, updated_at) VALUES ('eachlabs', $1, now())
     ON CONFLICT (provider) DO UPDATE SET concurrency = excluded.concurrency`,
    [concurrency],
  );
}

// beside what an earlier try may have left there
test.beforeEach(async () => {
  const left = await rows("SELECT id FROM take WHERE provider = 'eachlabs' AND status IN ('submitting', 'generating', 'unconfirmed')");
  await allow(left.length + 1);
});
test.afterEach(async () => {
  await allow(null);
  await far().behave();
});

/** One take at Eachlabs that never ends by itself: everything else there waits behind it. */
async function fillThePlace(page: Page, words: string): Promise<void> {
  const { open, bring, prompt, choice, generate, row } = studioPage(page);
  await far().misbehave({ on: "create", kind: "never_ends", vendor: "eachlabs", prompt: words });
  await open();
  await bring("brushes");
  await choice("Provider", "Eachlabs").check();
  await choice("Resolution", "480p").check();
  await prompt.fill(words);
  await generate.click();
  await expect(row(words)).toContainText("Generating", { timeout: 45_000 });
}

test.setTimeout(240_000);

test("queued takes say their place, go in the order that they are put in, and leave when they are canceled", async ({ page }) => {
  const [first, words] = [fresh("It has the only place"), fresh("They wait behind it")];
  const { composer, prompt, generate, row, tile } = studioPage(page);
  const take = (number: number) => row(words, number - 1);
  await fillThePlace(page, first);

  await test.step("three takes wait, and say where", async () => {
    await prompt.fill(words);
    for (let more = 0; more < 2; more += 1) await composer.getByRole("button", { name: "More takes" }).click();
    await generate.click();
    for (const [number, place] of ["1st of 3", "2nd of 3", "3rd of 3"].entries()) await expect(take(number + 1)).toContainText(place);
    await expectAccessible(page);
  });

  await test.step("the last goes to the front, and the others see it", async () => {
    await take(3).getByRole("button", { name: "Move take 3 to the front" }).click();
    await expect(take(3)).toContainText("1st of 3");
    await expect(take(1)).toContainText("2nd of 3");
    await expect(take(2)).toContainText("3rd of 3");
    await expect(take(3).getByRole("button", { name: "Move take 3 up" })).toHaveCount(0);
  });

  await test.step("with the keyboard, another goes up by one and keeps the focus", async () => {
    const up = take(2).getByRole("button", { name: "Move take 2 up" });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(take(2)).toContainText("2nd of 3");
    await expect(take(1)).toContainText("3rd of 3");
    await expect(up).toBeFocused();
    await expect(take(1).getByRole("button", { name: "Move take 1 down" })).toHaveCount(0);
  });

  await test.step("one is canceled, and those behind it move up", async () => {
    await take(2).getByRole("button", { name: "Cancel take 2" }).click();
    await expect(take(2)).toContainText("Canceled");
    await expect(take(1)).toContainText("2nd of 2");
  });

  await test.step("once there is a place, the provider sees them in that order", async () => {
    await row(first).getByRole("button", { name: "Cancel take 1" }).click();
    await page.getByRole("dialog", { name: "Cancel take 1?" }).getByRole("button", { name: "Cancel the take" }).click();
    const seeds = new Map((await takesWith(page, words)).map(({ number, seed }) => [number, seed]));
    const seen = async () => (await far().creates(words)).map(({ seed }) => seed);
    await expect.poll(seen, { timeout: 60_000 }).toEqual([seeds.get(3), seeds.get(1)]);
    await expect(tile(words, 1)).toBeVisible({ timeout: 60_000 });
  });
});

import type { Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, studioPage } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);
/** The first look comes after ten seconds. */
const LOOKED = { timeout: 45_000 };

test.afterEach(() => far().behave());

async function send(page: Page, words: string, provider: "WaveSpeed" | "Eachlabs"): Promise<void> {
  const { open, bring, prompt, choice, generate, row } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
  await choice("Provider", provider).check();
  await generate.click();
  await expect(row(words)).toContainText("Unconfirmed");
}

async function decide(page: Page, words: string, choice: string) {
  await studioPage(page).row(words).getByRole("button", { name: "Decide…" }).click();
  const dialog = page.getByRole("dialog", { name: "What became of take 1?" });
  await dialog.getByRole("radio", { name: choice }).check();
  return dialog;
}

test("a create that never arrived is looked for, and a person who looked too says that it did not run", async ({ page }) => {
  const words = fresh("It never arrived");
  await far().misbehave({ on: "create", kind: "drop_before", prompt: words });
  await send(page, words, "Eachlabs");
  const { row } = studioPage(page);
  await expect(row(words)).toContainText(/We are looking for it at Eachlabs\. Next look at \d\d:\d\d\./);
  await expect(row(words)).toContainText(/Looked once: Eachlabs does not show it\. Next look at \d\d:\d\d\./, LOOKED);
  await inBothThemes(page, () => expectAccessible(page));
  const dialog = await decide(page, words, "It did not run");
  await dialog.getByRole("button", { name: "It did not run" }).click();
  await expect(row(words)).toContainText(/looked: the provider never ran it\. Nothing was charged\./);
  expect(await expectStatus(page, words, "failed")).toMatchObject({ failure: { code: "not_created" }, chargedMicros: null });
  expect((await far().creates(words)).filter(({ isAccepted }) => isAccepted)).toEqual([]);
});

test("a create of which nobody can tell is written off on a person's word", async ({ page }) => {
  const words = fresh("Nobody can tell");
  await far().misbehave({ on: "create", kind: "drop_before", prompt: words });
  await send(page, words, "WaveSpeed");
  const { row } = studioPage(page);
  await expect(row(words)).toContainText(/WaveSpeed never answered\. It may have run\. We are looking for it/);
  const dialog = await decide(page, words, "Nobody can tell");
  // a narrower window shows the form or the takes: whoever is asked stays asked
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 800, height: size.height });
  await expect(dialog.getByRole("button", { name: "Write it off" })).toBeInViewport();
  await page.setViewportSize(size);
  await dialog.getByRole("button", { name: "Write it off" }).click();
  await expect(row(words)).toContainText(/wrote it off\. Nothing was charged\./);
  expect(await expectStatus(page, words, "failed")).toMatchObject({ failure: { code: "written_off" }, chargedMicros: 0 });
});

test("a create that ran goes on with the provider's id, which is checked, and comes to its clip", async ({ page }) => {
  const words = fresh("It ran, and a person knows its id");
  await far().misbehave(
    { on: "create", kind: "drop_after_accept", prompt: words },
    { on: "callback", kind: "callback_lost", prompt: words, times: null },
    { on: "check", kind: "refuse", prompt: words, times: null },
  );
  await send(page, words, "Eachlabs");
  const { row, tile } = studioPage(page);
  await expect(row(words)).toContainText(/Looked once: Eachlabs could not be asked\./, LOOKED);
  const [create] = await far().creates(words);
  await far().behave();
  await far().misbehave({ on: "callback", kind: "callback_lost", prompt: words, times: null });
  const dialog = await decide(page, words, "It ran");
  const id = dialog.getByLabel("Eachlabs’s id of the prediction");
  await id.fill("made-up");
  await dialog.getByRole("button", { name: "It ran: go on with it" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Eachlabs knows no prediction with this id.");
  await expectAccessible(page);
  await id.fill(create?.predictionId ?? "");
  await dialog.getByRole("button", { name: "It ran: go on with it" }).click();
  await expect(dialog).toBeHidden();
  await expect(tile(words)).toBeVisible(LOOKED);
  expect(await far().creates(words)).toHaveLength(1);
});

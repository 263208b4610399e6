import { readFile, truncate, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { sha256Of } from "@/e2e/clip-file";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { ownersToken, rest } from "@/e2e/rest";
import { interactive, studioPage } from "@/e2e/studio-page";
import type { TakeView } from "@/lib/takes/view";

const PROMPT = "Seeds fly <off> & away ]]> 🌬";
const NEGATIVE = "text, logos";
const SEED = 20_261_114;

let take: TakeView;

test.beforeAll(async () => {
  const api = rest(await ownersToken());
  const still = await api.sendStill("dandelion");
  const settings = { resolution: "480p", num_inference_steps: 31 };
  const [started] = await api.start({ provider: "eachlabs", stillId: still.id, prompt: PROMPT, negativePrompt: NEGATIVE, settings, seed: SEED });
  if (!started) throw new Error("No take was started.");
  take = await api.ended(started.id);
});

async function openTake(page: Page) {
  await page.goto(`/gallery?take=${take.id}`);
  const player = page.getByRole("dialog");
  const button = player.getByRole("button", { name: "Download as" });
  await interactive(button);
  return { player, button };
}

async function download(page: Page, press: () => Promise<void>, file: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await press();
  const got = await coming;
  await got.saveAs(file);
  return got.suggestedFilename();
}

test("a downloaded MP4, dropped on the window, fills the form with its recipe, and that can be undone", async ({ page }, testInfo) => {
  const { player } = await openTake(page);
  const file = testInfo.outputPath("kept.mp4");
  const name = await download(page, () => player.getByRole("link", { name: /^Download/ }).click(), file);
  expect(name).toMatch(/^[A-Z]{3}-\d\d-T1-seeds-fly-off-away-eachlabs-20261114\.mp4$/);
  expect(await sha256Of(file, take.clip?.bytes)).toBe(take.clip?.sha256);

  const { open, drop, choice, composer, prompt, still } = studioPage(page);
  await open();
  await choice("Provider", "WaveSpeed").click();
  await prompt.fill("Words of my own");
  await drop(file, "Recipe");
  const undo = page.getByRole("button", { name: "Undo" });
  // it waits for whoever is on it
  await undo.focus();
  await expect(prompt).toHaveValue(PROMPT);
  await expect(choice("Provider", "Eachlabs")).toBeChecked();
  await expect(composer.getByRole("textbox", { name: "Leave out" })).toHaveValue(NEGATIVE);
  await expect(composer.getByRole("textbox", { name: "Seed" })).toHaveValue(String(SEED));
  await expect(composer.getByRole("button", { name: "Keep this seed for the next takes" })).toHaveAttribute("aria-pressed", "true");
  await expect(choice("Resolution", "480p")).toBeChecked();
  await expect(still.getByRole("img", { name: "Still: dandelion.jpg" })).toBeVisible();
  await expectAccessible(page);

  await undo.press("Enter");
  await expect(prompt).toHaveValue("Words of my own");
  await expect(choice("Provider", "WaveSpeed")).toBeChecked();
  await expect(still.getByRole("button", { name: /^Drop a still here/ })).toBeVisible();

  // with the recipe taken out of it, or a part of the file gone, it says so and touches nothing
  const bare = testInfo.outputPath("bare.mp4");
  await writeFile(bare, (await readFile(file)).subarray(0, take.clip?.bytes));
  await drop(bare, "Recipe");
  await expect(still.getByText("bare.mp4 was not added")).toBeVisible();
  await expect(still.getByText(/^This video carries no recipe/)).toBeVisible();
  await truncate(bare, 5_000);
  await studioPage(page).choose(bare);
  await expect(still.getByText(/^This MP4 is damaged/)).toBeVisible();
  await expect(prompt).toHaveValue("Words of my own");
});

test("a recipe whose still is not in this studio says which one it was, and asks for it", async ({ page }, testInfo) => {
  const { player } = await openTake(page);
  const file = testInfo.outputPath("stranger.mp4");
  await download(page, () => player.getByRole("link", { name: /^Download/ }).click(), file);
  const bytes = await readFile(file);
  const at = bytes.lastIndexOf('"sha256":"') + '"sha256":"'.length;
  bytes.write("0".repeat(64), at);
  await writeFile(file, bytes);

  const { open, choose, prompt, still, bring } = studioPage(page);
  await open();
  await choose(file);
  await expect(prompt).toHaveValue(PROMPT);
  const note = still.getByText(/^Its still “dandelion\.jpg”, \d+ × \d+, is not in this studio\. Add it here\.$/);
  await expect(note).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await bring("dandelion");
  await expect(note).toBeHidden();
  await expect(prompt).toHaveValue(PROMPT);
});

test("the menu of downloads is used by keys: without recipe, a frame of the clip's size, a GIF that is made first, names by a template", async ({
  page,
}, testInfo) => {
  const { player, button } = await openTake(page);
  await expect(player.locator("video")).toHaveJSProperty("readyState", 4);
  await player.getByRole("slider", { name: "Place in the clip" }).focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press(".");
  await button.focus();
  await page.keyboard.press("Enter");
  const bare = player.getByRole("link", { name: /^MP4 without recipe \d/ });
  await expect(bare).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.keyboard.press("Escape");
  await expect(bare).toBeHidden();
  await expect(player, "Esc closed the menu alone").toBeVisible();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");

  const names = player.getByRole("button", { name: "File names…" });
  await names.press("Enter");
  const template = player.getByRole("textbox", { name: "File names" });
  await template.fill("{slate}/{take}");
  await expect(player.getByRole("alert")).toContainText("A file name can’t hold");
  await template.fill("{slate}_{take}_{seed}");
  await expect(player.getByText(/^[A-Z]{3}-\d\d_T1_20261114\.mp4$/), "what it comes to").toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));

  const file = testInfo.outputPath("file");
  await download(page, () => bare.press("Enter"), file);
  expect(await sha256Of(file)).toBe(take.clip?.sha256);

  const frame = await download(page, () => player.getByRole("link", { name: /^Frame 5, PNG/ }).press("Enter"), file);
  expect(frame).toMatch(/^[A-Z]{3}-\d\d_T1_20261114-frame-5\.png$/);
  const { format, width, height } = await sharp(file).metadata();
  expect({ format, width, height }).toEqual({ format: "png", width: take.clip?.width, height: take.clip?.height });

  const gif = player.getByRole("button", { name: /^GIF about \d/ });
  const name = await download(page, () => gif.press("Enter"), file);
  expect(name).toMatch(/^[A-Z]{3}-\d\d_T1_20261114\.gif$/);
  expect((await sharp(file, { animated: true }).metadata()).pages).toBeGreaterThan(20);
  await expect(player.getByRole("link", { name: /^GIF \d/ }), "made once, then simply there").toBeVisible();
});

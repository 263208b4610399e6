import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { photograph, studioPage, takesWith } from "@/e2e/studio-page";
import { photo, zeroPng } from "@/lib/media/picture-corpus";

const MB = 1024 * 1024;
const jpeg = readFileSync(photograph("fig"));

test("a file that can't become a still is named, with why, and the work goes on", async ({ page, expectedErrors }) => {
  // the browser writes down each answer that is a refusal
  expectedErrors.push(/Failed to load resource: the server responded with a status of 4\d\d/);
  const { open, choose, still, prompt, generate, takesOf } = studioPage(page);
  const words = fresh("Typed before the bad files");
  await open();
  await prompt.fill(words);

  const bad: [string, string, Buffer, RegExp][] = [
    ["notes.jpg", "image/jpeg", Buffer.from("hello, this is no picture"), /notes\.jpg was not added.*This is no picture that we can read/],
    [
      "large.jpg",
      "image/jpeg",
      Buffer.concat([jpeg, Buffer.alloc(26 * MB - jpeg.length)]),
      /large\.jpg was not added.*It has 26\.0 MB; a still may have 25 MB/,
    ],
    [
      "drawing.png",
      "image/png",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>'),
      /drawing\.png was not added.*SVG can’t be sent/,
    ],
    ["bomb.png", "image/png", zeroPng(12_000, 6_000), /bomb\.png was not added.*72 megapixels; a still may have 50/],
    ["giant.png", "image/png", zeroPng(40_000, 40_000), /more than 50 million pixels|1600 megapixels/],
    ["cut.jpg", "image/jpeg", jpeg.subarray(0, Math.round(jpeg.length / 3)), /damaged or cut short/],
  ];
  for (const [name, mimeType, buffer, sentence] of bad) {
    await test.step(name, async () => {
      await choose({ name, mimeType, buffer });
      await expect(still).toContainText(sentence);
      await expect(prompt).toHaveValue(words);
    });
  }
  await expectAccessible(page);
  await generate.click();
  await expect(still.getByRole("alert").last()).toHaveText("This still has not been uploaded. Upload it again or replace it.");

  await choose({ name: "good.jpg", mimeType: "image/jpeg", buffer: await photo(640, 480) });
  await expect(still.getByRole("img", { name: "Still: good.jpg" })).toBeVisible();
  await expect(still.getByRole("alert")).toHaveCount(0);
  await expect(prompt).toHaveValue(words);
  await expect(takesOf(words)).toHaveCount(0);
  expect(await takesWith(page, words)).toEqual([]);
});

test("a field that won't do says so beside it, keeps what was typed, and nothing is sent", async ({ page }) => {
  const { open, composer, bring, prompt, generate, still } = studioPage(page);
  await open();
  await test.step("no still", async () => {
    await prompt.fill("A prompt without its still");
    await generate.click();
    await expect(still.getByRole("alert")).toHaveText("Add a still first.");
  });
  await bring("brushes");
  await expect(still.getByRole("alert")).toHaveCount(0);

  await test.step("an empty prompt", async () => {
    await prompt.fill("   ");
    await generate.click();
    await expect(prompt).toBeFocused();
    await expect(prompt).toHaveAccessibleDescription(/Write a prompt: what should move, and how\?/);
  });
  await test.step("a prompt of 100,000 characters", async () => {
    const long = "The wind rises. ".repeat(6_250);
    await prompt.fill(long);
    await generate.click();
    await expect(prompt).toHaveAccessibleDescription(/The prompt is 97,999 characters too long\./);
    await expect(prompt).toHaveValue(long);
    await expectAccessible(page);
  });
  await test.step("a word without an end", async () => {
    const width = async () => (await prompt.boundingBox())?.width;
    const before = await width();
    await prompt.fill("x".repeat(2_000));
    expect(await width(), "it stays in its column").toBe(before);
  });
  await test.step("a seed out of bounds", async () => {
    await prompt.fill("Bounds are kept");
    const seed = composer.getByRole("textbox", { name: "Seed" });
    await seed.fill("99999999999");
    await generate.click();
    await expect(seed).toBeFocused();
    await expect(seed).toHaveAccessibleDescription(/A seed is a whole number from 0 to/);
    await expect(seed).toHaveValue("99999999999");
  });
  for (const words of ["A prompt without", "The wind rises", "Bounds are kept"]) {
    expect(await takesWith(page, words)).toEqual([]);
    expect(await sandbox(studio().sandboxUrl).creates(words)).toEqual([]);
  }
});

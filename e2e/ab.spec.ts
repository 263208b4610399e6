import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { studioPage, takesWith } from "@/e2e/studio-page";

test("one press asks both providers for the same, and says what differs and what each costs", async ({ page }) => {
  const words = fresh("The same stream, made twice");
  const { open, bring, prompt, generate, price, choice, composer, takesOf } = studioPage(page);
  const side = (name: string) => composer.getByRole("region", { name, exact: true });
  const parity = composer.getByRole("status").filter({ hasText: /omparable/ });
  await open();
  await bring("stream");
  await prompt.fill(words);
  await choice("Resolution", "720p").check();
  await choice("Length", "8 s").check();
  await choice("Provider", "Both").check();

  await expect(parity).toContainText("Not yet comparable.");
  await expect(parity).toContainText("Length: WaveSpeed 8 s, Eachlabs 5.06 s. 8 s has no twin at Eachlabs.");
  await expect(parity).toContainText("Eachlabs makes 81 frames at 16 a second, interpolated to 32: 5.06 s.");
  await composer.getByRole("button", { name: "Set resolution apart" }).click();
  await side("Eachlabs").getByRole("combobox", { name: "Resolution" }).selectOption("580p");
  await expect(parity).toContainText("580p has no twin at WaveSpeed.");
  await inBothThemes(page, () => expectAccessible(page));
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await composer.getByRole("button", { name: "Match them" }).click();
  await expect(parity).toContainText("Comparable: the same still, prompt and seed for both.");
  await expect(side("WaveSpeed").getByRole("radio", { name: "5 s" })).toBeChecked();
  await choice("Resolution", "480p").check();
  await expect(price.getByRole("row", { name: "1 × WaveSpeed 480p, 5 s" })).toContainText("$0.15");
  await expect(price.getByRole("row", { name: "1 × Eachlabs 480p" })).toContainText("price not published");
  await expect(price).toContainText("Sandbox: free, would cost $0.15 live, and a price not published");
  await composer.getByRole("button", { name: "More takes" }).click();
  await expect(generate).toHaveText("Generate 4 takes free");

  await generate.dblclick();
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(4);
  const creates = () => sandbox(studio().sandboxUrl).creates(words);
  await expect.poll(async () => (await creates()).length, { timeout: 45_000 }).toBe(4);
  const takes = (await takesWith(page, words)).sort((a, b) => a.number - b.number);
  expect(takes.map(({ number, provider }) => [number, provider])).toEqual([
    [1, "wavespeed"],
    [2, "eachlabs"],
    [3, "wavespeed"],
    [4, "eachlabs"],
  ]);
  expect(new Set(takes.map(({ shotId }) => shotId)).size).toBe(1);
  const [a, b, c, d] = takes.map(({ seed }) => seed);
  expect([a, c]).toEqual([b, d]);
  expect(a).not.toBe(c);
  expect(takes.map(({ settings }) => settings.resolution)).toEqual(["480p", "480p", "480p", "480p"]);
  expect((await creates()).map(({ vendor, seed }) => `${vendor} ${seed}`).sort()).toEqual(
    [`eachlabs ${a}`, `eachlabs ${c}`, `wavespeed ${a}`, `wavespeed ${c}`].sort(),
  );
});

test("settings say what was changed, come along to the other provider where they mean the same, and go back", async ({ page }) => {
  const { open, composer, choice, price } = studioPage(page);
  const slider = composer.getByRole("slider", { name: "Steps" });
  await open();
  // a draft of an earlier journey may stand here
  for (const name of ["Eachlabs", "WaveSpeed"]) {
    await choice("Provider", name).check();
    const reset = composer.getByRole("button", { name: new RegExp(`^Reset all of ${name}`) });
    if (await reset.isVisible()) await reset.click();
  }
  await choice("Resolution", "720p").check();
  await choice("Length", "8 s").check();
  await choice("Provider", "Eachlabs").check();
  await expect(choice("Resolution", "720p"), "it means the same").toBeChecked();
  const lost = composer.getByRole("region", { name: "Provider", exact: true }).getByRole("status");
  await expect(lost).toContainText("8 s has no twin at Eachlabs: its clips are 5.06 s.");
  await expectAccessible(page);
  await lost.getByRole("button", { name: "Undo" }).click();
  await expect(choice("Provider", "WaveSpeed")).toBeChecked();
  await expect(choice("Length", "8 s")).toBeChecked();
  await composer.getByRole("button", { name: "Reset Length to 5 s" }).click();
  await expect(choice("Length", "5 s")).toBeChecked();
  await expect(choice("Length", "5 s")).toBeFocused();
  await choice("Provider", "Eachlabs").check();
  await expect(lost).toBeEmpty();

  const height = async () => (await price.boundingBox())?.height;
  const before = await height();
  for (const resolution of ["480p", "580p", "720p"]) {
    await choice("Resolution", resolution).check();
    expect(await height(), "the price does not jump").toBe(before);
  }
  await composer.getByText("Advanced").click();
  await slider.fill("30");
  await expect(slider).toHaveAccessibleDescription(/From 2 to 40; 27 unless changed\./);
  await composer.getByRole("switch", { name: "Safety checker" }).check();
  await expect(composer.locator("summary").getByText("2 changed")).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.reload();
  await expect(slider, "it stays open").toBeVisible();
  await composer.getByRole("button", { name: "Reset Steps to 27" }).click();
  await expect(slider).toHaveValue("27");
  await expect(slider).toBeFocused();
  await choice("Provider", "WaveSpeed").check();
  await expect(lost).toContainText("WaveSpeed has no such setting as Safety checker: what you set waits with Eachlabs.");
  await choice("Provider", "Eachlabs").check();
  await composer.getByRole("button", { name: /^Reset all of Eachlabs/ }).click();
  await expect(composer.getByRole("switch", { name: "Safety checker" })).not.toBeChecked();
  await page.setViewportSize({ width: 390, height: 844 });
  await composer.getByRole("button", { name: "Price breakdown" }).click();
  const said = page.getByText(/^\d settings? of Eachlabs went back to the default\.$/);
  await expect(said).toBeVisible();
  const [word, paid] = [await said.boundingBox(), await price.boundingBox()];
  expect((word?.y ?? 0) + (word?.height ?? 0), "what is said does not lie on the price").toBeLessThan(paid?.y ?? 0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(composer.getByRole("switch", { name: "Safety checker" })).toBeChecked();
});

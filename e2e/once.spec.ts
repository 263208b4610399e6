import { expect, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, studioPage, takesWith } from "@/e2e/studio-page";

test("a double click makes the take once, every tab shows it once, and a reload keeps draft and takes", async ({ page, context }) => {
  const words = fresh("Pressed twice in a hurry");
  const here = studioPage(page);
  await here.open();
  await here.bring("stream");
  await here.prompt.fill(words);
  await here.composer.getByRole("textbox", { name: "Leave out" }).fill("text, logos");
  const other = await context.newPage();
  const there = studioPage(other);
  await there.open();

  await here.generate.dblclick();
  await expect(here.tile(words)).toBeVisible({ timeout: 45_000 });
  await expect(there.tile(words), "the other tab shows it without a reload").toBeVisible();
  for (const { takesOf } of [here, there]) await expect(takesOf(words).getByRole("listitem")).toHaveCount(1);
  expect(await takesWith(page, words)).toHaveLength(1);
  expect(await sandbox(studio().sandboxUrl).creates(words)).toHaveLength(1);

  await page.reload();
  await expect(here.prompt).toHaveValue(words);
  await expect(here.composer.getByRole("textbox", { name: "Leave out" })).toHaveValue("text, logos");
  await expect(here.still.getByRole("img", { name: /^Still/ })).toBeVisible();
  await expect(here.tile(words)).toBeVisible();
});

test("a press whose answer was lost is pressed again, after a reload too, and still makes its takes once", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  const words = fresh("The answer to this press is lost");
  const { open, bring, prompt, composer, generate, price, takesOf } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
  await composer.getByRole("button", { name: "More takes" }).click();

  let isLost = false;
  await page.route("**/studio", async (route) => {
    const isPress = route.request().method() === "POST" && (route.request().postData() ?? "").includes(words);
    if (!isPress || isLost) return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await generate.click();
  await expect(price.getByRole("alert")).toContainText("Press again: it counts as the same press");
  await page.reload();
  await expect(prompt).toHaveValue(words);
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(2);
  await generate.click();
  await expect(price.getByRole("status")).toContainText("That press had arrived: these are its takes.");
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(2);
  await expect.poll(async () => (await takesWith(page, words)).map(({ status }) => status), { timeout: 45_000 }).toEqual(["ready", "ready"]);
  expect(await sandbox(studio().sandboxUrl).creates(words)).toHaveLength(2);
});

test("another press of the same words is another take of the same shot", async ({ page }) => {
  const words = fresh("Once more with the same words");
  const { open, bring, prompt, generate, takesOf } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
  await generate.click();
  const first = await expectStatus(page, words, "ready");
  await generate.click();
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(2);
  await expect.poll(async () => (await takesWith(page, words)).map(({ number }) => number)).toEqual([2, 1]);
  const [second] = await takesWith(page, words);
  expect(second?.shotId).toBe(first.shotId);
  expect(second?.seed).not.toBe(first.seed);
});

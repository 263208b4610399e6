import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { expectStatus, studioPage, takesWith, watchStates } from "@/e2e/studio-page";

const far = () => sandbox(studio().sandboxUrl);

test.afterEach(async () => {
  await far().behave();
  await far().set({ typicalMs: 800 });
});

async function compose(page: Page, words: string, provider: "WaveSpeed" | "Eachlabs"): Promise<void> {
  const { open, bring, prompt, choice } = studioPage(page);
  await open();
  await bring("brushes");
  await prompt.fill(words);
  await choice("Provider", provider).check();
}

test("a refused take says why, and its retry is a new take that leaves it as it is", async ({ page }) => {
  const words = fresh("Refused at the door");
  await compose(page, words, "WaveSpeed");
  await far().misbehave({ on: "create", kind: "refuse", status: 400, body: { code: 400, message: "prompt is not allowed here" }, prompt: words });
  const { generate, row, tile, takesOf } = studioPage(page);
  await generate.click();
  await expect(row(words)).toContainText("Failed");
  await expect(row(words)).toContainText(/prompt is not allowed here/);
  await expectAccessible(page);
  await row(words).getByRole("button", { name: "Retry free, take 1" }).click();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  await expect(takesOf(words).getByRole("listitem")).toHaveCount(2);
  const [retry, refused] = await takesWith(page, words);
  expect(refused).toMatchObject({ number: 1, status: "failed", failure: { code: "refused" } });
  expect(retry).toMatchObject({ number: 2, status: "ready", from: { takeId: refused?.id, how: "retried" }, seed: refused?.seed });
});

test("a take that the provider's safety check stops says so and what to do", async ({ page }) => {
  const words = fresh("Stopped by the safety check");
  await compose(page, words, "Eachlabs");
  await far().misbehave({ on: "create", kind: "moderated", prompt: words });
  const { generate, row } = studioPage(page);
  await generate.click();
  await expect(row(words)).toContainText("Failed", { timeout: 45_000 });
  await expect(row(words)).toContainText("Reword the prompt or use another still.");
  expect(await takesWith(page, words)).toMatchObject([{ failure: { code: "moderated" } }]);
});

test("a create whose answer was lost shows as unconfirmed and settles by itself, with one create", async ({ page }) => {
  const words = fresh("The create that nobody answered");
  await far().set({ typicalMs: 3_000 });
  await compose(page, words, "Eachlabs");
  await far().misbehave({ on: "create", kind: "drop_after_accept", prompt: words });
  const { generate, row, tile } = studioPage(page);
  const seen = await watchStates(page, words);
  await generate.click();
  await expect(row(words)).toContainText("Unconfirmed");
  await expect(row(words)).toContainText(/Eachlabs never answered\. It may have run\./);
  await row(words).getByRole("button", { name: "Decide…" }).click();
  const dialog = page.getByRole("dialog", { name: "What became of take 1?" });
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose what you found.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
  expect(await seen()).toContain("Unconfirmed");
  expect(await far().creates(words)).toHaveLength(1);
});

test("a queued take is canceled at once and never sent", async ({ page }) => {
  const words = fresh("Canceled while it waits");
  await compose(page, words, "Eachlabs");
  await far().misbehave({ on: "create", kind: "rate_limit", retryAfterS: 6, prompt: words });
  const { generate, row } = studioPage(page);
  await generate.click();
  await expect(row(words)).toContainText("Eachlabs has no room for more takes right now.");
  await row(words).getByRole("button", { name: "Cancel take 1" }).click();
  await expect(row(words)).toContainText("Canceled");
  expect((await far().creates(words)).filter(({ isAccepted }) => isAccepted)).toEqual([]);
});

test("a generating take is canceled where the provider can, and no longer waited for where it can't", async ({ page }) => {
  const words = fresh("Canceled while it generates");
  await far().set({ typicalMs: 5_000 });
  await far().misbehave({ on: "create", kind: "never_ends", vendor: "eachlabs", prompt: words });
  const { generate, row, tile, choice } = studioPage(page);
  await test.step("Eachlabs is told to stop", async () => {
    await compose(page, words, "Eachlabs");
    await generate.click();
    await expect(row(words)).toContainText("Generating", { timeout: 45_000 });
    await row(words).getByRole("button", { name: "Cancel take 1" }).click();
    const dialog = page.getByRole("dialog", { name: "Cancel take 1?" });
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel the take" }).click();
    await expect(dialog).toBeHidden();
    await expect(row(words)).toContainText("Canceled");
  });
  await test.step("WaveSpeed goes on, and its clip is kept", async () => {
    await choice("Provider", "WaveSpeed").check();
    await generate.click();
    await expect(row(words)).toContainText("Generating", { timeout: 45_000 });
    await row(words).getByRole("button", { name: "Stop waiting for take 2" }).click();
    await page.getByRole("dialog", { name: "Stop waiting for take 2?" }).getByRole("button", { name: "Stop waiting" }).click();
    await expect(row(words)).toContainText("We stopped waiting. If WaveSpeed finishes it all the same, the clip is kept");
    await expect(tile(words)).toBeVisible({ timeout: 45_000 });
    const [kept, canceled] = await takesWith(page, words);
    expect(canceled).toMatchObject({ provider: "eachlabs", status: "canceled" });
    expect(kept).toMatchObject({ provider: "wavespeed", status: "ready" });
    expect(kept?.canceledAt).not.toBeNull();
  });
});

test("without a connection the studio says so, and catches up by itself afterwards", async ({ page, context, expectedErrors }) => {
  expectedErrors.push(/net::ERR_/);
  const words = fresh("Made while this browser was away");
  await compose(page, words, "WaveSpeed");
  const { generate, row, feed, tile } = studioPage(page);
  await far().set({ typicalMs: 2_500 });
  await generate.click();
  await expect(row(words)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await expect(feed.getByRole("status")).toContainText("Offline");
  await expectAccessible(page);
  await expectStatus(page, words, "ready");
  await expect(tile(words), "nothing new is known here").toHaveCount(0);
  await context.setOffline(false);
  await expect(tile(words)).toBeVisible();
  await expect(page.getByText("You are offline.")).toBeHidden();
  await expect(feed.getByRole("status")).toHaveCount(0);
});

test("while the stream of events is broken the studio says so and asks by itself, and is live again afterwards", async ({ page, expectedErrors }) => {
  expectedErrors.push(/net::ERR_/);
  await page.route("**/api/events", (route) => route.abort());
  const words = fresh("Seen without a stream");
  await compose(page, words, "WaveSpeed");
  const { generate, feed, tile } = studioPage(page);
  await generate.click();
  await expect(feed.getByRole("status")).toContainText(/Reconnecting….*last update \d\d:\d\d/);
  await expect(tile(words)).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/api/events");
  await expect(feed.getByText("Live", { exact: true })).toBeVisible();
  await expect(feed.getByRole("status")).toHaveCount(0);
});

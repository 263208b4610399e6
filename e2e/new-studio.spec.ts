import type { Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { rest } from "@/e2e/rest";
import { sandbox } from "@/e2e/sandbox";
import { startStudio } from "@/e2e/start-studio";
import { OWNER, type RunningStudio, studio } from "@/e2e/studio";
import { interactive, studioPage } from "@/e2e/studio-page";

// one studio, from its first start to its first paid take: each test goes on where the one before ended
test.describe.configure({ mode: "serial" });
test.use({ storageState: { cookies: [], origins: [] } });

let started: Awaited<ReturnType<typeof startStudio>>;
let mine: RunningStudio;
/** The vendor that a key leads to: the other studio's sandbox, which the outbound guard lets through by name. */
const vendor = () => new URL(studio().sandboxUrl);

test.beforeAll(async () => {
  started = await startStudio({ WAVESPEED_BASE_URL: `${vendor().origin}/wavespeed/api/v3`, OUTBOUND_ALLOW: vendor().host });
  mine = started.running;
});
test.afterAll(() => started?.stop());
test.afterEach(() => sandbox(studio().sandboxUrl).behave());

async function signIn(page: Page, password = OWNER.password): Promise<void> {
  const submit = page.getByRole("button", { name: "Sign in" });
  await interactive(submit);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await submit.click();
}

test("the printed link makes the owner, once", async ({ page }) => {
  await test.step("nobody can sign in before", async () => {
    await page.goto(`${mine.url}/`);
    await expect(page.getByRole("heading", { name: "No owner yet" })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${mine.url}/setup?token=guessed`);
    await expect(page.getByRole("heading", { name: "This link does not open" })).toBeVisible();
    await expectAccessible(page);
  });

  await page.goto(started.link);
  const submit = page.getByRole("button", { name: "Open the studio" });
  await interactive(submit);
  await inBothThemes(page, () => expectAccessible(page));
  const password = page.getByLabel("Password", { exact: true });
  await page.getByLabel("Your name").fill(OWNER.name);
  await page.getByLabel("Email").fill("not an address");
  await password.fill("short");
  await submit.click();
  await expect(password).toHaveAccessibleDescription(/Use at least 12 characters\./);
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue(OWNER.name);
  await expectAccessible(page);
  await page.getByLabel("Email").fill(OWNER.email);
  await password.fill(OWNER.password);
  await submit.click();
  await expect(page).toHaveURL(`${mine.url}/studio`);
  await expect(page.getByRole("heading", { name: "No takes yet" })).toBeVisible();

  // away from the page first: its live updates would be refused without the cookies
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto(started.link);
  await expect(page.getByRole("heading", { name: "This studio has its owner" })).toBeVisible();
  await expectAccessible(page);
});

test("the owner signs in where they were going, and out again", async ({ page }) => {
  await page.goto(`${mine.url}/gallery?status=failed`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, "not the password at all");
  await expect(page.getByText(/^That email and password don't match\./)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(OWNER.email);
  await expectAccessible(page);
  await signIn(page);
  await expect(page).toHaveURL(`${mine.url}/gallery?status=failed`);
  await page.goto(`${mine.url}/gallery`);
  await expect(page.getByRole("heading", { name: "No takes yet" })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));

  const who = page.getByRole("button", { name: `${OWNER.name}, Owner` });
  await interactive(who);
  await who.click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto(`${mine.url}/studio`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fstudio$/);
});

test("a sample is a first take away", async ({ page }) => {
  await page.goto(`${mine.url}/studio`);
  await signIn(page);
  const { prompt, still, generate, feed, tile } = studioPage(page);
  await expect(prompt).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await feed.getByRole("button", { name: /Seeds in low sun/ }).click();
  await expect(still.getByRole("img", { name: /^Still/ })).toBeVisible();
  await expect(prompt).toHaveValue(/The wind lifts the seeds/);
  await generate.click();
  await expect(tile("The wind lifts the seeds")).toBeVisible({ timeout: 60_000 });
});

test("settings: a refused key is not kept, a good one makes the provider live, and its takes are charged", async ({ page }) => {
  await page.goto(`${mine.url}/settings`);
  await signIn(page);
  const card = page.getByRole("region", { name: "WaveSpeedAI" }).or(page.getByRole("region", { name: "WaveSpeed", exact: true }));
  await expect(card.getByText("Sandbox", { exact: true })).toBeVisible();
  const key = card.getByLabel("API key");
  await interactive(key);
  await inBothThemes(page, () => expectAccessible(page));

  await key.fill("refused-1234");
  await card.getByRole("button", { name: "Save key" }).click();
  await expect(key).toHaveAccessibleDescription(/refused/i);
  await expect(key).toHaveValue("refused-1234");
  await expect(card.getByText("Sandbox", { exact: true })).toBeVisible();
  expect(await rows("SELECT key_cipher FROM provider_setting WHERE key_cipher IS NOT NULL", [], mine.databaseUrl)).toEqual([]);

  await key.fill("ws-live-abcd7788");
  await card.getByRole("button", { name: "Save key" }).click();
  await expect(card.getByText("Live", { exact: true })).toBeVisible();
  await expect(key).toHaveValue("••••••••7788");
  expect(await page.content()).not.toContain("ws-live-abcd");
  const [kept] = await rows<{ key_cipher: string }>("SELECT key_cipher FROM provider_setting WHERE key_cipher IS NOT NULL", [], mine.databaseUrl);
  expect(kept?.key_cipher).not.toContain("abcd7788");
  await card.getByRole("button", { name: "Check" }).click();
  await expect(card.getByText(/^Works\./)).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));

  const words = "The first take that costs money";
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Studio" }).click();
  const { prompt, generate, bring, tile, price } = studioPage(page);
  await expect(prompt).toBeVisible();
  await bring("fig");
  await prompt.fill(words);
  await expect(price).toContainText("WaveSpeed’s list price");
  await expect(generate).toHaveText("Generate 1 take $0.15");
  await generate.click();
  await expect(tile(words)).toBeVisible({ timeout: 60_000 });
  const answer = await page.request.get(`${mine.url}/api/v1/costs`);
  expect((await answer.json()).live).toEqual({ chargedMicros: 150_000, reservedMicros: 0, possibleMicros: 0 });
  expect(await sandbox(studio().sandboxUrl).creates(words)).toMatchObject([{ isAccepted: true, isBilled: true }]);
});

test("settings: limits and prices are kept, wrong ones are refused by their field, and a price reaches the button", async ({ page }) => {
  await page.goto(`${mine.url}/settings`);
  await signIn(page);
  const card = page.getByRole("region", { name: /^Eachlabs/i });
  const inFlight = card.getByLabel("In flight");
  await interactive(inFlight);
  await inFlight.fill("0");
  await card.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(inFlight).toHaveAccessibleDescription(/From 1 to/);
  await inFlight.fill("3");
  await card.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(page.getByText(/3 in flight/)).toBeVisible();
  await page.reload();
  await expect(inFlight).toHaveValue("3");

  const price = card.getByLabel(/Price of .*720p.*in dollars/);
  await interactive(price);
  await price.fill("a lot");
  await card.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(card.getByText(/Write dollars, such as 0\.30\./)).toBeVisible();
  await expectAccessible(page);
  await price.fill("0.25");
  await card.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.getByText(/The prices of Eachlabs.* are kept/)).toBeVisible();

  await page.goto(`${mine.url}/studio`);
  const { prompt, choice, price: receipt } = studioPage(page);
  await expect(prompt).toBeVisible();
  await choice("Provider", "Eachlabs").check();
  // the resolution came along from WaveSpeed
  await choice("Resolution", "720p").check();
  await expect(receipt).toContainText("Sandbox: free, would cost ≈ $0.25 live");
});

test("settings: a token is shown once, opens what it may, and nothing once it is revoked", async ({ page }) => {
  await page.goto(`${mine.url}/settings`);
  await signIn(page);
  const make = page.getByRole("button", { name: "New token" });
  await interactive(make);
  await make.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(/Give the token a name\./);
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByLabel("Name").fill("night renders");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  const secret = await dialog.getByLabel("Token").inputValue();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "I have it" }).click();
  await expect(dialog).toBeHidden();
  expect(await page.content()).not.toContain(secret);

  const api = rest(secret, mine.url);
  const { data } = await api.json<{ data: { id: string }[] }>("/api/v1/takes");
  expect(data.length).toBeGreaterThan(0);
  expect((await api.send("/api/v1/takes", api.post({}))).status, "it may read and no more").toBe(403);
  await page.getByRole("button", { name: "Revoke night renders" }).click();
  await dialog.getByRole("button", { name: "Revoke the token" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  await expect.poll(async () => (await api.send("/api/v1/takes")).status).toBe(401);
});

test("settings: without its key the provider goes back to the sandbox", async ({ page }) => {
  await page.goto(`${mine.url}/settings`);
  await signIn(page);
  const remove = page.getByRole("button", { name: "Remove", exact: true });
  await interactive(remove);
  await remove.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("New takes go to the sandbox");
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByRole("button", { name: "Remove the key" }).click();
  await expect(page.getByText("The key is gone.")).toBeVisible();
  expect(await rows("SELECT key_cipher FROM provider_setting WHERE key_cipher IS NOT NULL", [], mine.databaseUrl)).toEqual([]);
  const words = "Free again";
  const { open, prompt, generate, bring } = studioPage(page);
  await open(`${mine.url}/studio`);
  await bring("fig");
  await prompt.fill(words);
  await expect(generate).toHaveText("Generate 1 take free");
  await generate.click();
  await expect
    .poll(
      async () =>
        (await rows<{ mode: string; status: string }>("SELECT mode::text, status::text FROM take WHERE prompt = $1", [words], mine.databaseUrl))[0],
      { timeout: 60_000 },
    )
    .toEqual({ mode: "sandbox", status: "ready" });
});

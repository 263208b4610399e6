import { randomBytes } from "node:crypto";
import { becomeOwner } from "@/e2e/become-owner";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { startStudio } from "@/e2e/start-studio";
import { OWNER, studio } from "@/e2e/studio";
import { interactive, studioPage } from "@/e2e/studio-page";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";

// a studio of its own, on a database of its own over a line that the test can cut
test.describe.configure({ mode: "serial" });
test.use({ storageState: { cookies: [], origins: [] } });

let link: DatabaseLink;
let databaseUrl: string;
let started: Awaited<ReturnType<typeof startStudio>>;

test.beforeAll(async () => {
  const name = `outage_${randomBytes(4).toString("hex")}`;
  await rows(`CREATE DATABASE ${name}`);
  const url = new URL(studio().databaseUrl);
  url.pathname = `/${name}`;
  databaseUrl = url.href;
  link = await openDatabaseLink(databaseUrl);
  started = await startStudio({ DATABASE_URL: link.url });
});

test.afterAll(async () => {
  await started?.stop();
  await link?.close();
});

test("while the database is away the page says so and keeps what it shows, a new one is a plain 503, and all of it comes back by itself", async ({
  page,
  context,
  expectedErrors,
}) => {
  test.setTimeout(240_000);
  expectedErrors.push(/503|ERR_/);
  await becomeOwner(page, started.link);
  const { prompt, bring, generate, tile, composer } = studioPage(page);
  await expect(prompt).toBeVisible();
  const before = "Made before the outage";
  await bring("fig");
  await prompt.fill(before);
  await generate.click();
  await expect(tile(before)).toBeVisible({ timeout: 60_000 });

  const banner = page.getByRole("alert").filter({ hasText: "The studio’s database does not answer." });
  link.cut();
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(tile(before), "what was there is there").toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));

  const during = "Pressed during the outage";
  await prompt.fill(during);
  await generate.click();
  await expect(composer.getByText(/database does not answer just now\. Nothing was started\./)).toBeVisible({ timeout: 60_000 });

  const late = await context.newPage();
  const answer = await late.goto(`${started.running.url}/gallery`);
  expect(answer?.status()).toBe(503);
  await expect(late.getByRole("heading", { name: "The studio’s database does not answer" })).toBeVisible();
  await inBothThemes(late, () => expectAccessible(late));

  link.mend();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await expect(late.getByRole("heading", { name: "Gallery" })).toBeAttached({ timeout: 60_000 });
  expect(await rows("SELECT 1 FROM take WHERE prompt = $1", [during], databaseUrl), "nothing was started").toEqual([]);
  await generate.click();
  await expect(tile(during)).toBeVisible({ timeout: 90_000 });
  expect(await rows("SELECT 1 FROM take WHERE prompt = $1", [during], databaseUrl)).toHaveLength(1);
  await late.close();
});

test("a pause of a provider comes and goes on an open page", async ({ page }) => {
  await page.goto(`${started.running.url}/sign-in`);
  await interactive(page.getByRole("button", { name: "Sign in" }));
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Studio", exact: true })).toBeAttached();
  const banner = page.getByText("The balance at Eachlabs does not cover the next take. It is tried again by itself.");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(banner).toBeHidden();
  const pause = (reason: string | null) =>
    rows(
      `INSERT INTO provider_gate (provider, mode, paused_reason, paused_until) VALUES ('eachlabs', 'sandbox', $1, now() + interval '1 hour')
       ON CONFLICT (provider, mode) DO UPDATE SET paused_reason = $1`,
      [reason],
      databaseUrl,
    );
  await pause("no_credit");
  await expect(banner).toBeVisible();
  await expect(page.getByText(/Tried again at/)).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await pause(null);
  await expect(banner).toBeHidden();
});

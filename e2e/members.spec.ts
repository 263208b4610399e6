import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { rest } from "@/e2e/rest";
import { OWNER, studio } from "@/e2e/studio";
import { interactive } from "@/e2e/studio-page";

let newcomer: { name: string; email: string; password: string };

test.describe.configure({ mode: "serial" });

let theirs: BrowserContext;
let ida: Page;

test.beforeAll(async ({ browser }) => {
  const name = fresh("Ida");
  newcomer = { name, email: `${name.toLowerCase().replace(" ", ".")}@dailies.test`, password: "a few words of Ida" };
  theirs = await elsewhere(browser);
  ida = await theirs.newPage();
});
test.afterAll(() => theirs?.close());

/** A browser that knows nothing of the owner's. */
const elsewhere = (browser: { newContext(options: object): Promise<BrowserContext> }) =>
  browser.newContext({ baseURL: studio().url, storageState: { cookies: [], origins: [] } });
const statusFor = async (page: Page, path = "/api/state") => (await page.request.get(path)).status();

async function openSettings(page: Page): Promise<Locator> {
  await page.goto("/settings");
  await interactive(page.getByRole("button", { name: "Change password" }));
  return page.getByRole("region", { name: "List of members" });
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await interactive(page.getByLabel("Email"));
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

test("the owner invites, and whoever has the link joins once and sees what a reviewer may", async ({ page, browser }) => {
  await openSettings(page);
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email, if you know it").fill(newcomer.email);
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await dialog.getByRole("button", { name: "I have it" }).click();
  const open = page.getByRole("region", { name: "Open invitations" });
  await expect(open).toContainText(`${newcomer.email}Reviewer`);
  expect(await page.content(), "the link is in no page again").not.toContain(link.slice(-43));
  await inBothThemes(page, () => expectAccessible(page));

  await ida.goto(link);
  await expect(ida.getByLabel("Email")).toHaveValue(newcomer.email);
  await inBothThemes(ida, () => expectAccessible(ida));
  await interactive(ida.getByLabel("Your name"));
  await ida.getByLabel("Your name").fill(newcomer.name);
  await ida.getByLabel("Password", { exact: true }).fill("too short");
  await ida.getByRole("button", { name: "Join" }).click();
  await expect(ida.getByText("Use at least 12 characters.")).toBeVisible();
  await ida.getByLabel("Password", { exact: true }).fill(newcomer.password);
  await ida.getByRole("button", { name: "Join" }).click();
  await expect(ida).toHaveURL(/\/gallery$/);

  const late = await elsewhere(browser);
  const second = await late.newPage();
  expect((await second.goto(link))?.status()).toBe(404);
  await expect(second.getByRole("heading", { name: "This invitation does not open" })).toBeVisible();
  await late.close();

  const members = await openSettings(ida);
  await expect(members.getByRole("row", { name: new RegExp(newcomer.name) })).toContainText("Reviewer");
  await expect(members.getByRole("button")).toHaveCount(0);
  await expect(ida.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await expect(ida.getByText("Only the owner can change this.").first()).toBeVisible();
});

test("a member's tokens do over REST what their role and scopes allow, until they are revoked", async ({ page }) => {
  await openSettings(ida);
  await ida.getByRole("button", { name: "New token" }).click();
  const dialog = ida.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: /^spend/ })).toBeDisabled();
  await dialog.getByLabel("Name").fill(`Notes of ${newcomer.name}`);
  await dialog.getByRole("checkbox", { name: /^write/ }).check();
  await dialog.getByRole("button", { name: "Make the token" }).click();
  const api = rest(await dialog.getByRole("textbox", { name: "Token" }).inputValue());
  await dialog.getByRole("button", { name: "I have it" }).click();
  expect((await api.send("/api/v1/takes")).status).toBe(200);
  expect((await api.send("/api/v1/takes", api.post({}))).status, "a reviewer spends nothing").toBe(403);

  await openSettings(page);
  await expect(page.getByRole("row", { name: new RegExp(`Notes of ${newcomer.name}`) })).toContainText(`by ${newcomer.name}`);
  await page.getByRole("button", { name: `Revoke Notes of ${newcomer.name}` }).click();
  await page.getByRole("button", { name: "Revoke the token" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Notes of ${newcomer.name}`) })).toContainText("Revoked");
  expect((await api.send("/api/v1/takes")).status).toBe(401);
});

test("devices are seen and signed out one by one; a new password signs out all but the one in hand", async ({ browser }) => {
  const [phone, tablet] = [await elsewhere(browser), await elsewhere(browser)];
  for (const context of [phone, tablet]) await signIn(await context.newPage(), newcomer);
  await openSettings(ida);
  const devices = ida.getByRole("list", { name: "Devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(3);
  await expect(devices.first()).toContainText("this device");
  await devices.nth(1).getByRole("button").click();
  await expect(devices).toHaveCount(2);
  const still = await Promise.all([phone, tablet].map(async (context) => (await context.request.get("/api/state")).status()));
  expect(still.sort()).toEqual([200, 401]);

  await ida.getByRole("button", { name: "Change password" }).click();
  const dialog = ida.getByRole("dialog");
  await inBothThemes(ida, () => expectAccessible(ida));
  await dialog.getByLabel("Password now").fill("a guess at it");
  await dialog.getByLabel("New password", { exact: true }).fill("quite another password");
  await dialog.getByRole("button", { name: "Change it" }).click();
  await expect(dialog.getByText("That is not your password now.")).toBeVisible();
  await dialog.getByLabel("Password now").fill(newcomer.password);
  await dialog.getByRole("button", { name: "Change it" }).click();
  await expect(dialog).toBeHidden();
  await expect(devices).toHaveCount(1);
  for (const context of [phone, tablet]) expect((await context.request.get("/api/state")).status()).toBe(401);
  expect(await statusFor(ida)).toBe(200);
  await Promise.all([phone.close(), tablet.close()]);
});

test("a role that is raised counts at once, and who is removed is refused at once", async ({ page }) => {
  await ida.goto("/studio");
  await expect(ida.getByRole("heading", { name: "You can look, but not start takes" })).toBeVisible();
  const members = await openSettings(page);
  const change = members.getByRole("button", { name: `Change ${newcomer.name}` });
  await change.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Producer/ }).check();
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByRole("button", { name: "Change the role" }).click();
  await expect(dialog).toBeHidden();
  await expect(members.getByRole("row", { name: new RegExp(newcomer.name) })).toContainText("Producer");
  await ida.goto("/studio");
  await expect(ida.getByRole("form", { name: "New takes" })).toBeVisible();

  await members.getByRole("button", { name: `Change ${OWNER.name}` }).click();
  await expect(dialog).toContainText("Somebody has to be the owner.");
  await page.keyboard.press("Escape");

  // an open page's stream of events is closed without waiting for its next request
  const closed = ida.evaluate(
    () =>
      new Promise((resolve) => {
        const stream = new EventSource("/api/events");
        stream.onopen = () => document.body.setAttribute("data-hears", "");
        stream.onerror = () => resolve(stream.close());
      }),
  );
  await expect(ida.locator("body[data-hears]")).toBeAttached();
  await change.click();
  await dialog.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("button", { name: `Remove ${newcomer.name}` }).click();
  await closed;
  await expect(members.getByText(newcomer.name)).toHaveCount(0);
  for (const path of ["/api/state", "/api/v1/takes", "/api/gallery"]) expect(await statusFor(ida, path)).toBe(401);
  await ida.goto("/settings");
  await expect(ida).toHaveURL(/\/sign-in/);
});

import type { Cookie, Page } from "@playwright/test";
import { becomeOwner } from "@/e2e/become-owner";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { startStudio } from "@/e2e/start-studio";
import type { RunningStudio } from "@/e2e/studio";
import { interactive, studioPage } from "@/e2e/studio-page";

// a new studio of its own: each test goes on where the one before ended
test.describe.configure({ mode: "serial" });
test.use({ storageState: { cookies: [], origins: [] } });

let started: Awaited<ReturnType<typeof startStudio>>;
let mine: RunningStudio;
let cookies: Cookie[];

test.beforeAll(async ({ browser }) => {
  started = await startStudio();
  mine = started.running;
  const context = await browser.newContext();
  const page = await context.newPage();
  await becomeOwner(page, started.link);
  cookies = await context.cookies();
  await context.close();
});
test.afterAll(() => started?.stop());
test.beforeEach(({ context }) => context.addCookies(cookies));

const crumb = (on: Page) => on.getByRole("navigation", { name: "Where you are" }).getByRole("button");
const menu = (on: Page) => on.getByRole("dialog", { name: "Switch the project" });
const finder = (on: Page) => menu(on).getByRole("combobox", { name: "Find a project" });
const slateOf = async (words: string) =>
  (
    await rows<{ slate: string }>(
      "SELECT p.code || '-' || s.number AS slate FROM take t JOIN shot s ON s.id = t.shot_id JOIN project p ON p.id = t.project_id AND p.id = s.project_id WHERE t.prompt = $1",
      [words],
      mine.databaseUrl,
    )
  ).map(({ slate }) => slate);

async function generate(on: Page, words: string): Promise<void> {
  const { prompt, generate: button, tile } = studioPage(on);
  await prompt.fill(words);
  await button.click();
  await expect(tile(words)).toBeVisible({ timeout: 45_000 });
}

test("a newcomer meets no project before the first take", async ({ page }) => {
  const { open, bring } = studioPage(page);
  await open(`${mine.url}/studio`);
  await expect(crumb(page)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe("");
  await bring("fig");
  await generate(page, "The first of all");
  await expect(crumb(page)).toHaveText("First project");
  expect(new URL(page.url()).search, "with one project the address stays as it was").toBe("");
  expect(await slateOf("The first of all")).toEqual(["DAY-1"]);
});

test("a project is made from the top bar, its code follows its name, and takes are made in it", async ({ page }) => {
  const { open, feed, bring } = studioPage(page);
  await open(`${mine.url}/studio`);
  await bring("fig");
  await crumb(page).click();
  await expect(finder(page)).toBeFocused();
  await inBothThemes(page, () => expectAccessible(page));
  await menu(page).getByRole("button", { name: "New project…" }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByRole("button", { name: "Make the project" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription("Give the project a name.");
  await dialog.getByLabel("Name").fill("Autumn table");
  await expect(dialog.getByLabel("Code")).toHaveValue("AUT");
  await dialog.getByLabel("Code").fill("day");
  await dialog.getByRole("button", { name: "Make the project" }).click();
  await expect(dialog.getByLabel("Code")).toHaveAccessibleDescription(/^DAY begins the shots of First project already\. Choose another code\./);
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByLabel("Code").fill("");
  await expect(dialog.getByLabel("Code")).toHaveValue("AUT");
  await dialog.getByLabel("Code").press("Enter");

  await expect(page).toHaveURL(/\/studio\?project=AUT$/);
  await expect(crumb(page)).toHaveText("Autumn table");
  await expect(feed.getByRole("listitem").filter({ hasText: "The first of all" })).toHaveCount(0);
  await interactive(studioPage(page).prompt);
  await generate(page, "Leaves on the table");
  expect(await slateOf("Leaves on the table")).toEqual(["AUT-1"]);
});

test("the keyboard switches; a reload, a second tab and the gallery keep to what their address says", async ({ page }) => {
  const { takesOf } = studioPage(page);
  await page.goto(`${mine.url}/studio`);
  await expect(crumb(page), "where one worked last").toHaveText("Autumn table");
  await expect(page, "and the address says so").toHaveURL(/\?project=AUT$/);
  await interactive(crumb(page));
  await crumb(page).press("Enter");
  await finder(page).fill("first");
  await expect(menu(page).getByRole("option")).toHaveCount(1);
  await finder(page).press("Enter");
  await expect(crumb(page)).toHaveText("First project");
  await expect(takesOf("The first of all")).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(`${mine.url}/studio?project=aut`);
  await expect(crumb(other)).toHaveText("Autumn table");
  await page.reload();
  await expect(crumb(page)).toHaveText("First project");
  const rail = other.getByRole("navigation", { name: "Main" });
  await rail.getByRole("link", { name: "Settings" }).click();
  await rail.getByRole("link", { name: "Studio" }).click();
  await expect(crumb(other), "each tab goes back to its own").toHaveText("Autumn table");
  await other.close();

  await page.goto(`${mine.url}/gallery`);
  const wall = page.getByRole("grid", { name: "Takes" });
  await expect(crumb(page)).toHaveText("All projects");
  await expect(wall.getByRole("gridcell")).toHaveCount(2);
  await interactive(crumb(page));
  await crumb(page).click();
  await menu(page)
    .getByRole("option", { name: /Autumn table/ })
    .click();
  await expect(page).toHaveURL(/\/gallery\?project=AUT$/);
  await expect(wall.getByRole("gridcell")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove the filter AUT" }).click();
  await expect(wall.getByRole("gridcell")).toHaveCount(2);
  await crumb(page).press("Enter");
  await finder(page).press("Escape");
  await expect(menu(page)).toHaveCount(0);
  await expect(crumb(page)).toBeFocused();
});

test("a shot moves with its takes, gets the next number there, and comes back by Undo", async ({ page }) => {
  const { takesOf } = studioPage(page);
  await page.goto(`${mine.url}/studio?project=AUT`);
  const group = takesOf("Leaves on the table");
  const take = await group.locator("[data-take]").first().getAttribute("data-take");
  const move = group.getByRole("button", { name: "Move AUT-01 to another project" });
  await interactive(move);
  await move.click();
  const dialog = page.getByRole("dialog", { name: "Move AUT-01 to another project" });
  await expect(dialog).toContainText("AUT-01 becomes DAY-02: a shot is numbered by its project.");
  await expect(dialog).toContainText("What was spent stays counted in Autumn table, and in its budget.");
  await inBothThemes(page, () => expectAccessible(page));
  await dialog.getByRole("button", { name: "Move AUT-01" }).click();
  await expect(page.getByText("AUT-01 is now DAY-02, in First project.")).toBeVisible();
  await expect(group).toHaveCount(0);
  expect(await slateOf("Leaves on the table")).toEqual(["DAY-2"]);

  const linked = await page.context().newPage();
  await linked.goto(`${mine.url}/gallery?take=${take}`);
  await expect(linked.getByRole("dialog"), "a link by id goes on working").toContainText("DAY-02");
  await linked.close();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("AUT-01 is back where it was.")).toBeVisible();
  await expect(group).toBeVisible();
  expect(await slateOf("Leaves on the table")).toEqual(["AUT-1"]);
});

test("an archived project takes nothing in, from an older tab either; it is brought back from the page of projects", async ({
  page,
  context,
  expectedErrors,
}) => {
  const old = await context.newPage();
  // it hears of nothing, and what it asks by itself is not answered
  expectedErrors.push(/net::ERR_FAILED/);
  await old.route(/\/api\/(events|projects|state)$/, (route) => route.abort());
  const { open, bring, prompt, generate: button, composer } = studioPage(old);
  await open(`${mine.url}/studio?project=AUT`);
  await bring("fig");
  await prompt.fill("Too late for this");

  await page.goto(`${mine.url}/projects`);
  const card = page.getByRole("listitem").filter({ hasText: "Autumn table" });
  await expect(card).toContainText("1 shot · 1 take");
  await expect(card).toContainText("$0.00 spent this month · no budget of its own");
  await inBothThemes(page, () => expectAccessible(page));
  const more = card.getByRole("button", { name: "More for Autumn table" });
  await interactive(more);
  await more.click();
  await page.getByRole("button", { name: "Archive…" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Autumn table?" });
  await expect(dialog).toContainText("Nothing new can be queued in it. Takes that run or wait go on.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Archive it" }).click();
  await expect(page.getByText("Autumn table is archived.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Archived" }).getByRole("listitem")).toHaveCount(1);

  await button.click();
  await expect(composer.getByRole("alert")).toContainText("Autumn table is archived: nothing new can be queued there.");
  expect(await slateOf("Too late for this")).toEqual([]);
  await old.close();

  await page.goto(`${mine.url}/studio`);
  await expect(crumb(page), "nobody goes on in an archived project").toHaveText("First project");
  await page.goto(`${mine.url}/studio?project=AUT`);
  await expect(page.getByRole("heading", { name: "Autumn table is archived" })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  const back = page.getByRole("button", { name: "Bring it back" });
  await interactive(back);
  await back.click();
  await expect(studioPage(page).prompt).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("projects are switched, and several shots moved to a new one", async ({ page }) => {
    await page.goto(`${mine.url}/studio?project=AUT`);
    await interactive(crumb(page));
    await crumb(page).tap();
    await expectAccessible(page);
    await menu(page)
      .getByRole("option", { name: /First project/ })
      .tap();
    await expect(crumb(page)).toHaveText("First project");
    await crumb(page).tap();
    await menu(page).getByRole("button", { name: "See all projects" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expectAccessible(page);

    await page.getByRole("button", { name: "More for First project" }).tap();
    await page.getByRole("button", { name: "Move shots…" }).tap();
    const dialog = page.getByRole("dialog", { name: "Move shots out of First project" });
    await dialog.getByRole("button", { name: "Move shots" }).tap();
    await expect(dialog.getByText("Choose at least one shot.")).toBeVisible();
    await dialog.getByRole("checkbox", { name: /DAY-01/ }).check();
    await dialog.getByLabel("To", { exact: true }).selectOption("A new project…");
    await dialog.getByLabel("Name").fill("Night drive");
    await expect(dialog).toContainText("DAY-01 becomes NID-01");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Move DAY-01" }).tap();
    await expect(page.getByText("DAY-01 is now NID-01, in Night drive.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Night drive" })).toContainText("1 shot · 1 take");
  });
});

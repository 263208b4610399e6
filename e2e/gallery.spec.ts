import type { Locator, Page } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { ownersToken, rest } from "@/e2e/rest";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { interactive } from "@/e2e/studio-page";

const FAILS = "The gallery's take that fails";
let shotId = "";

test.beforeAll(async () => {
  const api = rest(await ownersToken());
  await sandbox(studio().sandboxUrl).misbehave({ on: "create", kind: "fails", prompt: FAILS });
  const still = await api.sendStill("sunset");
  const takes = [
    ...(await api.start({ provider: "wavespeed", stillId: still.id, prompt: fresh("A wall of sunsets"), count: 4 })),
    ...(await api.start({ provider: "eachlabs", stillId: still.id, prompt: "A sunset seen from Eachlabs", settings: { resolution: "480p" } })),
    ...(await api.start({ provider: "wavespeed", stillId: still.id, prompt: FAILS, settings: { resolution: "720p" } })),
  ];
  shotId = takes[0]?.shotId ?? "";
  for (const { id } of takes) await api.ended(id);
});

/** How many tiles there are once the wall knows its width. */
async function countOf(tiles: Locator): Promise<number> {
  let last = 0;
  const isSettled = async () => {
    const before = last;
    last = await tiles.count();
    return last > 0 && last === before;
  };
  await expect.poll(isSettled, { intervals: [500] }).toBe(true);
  return last;
}

function gallery(page: Page) {
  const wall = page.getByRole("grid", { name: "Takes" });
  const tiles = wall.locator(".tile-link");
  return {
    wall,
    tiles,
    bar: page.getByRole("toolbar", { name: "Selected takes" }),
    toast: page.locator(".toast"),
    open: async (place = "/gallery") => {
      await page.goto(place);
      await interactive(tiles.first());
    },
    narrow: async (facet: string, choice: RegExp) => {
      await page
        .getByRole("search")
        .getByRole("button", { name: new RegExp(`^${facet}`) })
        .click();
      await page.getByRole("group", { name: facet }).getByRole("button", { name: choice }).click();
    },
  };
}

test("filters and search live in the address, Back and Forward walk through them, and an empty wall says which of them it is", async ({ page }) => {
  const { open, narrow, tiles } = gallery(page);
  await open();
  const all = await countOf(tiles);
  await expectAccessible(page);
  await narrow("Provider", /^Eachlabs/);
  await expect(page).toHaveURL(/\/gallery\?provider=eachlabs$/);
  await expect.poll(() => tiles.count()).toBeLessThan(all);
  for (const name of await tiles.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? "")))
    expect(name).toContain("Eachlabs");
  await page.getByRole("button", { name: "Remove the filter Eachlabs" }).click();
  await expect(tiles).toHaveCount(all);
  await narrow("Status", /^Failed/);
  await expect(page).toHaveURL(/\/gallery\?status=failed$/);
  await expect(tiles.first()).toHaveAccessibleName(/, failed$/);

  await page.goBack();
  await expect(page).toHaveURL(/\/gallery$/);
  await page.goBack();
  await expect(page).toHaveURL(/provider=eachlabs$/);
  await expect(page.getByRole("button", { name: "Provider: Eachlabs" })).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(/\/gallery$/);
  await page.goForward();
  await expect(page).toHaveURL(/status=failed$/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Status: Failed" })).toBeVisible();
  await expect(tiles.first()).toHaveAccessibleName(/, failed$/);
  await interactive(tiles.first());

  await page.keyboard.press("s");
  await page.keyboard.type("seen from eachlabs");
  await expect(page).toHaveURL(/q=seen\+from\+eachlabs/);
  await expect(page.getByRole("heading", { name: /^No takes match “seen from eachlabs” · Failed/ })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.getByRole("button", { name: /^Without Failed: \d/ }).click();
  await expect(tiles.first()).toHaveAccessibleName(/Eachlabs/);
  await page.getByRole("searchbox").fill("");
  await expect(tiles).toHaveCount(all);

  await page.getByRole("button", { name: /^Filters/ }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("button", { name: /^480p/ }).click();
  await expect(page).toHaveURL(/resolution=480p/);
  await inBothThemes(page, () => expectAccessible(page));
  await sheet.getByRole("button", { name: "Clear all" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/gallery$/);
});

test("by keys alone: arrows, Home and End, Enter opens, brackets turn, Esc comes back; marks and the selection have keys too", async ({ page }) => {
  const { open, tiles, bar } = gallery(page);
  await open("/gallery?status=ready&provider=wavespeed");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await tiles.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(tiles.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tiles.first()).toBeFocused();
  await expect(tiles.and(page.locator('[tabindex="0"]')), "one tab stop").toHaveCount(1);

  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const title = dialog.getByRole("heading", { level: 2 });
  await expect(dialog.locator("video")).toHaveJSProperty("readyState", 4);
  await expect(page).toHaveURL(/take=/);
  await expectAccessible(page);
  const first = (await title.textContent()) ?? "";
  await page.keyboard.press("]");
  await expect(title).not.toHaveText(first);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).not.toHaveURL(/take=/);
  await expect(tiles.nth(1), "the focus is on the take that was shown last").toBeFocused();

  await page.keyboard.press("f");
  await expect(tiles.nth(1)).toHaveAccessibleName(/favourite/);
  await page.keyboard.press("f");
  await expect(tiles.nth(1)).not.toHaveAccessibleName(/favourite/);
  await page.keyboard.press("4");
  await expect(tiles.nth(1)).toHaveAccessibleName(/4 of 5 stars/);
  await page.keyboard.press("0");
  await expect(tiles.nth(1)).not.toHaveAccessibleName(/stars/);

  await page.keyboard.press("x");
  await expect(bar).toContainText("1 selected");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(bar).toContainText("2 selected");
  await expect(page.getByRole("gridcell", { selected: true })).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
});

test("all that match are selected at once, tagged, put in the trash, and each is taken back", async ({ page, expectedErrors }) => {
  const { open, tiles, bar, toast, wall } = gallery(page);
  await open(`/gallery?q=wall+of+sunsets&shot=${shotId}`);
  await expect(tiles).toHaveCount(4);
  await page.keyboard.press("Control+a");
  await expect(bar).toContainText("4 selected");
  await expect(page.getByRole("status").filter({ hasText: "4 takes are selected" })).toHaveCount(1);
  await expectAccessible(page);

  await bar.getByRole("button", { name: "Move" }).click();
  const move = page.getByRole("dialog", { name: "Move to another project" });
  const look = (button: string) => move.getByRole("button", { name: button, exact: true }).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await look("Move"), "buttons of a dialog look as everywhere, not as those of the bar").not.toBe(await look("Cancel"));
  await page.keyboard.press("Escape");
  await expect(move).toBeHidden();
  await expect(bar).toContainText("4 selected");

  await bar.getByRole("button", { name: "Tag" }).click();
  await page.getByRole("textbox", { name: "Tag" }).fill("Meadow");
  await page.keyboard.press("Enter");
  await expect(toast).toContainText("4 takes are tagged “Meadow”.");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toContainText("4 takes are as they were.");

  await page.keyboard.press("Escape");
  const checks = wall.getByRole("checkbox");
  await checks.nth(0).click();
  await checks.nth(2).click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Select all 4" }).click();
  await expect(bar).toContainText("All that match");
  await checks.nth(1).click();
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Trash" }).click();
  await expect(tiles).toHaveCount(1);
  await expect(bar).toBeHidden();
  await expect(toast).toContainText("3 takes are in the trash.");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(tiles).toHaveCount(4);

  await test.step("a change whose answer was lost happens once, and what broke off is taken back", async () => {
    expectedErrors.push(/net::ERR_FAILED/);
    let lost = 0;
    await page.route(/\/gallery\?/, async (route) => {
      if (route.request().method() !== "POST" || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press("Control+a");
    await bar.getByRole("button", { name: "Archive" }).click();
    await expect(toast).toContainText("4 takes are archived.");
    expect(lost).toBe(1);
    const changes = await rows<{ id: string }>(
      "SELECT c.id FROM take_change c JOIN take_change_part p ON p.change_id = c.id JOIN take t ON t.id = ANY(p.take_ids) WHERE t.shot_id = $1 AND c.change->>'what' = 'archive' GROUP BY c.id",
      [shotId],
    );
    expect(changes).toHaveLength(1);

    // as far as this page knows it did not come to its end; nobody else is shown that
    const broken = { ...changes[0], done: { what: "archive", isOn: true }, isBack: false, of: 9, seen: 4, takes: 4, underWay: 0, isOver: false };
    await page.route("**/api/gallery/changes", (route) => route.fulfill({ json: [{ ...broken, isMoving: false }] }));
    await page.route("**/api/gallery/counts**", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), unfinished: 1 } });
    });
    await page.reload();
    const line = page.getByRole("region", { name: "Changes of many takes" });
    await expect(line).toContainText("Archived 4 of 9 takes, then it broke off.");
    await inBothThemes(page, () => expectAccessible(page));
    await page.unrouteAll({ behavior: "wait" });
    await line.getByRole("button", { name: "Take back" }).click();
    await expect(toast).toContainText("4 takes are as they were.");
    await expect(tiles).toHaveCount(4);
    await expect(line).toBeHidden();
  });

  await test.step("a box drawn with the mouse selects what it passes", async () => {
    const [from, to] = [await tiles.nth(0).boundingBox(), await tiles.nth(1).boundingBox()];
    if (!from || !to) throw new Error("There are no tiles.");
    await page.mouse.move(from.x + 80, from.y + 80);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 90);
    await expect(async () => {
      await page.mouse.move(to.x + to.width / 2 + Math.random() * 4, to.y + to.height / 2);
      await expect(bar).toContainText("2 selected", { timeout: 500 });
    }).toPass();
    await page.mouse.up();
    await expect(bar).toContainText("2 selected");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

test("nothing of a clip is fetched before someone wants it: the sprite on hover, the video after a rest, one at a time", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const of = (kind: string) => asked.filter((path) => path.endsWith(`/${kind}`));
  const { open, tiles } = gallery(page);
  await open("/gallery?status=ready&provider=wavespeed");
  await expect.poll(() => of("poster").length).toBeGreaterThan(0);
  const box = await tiles.first().boundingBox();
  if (!box) throw new Error("There is no tile.");
  expect([of("sprite"), of("clip")]).toEqual([[], []]);

  const sprite = page.waitForResponse(/\/sprite$/);
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  expect((await sprite).headers()["content-type"]).toBe("image/jpeg");
  await expect(tiles.first().locator("video.is-playing"), "a pointer that rests").toHaveCount(1);
  expect(new Set(of("sprite")).size).toBe(1);
  await page.mouse.move(0, 0);
  await expect(tiles.first().locator("video")).toHaveCount(0);

  await tiles.nth(1).focus();
  await page.keyboard.press("Space");
  await expect(tiles.nth(1).locator("video")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(tiles.nth(2).locator("video")).toHaveCount(1);
  await expect(page.locator("video"), "one at a time").toHaveCount(1);
});

import type { Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { rest, tokenByCommand } from "@/e2e/rest";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { interactive } from "@/e2e/studio-page";

const FAILS = "The gallery's take that fails";

test.beforeAll(async () => {
  const api = rest(await tokenByCommand("gallery", "read,write,spend"));
  await sandbox(studio().sandboxUrl).misbehave({ on: "create", kind: "fails", prompt: FAILS });
  const still = await api.sendStill("sunset");
  const takes = [
    ...(await api.start({ provider: "wavespeed", stillId: still.id, prompt: "A wall of sunsets", count: 4 })),
    ...(await api.start({ provider: "eachlabs", stillId: still.id, prompt: "A sunset seen from Eachlabs", settings: { resolution: "480p" } })),
    ...(await api.start({ provider: "wavespeed", stillId: still.id, prompt: FAILS })),
  ];
  for (const { id } of takes) await api.ended(id);
});

function gallery(page: Page) {
  const wall = page.getByRole("list", { name: "Takes" });
  const tiles = wall.getByRole("link");
  return {
    wall,
    tiles,
    open: async (place = "/gallery") => {
      await page.goto(place);
      await interactive(tiles.first());
    },
    narrow: async (facet: string, choice: string) => {
      await page.getByRole("button", { name: new RegExp(`^${facet}`) }).click();
      await page.getByRole("menuitemradio", { name: choice }).click();
    },
  };
}

test("filters live in the address, and Back and Forward walk through them", async ({ page }) => {
  const { open, narrow, tiles } = gallery(page);
  await open();
  const all = await tiles.count();
  await expectAccessible(page);
  await narrow("Provider", "Eachlabs");
  await expect(page).toHaveURL(/\/gallery\?provider=eachlabs$/);
  await expect.poll(() => tiles.count()).toBeLessThan(all);
  for (const name of await tiles.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? "")))
    expect(name).toContain("Eachlabs");
  await page.getByRole("button", { name: "Remove the filter Eachlabs" }).click();
  await narrow("Status", "Failed");
  await expect(page).toHaveURL(/\/gallery\?status=failed$/);
  await expect(tiles.first()).toHaveAccessibleName(/Failed$/);
  await expect(page.getByRole("button", { name: "Status: Failed" })).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/\/gallery$/);
  await page.goBack();
  await expect(page).toHaveURL(/provider=eachlabs$/);
  await expect(page.getByRole("button", { name: "Provider: Eachlabs" })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(tiles.first()).toHaveAccessibleName(/Failed$/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Status: Failed" })).toBeVisible();
  await expect(tiles.first()).toHaveAccessibleName(/Failed$/);
  await interactive(tiles.first());
  await tiles.first().click();
  const dialog = page.getByRole("dialog");
  await inBothThemes(page, async () => {
    await expect(dialog.locator(".stage").getByText("Failed", { exact: true }), "on a dark picture in both themes").toHaveCSS(
      "color",
      "rgb(255, 255, 255)",
    );
    await expectAccessible(page);
  });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await narrow("Status", "Saving");
  await expect(page.getByRole("heading", { name: "No takes are being saved" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all takes" }).click();
  await expect(page).toHaveURL(/\/gallery$/);
  await expect(tiles).toHaveCount(all);
});

test("the wall is walked by keys: arrows, Home and End, Enter opens, brackets turn, Esc comes back", async ({ page }) => {
  const { open, tiles } = gallery(page);
  await open("/gallery?status=ready&provider=wavespeed");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await tiles.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(tiles.nth(0)).toBeFocused();
  await page.keyboard.press("End");
  await expect(tiles.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tiles.first()).toBeFocused();
  await expect(tiles.and(page.locator('[tabindex="0"]')), "one tab stop").toHaveCount(1);

  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(page).toHaveURL(/take=/);
  await expect(dialog.locator("video")).toHaveJSProperty("readyState", 4);
  await expectAccessible(page);
  const title = dialog.getByRole("heading", { level: 2 });
  const first = (await title.textContent()) ?? "";
  await page.keyboard.press("]");
  await expect(title).not.toHaveText(first);
  await page.keyboard.press("[");
  await expect(title).toHaveText(first);
  await page.keyboard.press("]");
  await expect(title).not.toHaveText(first);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/status=ready/);
  await expect(page).not.toHaveURL(/take=/);
  await expect(tiles.nth(1), "the focus is on the take that was shown last").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.goBack();
  await expect(dialog).toBeHidden();
});

test("nothing of a clip is fetched before someone wants it: the sprite on hover, the video on opening", async ({ page }) => {
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
  const time = () => tiles.first().locator(".tc").textContent();
  const early = await time();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect.poll(time).not.toBe(early);
  expect(of("sprite")).toHaveLength(1);
  expect(of("clip")).toEqual([]);
  await page.mouse.move(0, 0);

  await tiles.first().click();
  await expect.poll(() => of("clip").length).toBeGreaterThan(0);
});

import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { ownersToken, rest } from "@/e2e/rest";
import { interactive } from "@/e2e/studio-page";
import type { ReviewShot } from "@/lib/review/view";
import type { TakeView } from "@/lib/takes/view";

let first: TakeView[];
let second: TakeView[];
let readShot: (shotId: string) => Promise<ReviewShot>;

test.beforeAll(async () => {
  const api = rest(await ownersToken());
  const still = await api.sendStill("dandelion");
  const settings = { resolution: "480p" };
  const start = async (prompt: string, count: number) => api.start({ provider: "eachlabs", stillId: still.id, prompt, settings, count });
  const started = [await start(fresh("Seeds that are culled"), 3), await start(fresh("Seeds that come after"), 2)];
  [first = [], second = []] = await Promise.all(started.map((takes) => Promise.all(takes.map(({ id }) => api.ended(id)))));
  readShot = (shotId) => api.json<ReviewShot>(`/api/shots/${shotId}/room`);
});

const roomOf = (takes: readonly TakeView[], search = "") => `/shots/${takes[0]?.shotId}${search}`;
const idsOf = (takes: readonly TakeView[]) => takes.map(({ id }) => id).join(",");
const scrubberOf = (page: Page) => page.getByRole("slider", { name: "Place in the clip" });
const toastOf = (page: Page, words: RegExp) => page.locator(".toast").filter({ hasText: words });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await interactive(page.getByRole("button", { name: /^(Play|Pause) \(Space\)$/ }));
}

const timeOf = (video: Locator) => video.evaluate((element) => (element as HTMLVideoElement).currentTime);

test("a culler goes on by keys alone: takes loop together, are approved or sent back, picked and compared", async ({ page }) => {
  const { id, slate, nextId } = await readShot(first[0]?.shotId ?? "");
  await open(page, roomOf(first, "?view=sheet"));
  const sheet = page.getByRole("list", { name: `Takes of ${slate}` });
  const tile = (number: number) => sheet.getByRole("button", { name: new RegExp(`take ${number},`) });
  await expect(sheet.getByRole("button")).toHaveCount(3);
  for (const index of [0, 1, 2]) await expect.poll(() => timeOf(page.locator("video").nth(index))).toBeGreaterThan(0.2);
  await expect(tile(3), "the newest is where one begins").toBeFocused();

  await page.keyboard.press("Home");
  await expect(tile(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tile(2)).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("3");
  await expect(sheet.getByRole("checkbox", { name: "Compare take 2" })).toBeChecked();
  await expect(sheet.getByRole("checkbox", { name: "Compare take 3" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await expect(page.locator("video")).toHaveCount(2);
  await expect(page).toHaveURL(/view=side/);

  await page.keyboard.press("g");
  await page.keyboard.press("Shift+R");
  await expect(toastOf(page, /T[23] needs changes/)).toBeVisible();
  await expect(sheet.locator(":focus"), "on to one that nobody decided on").toHaveAccessibleName(/take [13], no verdict/);
  await page.keyboard.press("Shift+A");
  await expect(toastOf(page, /is approved/)).toBeVisible();
  await expect(page, "an approval goes on to the next shot").toHaveURL(new RegExp(`/shots/${nextId}\\?view=sheet$`));
  await expect(sheet, "and shows it").toBeHidden();
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(`/shots/${id}\\?view=sheet$`));
  await expect(sheet.getByRole("button", { name: /approved/ })).toHaveCount(1);
  await expect(sheet.getByRole("button", { name: /changes requested/ })).toHaveCount(1);
  expect((await readShot(id)).takes.map(({ verdict }) => verdict).sort()).toEqual(["approved", "changes_requested", null].sort());
  await page.goBack();
  await expect(page, "each shot is one step back").toHaveURL(new RegExp(`/shots/${nextId}`));
  await expect(sheet).toBeHidden();
});

test("what is shown can be sent: takes, view and frame stand in the address, and open the same", async ({ page }) => {
  await open(page, roomOf(first, `?takes=${idsOf(first.slice(0, 2))}&view=wipe&frame=12`));
  const scrubber = scrubberOf(page);
  await expect(scrubber).toHaveAttribute("aria-valuetext", /frame 13 of/);
  await expect(page.getByRole("radio", { name: "Wipe" })).toBeChecked();
  const entries = await page.evaluate(() => window.history.length);

  const wipe = page.getByRole("slider", { name: "Wipe from T1 to T2" });
  await wipe.press("ArrowRight");
  await expect(wipe).toHaveAttribute("aria-valuetext", "T1 on 51 percent of the picture");
  await expect(scrubber, "the slider keeps its own arrows").toHaveValue("12");
  await wipe.blur();
  await page.keyboard.press("Shift+W");
  await page.getByRole("slider", { name: "Gain" }).press("ArrowRight");
  await page.getByRole("slider", { name: "Gain" }).blur();
  await page.keyboard.press("s");
  await expect(page.getByAltText("The still that the take was made from")).toBeVisible();
  await expect(scrubber, "the still lies over the first frame").toHaveValue("0");
  await page.keyboard.press("b");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(scrubber).toHaveValue("11");
  await page.keyboard.press("z");
  await expect(page.getByRole("button", { name: "Zoom out (Z)" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/view=side&frame=11$/);
  expect(await page.evaluate(() => window.history.length), "no entry for each step").toBe(entries);

  await page.reload();
  await expect(page.locator("video")).toHaveCount(2);
  await expect(scrubber).toHaveValue("11");
  await page.getByRole("tab", { name: "Recipe" }).click();
  await expect(page.getByRole("region", { name: "From T2 to T1" })).toContainText("Seed");
  await expect(page.getByRole("region", { name: "Make from this" })).toBeVisible();
});

test("the room reads well to a machine in both themes, and stands still where motion is unwanted", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, roomOf(second));
  await expect(page.getByRole("button", { name: "Play (Space)" })).toBeVisible();
  expect(await page.locator("video").evaluate((video: HTMLVideoElement) => video.paused && video.currentTime === 0)).toBe(true);
  await inBothThemes(page, () => expectAccessible(page));
  await page.keyboard.press("b");
  await expect(page.locator("video")).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press("g");
  await expect(page.getByRole("list", { name: /^Takes of/ })).toBeVisible();
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a swipe shows the next take, nothing is cut off, and a clip that does not come is tried again", async ({ page, expectedErrors }) => {
    expectedErrors.push(/net::ERR_FAILED|Failed to load resource/);
    const [one, other] = second;
    await open(page, roomOf(second, `?takes=${one?.id}&frame=40`));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.route(`**/api/media/takes/${other?.id}/clip`, (route) => route.abort());
    const box = await page.locator("video").boundingBox();
    if (!box) throw new Error("There is no picture.");
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: box.y + box.height / 2 }] });
    await touch("touchStart", 320);
    for (const x of [260, 200, 140]) await touch("touchMove", x);
    await touch("touchEnd", 140);
    await expect(page).toHaveURL(new RegExp(`takes=${other?.id}`));

    const lost = page.getByRole("alert").filter({ hasText: "The clip did not load" });
    await expect(lost).toBeVisible();
    await page.unrouteAll();
    // the finger that swiped may still be on its way up
    await expect(async () => {
      if (await lost.isVisible()) await lost.getByRole("button", { name: "Try again" }).tap();
      await expect(lost).toBeHidden({ timeout: 3_000 });
    }).toPass();
    await expectAccessible(page);
  });
});

test("the way there: a slate of the feed, R in the player, and Review in the rail", async ({ page }) => {
  await page.goto("/studio");
  const slate = page.getByRole("region", { name: "Takes", exact: true }).getByRole("link", { name: second[0]?.slate ?? "", exact: true });
  await expect(slate.first()).toHaveAttribute("href", roomOf(second));
  await page.goto(`/gallery?take=${first[0]?.id}`);
  await interactive(page.getByRole("dialog").getByRole("button", { name: /\(Space\)$/ }));
  await page.keyboard.press("r");
  await expect(page).toHaveURL(new RegExp(`/shots/${first[0]?.shotId}\\?takes=${first[0]?.id}`));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Review" }).click();
  await expect(page).toHaveURL(/\/shots\/[^/]+\?view=sheet/);
});

import type { Page } from "@playwright/test";
import { becomeOwner } from "@/e2e/become-owner";
import { expect, test } from "@/e2e/fixtures";
import { fill, REEL, SHOT, SHOWN, TOKEN, takeId } from "@/e2e/looks/rows";
import { stage, standStill } from "@/e2e/looks/stage";
import { EVERY_STATE, FINISHED, NOW } from "@/e2e/looks/takes";
import { startStudio } from "@/e2e/start-studio";
import { interactive, photograph, studioPage } from "@/e2e/studio-page";

// How every screen and state looks, beside the pictures in e2e/looks. After a change that was meant, take them anew and look at them:
// npx playwright test e2e/looks.spec.ts --update-snapshots

let started: Awaited<ReturnType<typeof startStudio>>;
let signedIn: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

test.use({ storageState: { cookies: [], origins: [] }, timezoneId: "UTC", locale: "en-US" });

// a studio of its own: what other journeys leave behind would stand in the pictures
test.beforeAll(async ({ browser }) => {
  started = await startStudio();
  const page = await browser.newPage();
  await becomeOwner(page, started.link);
  signedIn = await page.context().storageState();
  await page.close();
});
test.afterAll(() => started?.stop());
test.beforeEach(({ context }) => context.addCookies(signedIn.cookies));

const PHONE = { width: 390, height: 844 };

/** The same screen on a desktop in the dark and on a phone in the light, each with everything in its place. */
async function picture(page: Page, name: string, ready: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await ready();
  await settled(page);
  await expect(page).toHaveScreenshot(`${name}-desktop-dark.png`);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await settled(page);
  await expect(page).toHaveScreenshot(`${name}-phone-light.png`);
}

/** Pictures and letters are there, and the pointer rests on nothing. */
async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const posters = [...document.querySelectorAll("video")].map(({ poster }) => Object.assign(new Image(), { src: poster }));
    // one that nobody sees is not on its way, and would be waited for without an end
    const shown = [...document.images].filter((image) => {
      const { top, right, bottom, left } = image.getBoundingClientRect();
      return image.checkVisibility({ visibilityProperty: true }) && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    });
    await Promise.all([...shown, ...posters].map((image) => image.decode().catch(() => undefined)));
  });
}

const at = (place: string) => `${started.running.url}${place}`;

test("a studio before its first take", async ({ page }) => {
  await stage(page, []);
  const studio = studioPage(page);
  await picture(page, "studio-empty", () => studio.open(at("/studio")));
});

test("a take in every state", async ({ page }) => {
  await stage(page, EVERY_STATE);
  const { open, feed } = studioPage(page);
  await picture(page, "feed", async () => {
    await open(at("/studio"));
    await expect(feed.locator("li[data-take]").first()).toBeVisible();
  });
  await page.getByRole("radio", { name: /^Takes/ }).check({ force: true });
  await settled(page);
  await expect(page).toHaveScreenshot("feed-takes-phone-light.png");
});

test("what a person can say of a lost create", async ({ page }) => {
  await stage(page, EVERY_STATE);
  const { open, feed } = studioPage(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await open(at("/studio"));
  await feed.getByRole("button", { name: "Decide…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("decide-desktop-dark.png");
});

test("a press with nothing in the form", async ({ page }) => {
  await stage(page, []);
  const { open, generate, composer } = studioPage(page);
  await picture(page, "composer-refused", async () => {
    await open(at("/studio"));
    await generate.click();
    await expect(composer.getByText("Add a still first.")).toBeVisible();
  });
});

test("a still, a prompt and both providers", async ({ page }) => {
  await stage(page, EVERY_STATE.slice(-3));
  const { open, bring, prompt, choice } = studioPage(page);
  await picture(page, "composer-both", async () => {
    await open(at("/studio"));
    await bring("fig");
    await prompt.fill("Steam rises from the fig tart, the camera pushes in slowly.");
    await choice("Provider", "Both").check({ force: true });
    await choice("Crop", "16:9").check({ force: true });
    await prompt.blur();
  });
});

test("two stills of two shapes, the advanced settings, and a press that waits for its still", async ({ page }) => {
  await stage(page, EVERY_STATE.slice(-3));
  const { open, bring, choose, composer, prompt, choice, generate } = studioPage(page);
  await picture(page, "composer-set", async () => {
    await open(at("/studio"));
    await bring("fig");
    const endStill = composer.getByRole("region", { name: "End still" });
    const picker = page.waitForEvent("filechooser");
    await endStill.getByRole("button", { name: /^End still/ }).click();
    await (await picker).setFiles(photograph("dandelion"));
    await expect(endStill.getByRole("img", { name: "End still: dandelion.jpg" })).toBeVisible();
    await prompt.fill("The seeds let go one by one.");
    await choice("Crop", "1:1").check({ force: true });
    await choice("Provider", "Eachlabs").check({ force: true });
    await composer.getByText("Advanced", { exact: true }).click();
    await composer.getByRole("textbox", { name: "Seed" }).fill("41027");
    await prompt.blur();
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await composer.getByRole("button", { name: "Presets" }).click();
  await expect(page.getByRole("group", { name: "Presets" })).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("composer-presets-desktop-light.png");
  await page.keyboard.press("Escape");
  await page.route("**/api/ingest/**", () => {});
  await choose(photograph("peaks"));
  await generate.click();
  await expect(composer.locator(".press-bar")).toContainText("Held in this tab");
  await settled(page);
  await expect(page).toHaveScreenshot("composer-held-desktop-light.png");
});

test("the player, while its clip is on the way and where it can't be had", async ({ page, expectedErrors }) => {
  expectedErrors.push(/net::ERR_FAILED/);
  await stage(page, EVERY_STATE);
  const clip = /\/clip$/;
  // no film: a picture of one would be another at each look
  await page.route(clip, () => {});
  await picture(page, "player", async () => {
    await page.goto(at(`/studio?take=${FINISHED}`));
    await expect(page.getByRole("dialog")).toBeVisible();
  });
  await page.unroute(clip);
  await page.route(clip, (route) => route.abort());
  await page.reload();
  await expect(page.getByText("The clip did not load.")).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("player-clip-lost-phone-light.png");
});

test("the palette and the shortcuts", async ({ page }) => {
  await stage(page, EVERY_STATE);
  await picture(page, "palette", async () => {
    await studioPage(page).open(at("/studio"));
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("shortcuts-phone-light.png");
});

for (const [name, place, heading] of [
  ["projects", "/projects", "Projects"],
  ["settings", "/settings", "Settings"],
  ["sheet", "/studio/sheet", "Pair sheet"],
  ["gone", "/nowhere", "There is nothing here"],
] as const) {
  test(`${name}`, async ({ page, expectedErrors }) => {
    if (name === "gone") expectedErrors.push(/404/);
    await stage(page, EVERY_STATE);
    await picture(page, name, async () => {
      await page.goto(at(place));
      await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
      if (name !== "settings") return;
      await interactive(page.getByRole("button", { name: "Change password" }));
      await page.evaluate(hideWhatPasses);
    });
  });
}

/** In the browser: moments and other devices, which no two runs have alike. */
function hideWhatPasses(): void {
  for (const other of document.querySelectorAll("[aria-label=Devices] li + li")) other.remove();
  for (const time of document.querySelectorAll("main time")) time.textContent = "21 Nov, 14:08";
  for (const button of document.querySelectorAll("#security button")) if (button.textContent === "Sign out all others") button.remove();
}

test("the door", async ({ page, context }) => {
  await context.clearCookies();
  await page.clock.setFixedTime(NOW);
  await picture(page, "sign-in", async () => {
    await page.goto(at("/sign-in"));
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
});

test.describe("after a week of work", () => {
  test.beforeAll(() => fill(started.running.databaseUrl));
  test.beforeEach(async ({ page, expectedErrors }) => {
    // the server, whose clock is right, writes the year beside a day of ours
    expectedErrors.push(/Minified React error #418/);
    await standStill(page);
  });

  test("the wall, and what was told", async ({ page }) => {
    await picture(page, "wall", async () => {
      await page.goto(at("/gallery"));
      await expect(page.getByRole("gridcell")).toHaveCount(10);
    });
    const bell = page.getByRole("button", { name: "Notices, 1 unread" });
    await interactive(bell);
    await bell.click();
    await expect(page.getByText("Approved: Print this one.")).toBeVisible();
    await settled(page);
    await expect(page).toHaveScreenshot("notices-phone-light.png");
  });

  test("a take with what is said of it, and what is drawn on it", async ({ page }) => {
    await picture(page, "room", async () => {
      await page.goto(at(`/shots/${SHOT}?takes=${SHOWN}&note=note-2`));
      await expect(page.getByRole("img", { name: /^Drawn by Dana/ })).toBeVisible();
      await expect(page.getByText("1 sign-off on record")).toBeVisible();
    });
  });

  test("takes side by side with what differs, and all at once", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(at(`/shots/${SHOT}?takes=${SHOWN},${takeId("fig", 2)}&view=side&frame=0`));
    await page.getByRole("tab", { name: "Recipe" }).click();
    await expect(page.getByRole("region", { name: "From T2 to T3" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Make from this" })).toBeVisible();
    await settled(page);
    await expect(page).toHaveScreenshot("compare-desktop-dark.png");
    await picture(page, "contact-sheet", async () => {
      await page.goto(at(`/shots/${SHOT}?view=sheet&frame=0`));
      await expect(page.getByRole("list", { name: /^Takes of/ }).getByRole("button")).toHaveCount(4);
      await expect(page.getByText("1 sign-off on record")).toBeVisible();
    });
  });

  test("a reel, and the list of them", async ({ page }) => {
    await picture(page, "reel", async () => {
      await page.goto(at(`/reels/${REEL}`));
      await expect(page.getByText("Up to date")).toBeVisible();
    });
    await page.goto(at("/reels"));
    await expect(page.getByRole("link", { name: "Autumn table, round one" })).toBeVisible();
    await settled(page);
    await expect(page).toHaveScreenshot("reels-phone-light.png");
  });

  test("the links, and what a guest sees of one", async ({ page, context }) => {
    await picture(page, "shares", async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(at("/shares"));
      await expect(page.getByText("Autumn table, first look").first()).toBeVisible();
    });
    await context.clearCookies();
    await picture(page, "guest", async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(at(`/s/${TOKEN}`));
      await expect(page.getByRole("heading", { name: "Autumn table, first look" })).toBeVisible();
      await interactive(page.locator("main button").first());
    });
  });
});

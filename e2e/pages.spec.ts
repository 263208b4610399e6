import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { ownersToken, rest } from "@/e2e/rest";
import { interactive, studioPage } from "@/e2e/studio-page";

test("an address that leads nowhere says so, with its status and the way back", async ({ page, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const answer = await page.goto("/no/such/page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.getByRole("link", { name: "To the studio" }).click();
  await expect(page).toHaveURL(/\/studio$/);
});

test("a take that is not there is said to be gone, and the gallery stays", async ({ page, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  await page.goto("/gallery?take=01970b1e-6f0a-7c55-9a53-0d8a3d1c2b3a");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "This take could not be shown" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/gallery$/);
});

test("takes that are on their way hold their place; takes that can't be had say so and can be asked for again", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  const api = rest(await ownersToken());
  const still = await api.sendStill("drum");
  const [take] = await api.start({ provider: "wavespeed", stillId: still.id, prompt: "Something to narrow to" });
  await api.ended(take?.id ?? "");
  await page.goto("/gallery");
  const facet = page.getByRole("button", { name: "Status" });
  await interactive(facet);
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = /\/api\/gallery(\/order)?\?status=ready/;
  await page.route(asked, async (route) => {
    await held;
    await route.abort();
  });
  await facet.click();
  await expectAccessible(page);
  await page.getByRole("group", { name: "Status" }).getByRole("button", { name: "Ready" }).click();
  await expect(page.locator(".gallery"), "the wall before, dimmed").toHaveAttribute("aria-busy", "true");
  await inBothThemes(page, () => expectAccessible(page));
  answer();
  await expect(page.getByRole("heading", { name: "The takes could not be loaded" })).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
  await page.unroute(asked);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "The takes could not be loaded" })).toBeHidden();
});

test("studio, gallery, settings and the door are accessible in both themes", async ({ page, browser, baseURL }) => {
  await studioPage(page).open();
  await inBothThemes(page, () => expectAccessible(page));
  for (const place of ["/gallery", "/settings"]) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await inBothThemes(page, () => expectAccessible(page));
  }
  const stranger = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const door = await stranger.newPage();
  await door.goto("/sign-in");
  await expect(door.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await inBothThemes(door, () => expectAccessible(door));
  await stranger.close();
});

test("a stranger sees no page, no take and no clip", async ({ browser, baseURL }) => {
  const api = rest(await ownersToken());
  const still = await api.sendStill("drum");
  const [started] = await api.start({ provider: "wavespeed", stillId: still.id, prompt: "Not for strangers" });
  const { clip } = await api.ended(started?.id ?? "");
  const stranger = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const visitor = await stranger.newPage();
  for (const place of ["/", "/studio", "/gallery?status=ready", "/settings"]) {
    await visitor.goto(place);
    await expect(visitor).toHaveURL(/\/sign-in/);
  }
  await expect(visitor).toHaveURL(/next=%2Fsettings$/);
  if (!clip) throw new Error("The take has no clip.");
  for (const path of ["/api/v1/takes", "/api/events", still.url, clip.url, clip.posterUrl, clip.spriteUrl, clip.downloadUrl]) {
    expect([path, (await stranger.request.get(path)).status()]).toEqual([path, 401]);
    if (path !== "/api/events") expect([path, (await api.send(path)).status]).toEqual([path, 200]);
  }
  await stranger.close();
});

test("pages run under a policy that lets no smuggled script run", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Content Security Policy|Content-Security-Policy/);
  await page.goto("/studio");
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
        const smuggled = document.createElement("div");
        smuggled.innerHTML = "<button onclick=\"document.title = 'taken'\"></button>";
        document.body.append(smuggled);
        smuggled.querySelector("button")?.click();
      }),
  );
  expect(refused).toBe("script-src-attr");
  await expect(page).not.toHaveTitle("taken");
});

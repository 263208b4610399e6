import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { OWNER, studio } from "@/e2e/studio";
import { interactive, photograph, studioPage, takesWith } from "@/e2e/studio-page";
import { boxFile } from "@/lib/media/picture-corpus";

const phone = { width: 390, height: 844 };

/** An address at which the studio may look: a picture that the sandbox keeps, as a vendor would. */
async function addressOf(name: string): Promise<string> {
  const bytes = readFileSync(photograph(name));
  const asked = await fetch(`${studio().sandboxUrl}/wavespeed/api/v3/media/uploads`, {
    method: "POST",
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: JSON.stringify({ filename: `${name}.jpg`, size: bytes.length, content_type: "image/jpeg" }),
  });
  const { data } = await asked.json();
  const put = await fetch(data.upload.url, { method: data.upload.method, headers: data.upload.headers, body: bytes });
  expect(put.ok).toBe(true);
  return data.download_url;
}

/** A picture or link of another page, dragged over this one until there is a place named so, and let go over it. */
async function dragIn(page: Page, held: Record<string, string>, place: string): Promise<void> {
  await page.waitForFunction(
    ([data, title]) => {
      const dragged = new DataTransfer();
      for (const [type, text] of Object.entries(data)) dragged.setData(type, text);
      const happen = (type: string, where: EventTarget) =>
        where.dispatchEvent(new DragEvent(type, { dataTransfer: dragged, bubbles: true, cancelable: true }));
      happen("dragover", window);
      const target = [...document.querySelectorAll('[aria-hidden="true"] b')].find(({ textContent }) => textContent === title);
      if (target) happen("drop", target);
      return target !== undefined;
    },
    [held, place] as const,
  );
}

/** Words pasted while no field has the focus. */
async function pasteOnPage(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** A picture pasted while the focus is here, as from a screenshot. */
async function pastePicture(into: Locator, bytes: Buffer): Promise<void> {
  await into.evaluate((target, base64) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], "image.png", { type: "image/png" }));
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, bytes.toString("base64"));
}

async function sizeOf(page: Page, stillId: string): Promise<{ width: number | undefined; height: number | undefined }> {
  const { width, height } = await sharp(await (await page.request.get(`/api/media/stills/${stillId}`)).body()).metadata();
  return { width, height };
}

test("a still comes by its address: typed, pasted on the page, or dragged from another one; a picture is pasted while one writes, too", async ({
  page,
  expectedErrors,
}) => {
  // the browser writes down each answer that is a refusal
  expectedErrors.push(/Failed to load resource: the server responded with a status of 4\d\d/);
  const { open, still, composer, choice, prompt } = studioPage(page);
  const fig = await addressOf("fig");
  await open();
  const opener = still.getByRole("button", { name: "Paste an address" });
  const address = still.getByRole("textbox", { name: "Address of a picture" });
  await opener.click();
  await expect(address).toBeFocused();

  const refused: [string, RegExp][] = [
    ["https://127.0.0.1/a.jpg", /only fetches from public https addresses/],
    ["http://169.254.169.254/latest/meta-data", /only fetches from public https addresses/],
    ["a picture of a cat", /This is not an address/],
    [`${studio().sandboxUrl}/files/uploads/no-such.jpg`, /has nothing at this address/],
    [`${studio().sandboxUrl}/sandbox/health`, /not a picture that Dailies knows/],
  ];
  for (const [given, words] of refused) {
    await address.fill(given);
    await address.press("Enter");
    await expect(address).toHaveAccessibleDescription(words);
    await expect(address).toHaveValue(given);
    await expect(address).toBeFocused();
  }
  await inBothThemes(page, () => expectAccessible(page));

  await address.fill(fig);
  await still.getByRole("button", { name: "Fetch" }).click();
  await expect(still.getByRole("img", { name: /^Still: .+\.jpg$/ })).toBeVisible();
  await expect(address).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(still.getByText("1920 × 1298")).toBeVisible();

  await test.step("pasted where nothing has the focus", async () => {
    await pasteOnPage(page, await addressOf("drum"));
    await expect(still.getByText("1282 × 1920")).toBeVisible();
  });
  await test.step("a picture, pasted into the prompt", async () => {
    await prompt.fill("Written so far");
    await pastePicture(
      prompt,
      await sharp({ create: { width: 640, height: 360, channels: 3, background: "#48c" } })
        .png()
        .toBuffer(),
    );
    await expect(still.getByText("640 × 360")).toBeVisible();
    await expect(still.getByRole("progressbar")).toHaveCount(0);
    await choice("Resolution", "720p").check();
    await expect(still.getByText("It is smaller than 720p: the clip will look soft.")).toBeVisible();
    await expect(prompt).toHaveValue("Written so far");
  });
  await test.step("dragged, where the picture counts and not where it leads", async () => {
    const peaks = await addressOf("peaks");
    await dragIn(
      page,
      { "text/uri-list": "https://example.com/album", "text/html": `<a href="https://example.com/album"><img src="${peaks}"></a>` },
      "Still",
    );
    await expect(still.getByText("1920 × 1440")).toBeVisible();
    const endStill = composer.getByRole("region", { name: "End still" });
    await dragIn(page, { "text/uri-list": await addressOf("sunset") }, "End still");
    await expect(endStill.getByRole("img", { name: /^End still: .+\.jpg$/ })).toBeVisible();
    await endStill.getByRole("button", { name: "Remove the end still" }).click();
  });
  await test.step("dragged in vain, it can be mended in the field", async () => {
    await dragIn(page, { "text/uri-list": "https://127.0.0.1/moved.jpg" }, "Still");
    await expect(address).toHaveValue("https://127.0.0.1/moved.jpg");
    await expect(address).toHaveAccessibleDescription(/public https addresses/);
    await expect(still.getByText("1920 × 1440"), "what stood there stands there again").toBeVisible();
    await address.press("Escape");
    await expect(opener).toBeFocused();
  });
});

test("a still of another shape is fitted whole, and so is the end still: seen before, said in words, and sent so", async ({ page }) => {
  const words = fresh("Fitted whole, nothing lost");
  const { open, bring, still, composer, choice, prompt, generate, takesOf } = studioPage(page);
  await open();
  await bring("dogs");
  await choice("Crop", "16:9").check();
  await expect(still.getByText("63 % of the picture is lost.")).toBeVisible();
  await test.step("the window is moved and pulled", async () => {
    const window = still.getByRole("button", { name: /^Crop, 16:9/ });
    const placed = async () => {
      const box = await window.boundingBox();
      if (!box) throw new Error("There is no window.");
      return { ...box, right: box.x + box.width, bottom: box.y + box.height };
    };
    const pull = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
      await page.mouse.up();
    };
    // it comes to rest first
    await page.emulateMedia({ reducedMotion: "reduce" });
    const whole = await placed();
    await pull({ x: whole.x + whole.width / 2, y: whole.y + 40 }, { x: 0, y: -30 });
    const moved = await placed();
    expect([moved.y, moved.width]).toEqual([expect.closeTo(whole.y - 30, 0), expect.closeTo(whole.width, 0)]);
    await pull({ x: moved.right - 4, y: moved.bottom - 4 }, { x: -moved.width / 2, y: -moved.height / 2 });
    const half = await placed();
    expect([half.x, half.y], "the corner across stays").toEqual([expect.closeTo(moved.x, 0), expect.closeTo(moved.y, 0)]);
    expect(half.width).toBeCloseTo(moved.width / 2, -0.5);
    await expect(still.getByText("91 % of the picture is lost.")).toBeVisible();
    for (let presses = 0; presses < 13; presses += 1) await window.press("+");
    await expect(still.getByText("63 % of the picture is lost.")).toBeVisible();
    await page.emulateMedia({ reducedMotion: null });
  });
  const way = composer.getByRole("radiogroup", { name: "How it gets this shape" });
  await way.getByRole("radio", { name: "Fit" }).check();
  await expect(still.getByText("Nothing is lost: 63 % of the clip is blur.")).toBeVisible();
  await expect(still.getByText("3414 × 1920")).toBeVisible();

  const endStill = composer.getByRole("region", { name: "End still" });
  const picker = page.waitForEvent("filechooser");
  await endStill.getByRole("button", { name: /^End still/ }).click();
  await (await picker).setFiles(photograph("brushes"));
  await expect(endStill.getByText("Another shape than the still: cut around its middle, 28 % of it is lost.")).toBeVisible();
  await endStill.getByRole("radio", { name: "Fit" }).check();
  await expect(endStill.getByText("Another shape than the still: fitted into it whole, 29 % is blur.")).toBeVisible();
  await expect(endStill.getByRole("progressbar")).toHaveCount(0);
  await inBothThemes(page, () => expectAccessible(page));
  await page.setViewportSize(phone);
  await inBothThemes(page, () => expectAccessible(page));
  await page.setViewportSize({ width: 1440, height: 900 });

  await prompt.fill(words);
  await generate.click();
  await expect(takesOf(words)).toBeVisible();
  await expect.poll(() => takesWith(page, words)).toHaveLength(1);
  await generate.click();
  await expect.poll(() => takesWith(page, words)).toHaveLength(2);
  const [again, take] = await takesWith(page, words);
  if (!take?.endStillId || !again) throw new Error("The takes have no end still.");
  expect(await sizeOf(page, take.still.id)).toEqual({ width: 3414, height: 1920 });
  expect(await sizeOf(page, take.endStillId)).toEqual({ width: 1910, height: 1074 });
  expect([again.still.id, again.endStillId, again.shotId], "made once").toEqual([take.still.id, take.endStillId, take.shotId]);
});

test("what only a browser can show it draws as a JPEG, and HEIC is refused by its bytes with the way out", async ({ page }) => {
  const { open, choose, still } = studioPage(page);
  const flat = (background: string) => sharp({ create: { width: 320, height: 180, channels: 3, background } });
  const gif = await flat("#c84").gif().toBuffer();
  await open();
  await choose({ name: "moving.gif", mimeType: "image/gif", buffer: gif });
  await expect(still.getByText("A still is one picture: the first of the GIF was taken.")).toBeVisible();
  await expect(still.getByText("320 × 180")).toBeVisible();
  await expect(still.getByRole("progressbar")).toHaveCount(0);
  await expect(still.getByRole("alert")).toHaveCount(0);

  for (const name of ["IMG_2041.HEIC", "named-otherwise.jpg"]) {
    await choose({ name, mimeType: "image/jpeg", buffer: boxFile("heic", "mif1", "heic") });
    await expect(still).toContainText(`${name} was not added`);
    await expect(still).toContainText(/HEIC can’t be opened here\. Export it as JPEG, or on an iPhone choose Settings, Camera, Formats/);
  }
  const jpeg = await flat("#48c").jpeg().toBuffer();
  await choose({ name: "really-a-jpeg.heic", mimeType: "image/heic", buffer: jpeg });
  await expect(still.getByRole("img", { name: "Still: really-a-jpeg.heic" })).toBeVisible();
  await expect(still.getByRole("progressbar")).toHaveCount(0);
  await expect(still.getByRole("alert")).toHaveCount(0);
});

test("phrases go in where the caret stands, Ctrl+Z takes them out, and arrow up brings back what was sent before", async ({ page }) => {
  const { open, bring, composer, prompt, generate, price } = studioPage(page);
  await open();
  await bring("fig");
  const [first, then] = [fresh("First the juice runs"), fresh("Then the bowl turns")];
  for (const words of [first, then]) {
    await prompt.fill(words);
    await generate.click();
    await expect.poll(() => takesWith(page, words)).toHaveLength(1);
  }

  await test.step("phrases", async () => {
    await prompt.fill("Juice runs. Leaves stir.");
    await prompt.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));
    const camera = composer.getByRole("toolbar", { name: "Camera" });
    await camera.getByRole("button", { name: "Push in" }).click();
    const pushed = "Juice runs. The camera makes a slow push-in. Leaves stir.";
    await expect(prompt).toHaveValue(pushed);
    await expect(prompt).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(prompt).toHaveValue("Juice runs. Leaves stir.");
    await page.keyboard.press("Control+Shift+z");
    await expect(prompt).toHaveValue(pushed);

    const motion = composer.getByRole("toolbar", { name: "Motion" });
    await motion.getByRole("button", { name: "Wind" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const timeLapse = motion.getByRole("button", { name: "Time-lapse" });
    await expect(timeLapse).toHaveAttribute("aria-pressed", "true");
    await expect(timeLapse, "the focus stays for the next").toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(prompt).toHaveValue(pushed);
    await expect(timeLapse).toBeFocused();
    await composer.getByRole("toolbar", { name: "Leave out" }).getByRole("button", { name: "Watermark" }).click();
    await expect(composer.getByRole("textbox", { name: "Leave out" })).toHaveValue("watermark");
  });

  await test.step("what was sent before", async () => {
    await prompt.fill("Half a thought\nin two lines");
    await prompt.press("ArrowUp");
    await expect(prompt, "from the second line the first is reached").toHaveValue("Half a thought\nin two lines");
    await prompt.press("ArrowUp");
    await expect(prompt).toHaveValue(then);
    await expect(composer.getByText(/^1 of \d+ from before$/)).toBeVisible();
    await prompt.press("ArrowUp");
    await expect(prompt).toHaveValue(first);
    await prompt.press("ArrowDown");
    await prompt.press("ArrowDown");
    await expect(prompt, "what was being typed is not lost").toHaveValue("Half a thought\nin two lines");

    await composer.getByRole("button", { name: "Prompts from before" }).click();
    await inBothThemes(page, () => expectAccessible(page));
    await composer.getByRole("button", { name: first }).click();
    await expect(prompt).toHaveValue(first);
  });
  await page.setViewportSize(phone);
  await page.getByRole("radio", { name: "Compose" }).check();
  await inBothThemes(page, () => expectAccessible(page));
  await composer.getByRole("button", { name: "Prompts from before" }).click();
  await expect(composer.getByRole("button", { name: then })).toBeVisible();
  const hidden = async () => {
    const [menu, bar] = [await composer.locator(".menu").boundingBox(), await price.boundingBox()];
    return (menu?.y ?? 0) + (menu?.height ?? 0) - (bar?.y ?? 0);
  };
  await expect.poll(hidden, { message: "none of them is behind the price" }).toBeLessThanOrEqual(1);
});

test.describe("signed out and in again", () => {
  // the other journeys keep their session
  test.use({ storageState: { cookies: [], origins: [] } });

  async function signIn(page: Page): Promise<void> {
    const submit = page.getByRole("button", { name: "Sign in" });
    await interactive(submit);
    await page.getByLabel("Email").fill(OWNER.email);
    await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    await submit.click();
    await expect(page).toHaveURL(/\/studio/);
  }

  test("the draft is there: still, shape, prompt and what to leave out", async ({ page }) => {
    const { open, bring, still, composer, choice, prompt } = studioPage(page);
    const leaveOut = composer.getByRole("textbox", { name: "Leave out" });
    await page.goto("/sign-in");
    await signIn(page);
    await open();
    await bring("peaks");
    await choice("Crop", "1:1").check();
    await composer.getByRole("radiogroup", { name: "How it gets this shape" }).getByRole("radio", { name: "Fit" }).check();
    await prompt.fill("Clouds pass, not sent yet");
    await leaveOut.fill("people");
    await page.getByRole("button", { name: `${OWNER.name}, Owner` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await signIn(page);
    await expect(prompt).toHaveValue("Clouds pass, not sent yet");
    await expect(leaveOut).toHaveValue("people");
    await expect(still.getByRole("img", { name: "Still: peaks.jpg" })).toBeVisible();
    await expect(still.getByText("Nothing is lost: 25 % of the clip is blur.")).toBeVisible();
    await page.reload();
    await expect(prompt).toHaveValue("Clouds pass, not sent yet");
  });
});

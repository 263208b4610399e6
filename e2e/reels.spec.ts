import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { ownersToken, rest } from "@/e2e/rest";
import { interactive } from "@/e2e/studio-page";
import type { TakeView } from "@/lib/takes/view";

let api: ReturnType<typeof rest>;
let takes: TakeView[];

test.beforeAll(async () => {
  api = rest(await ownersToken());
  const still = await api.sendStill("dandelion");
  const started = await api.start({
    provider: "eachlabs",
    stillId: still.id,
    prompt: fresh("Reel the table in"),
    settings: { resolution: "480p" },
    count: 3,
  });
  takes = (await Promise.all(started.map(({ id }) => api.ended(id)))).sort((one, other) => one.number - other.number);
});

test("takes become a reel: put in order by keys, trimmed by the frame, with a card and a fade, rendered, changed and kept as a file", async ({
  page,
}, testInfo) => {
  const name = fresh("Round one");
  await newReel(page, name, takes.slice(0, 2));
  const parts = page.getByRole("list", { name: "Parts of the reel" }).getByRole("button");
  await expect(parts).toHaveText([new RegExp(named(takes[0]!)), new RegExp(named(takes[1]!))]);

  // the keyboard alone: the second goes to the front, and the focus with it
  await parts.nth(1).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(parts).toHaveText([new RegExp(named(takes[1]!)), new RegExp(named(takes[0]!))]);
  await expect(parts.first()).toBeFocused();

  await page.getByRole("button", { name: "Add a card" }).click();
  await expect(parts).toHaveCount(3);
  await page.getByRole("textbox", { name: "Title" }).fill("Round one, for Anna");
  await parts.nth(1).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(parts.first()).toContainText("Round one, for Anna");

  await parts.nth(1).click();
  const panel = page.getByRole("region", { name: "Part 2 of 3" });
  await panel.getByRole("slider", { name: "First frame" }).fill("8");
  await panel.getByRole("slider", { name: "Last frame" }).fill("31");
  await expect(panel).toContainText(/24 of \d+ frames/);
  await panel.getByRole("radiogroup", { name: "Begins with" }).getByRole("radio", { name: "A cross-fade" }).click();

  const video = page.getByRole("region", { name: "Video" });
  await video.getByRole("button", { name: "Render the reel" }).click();
  await expect(video).toContainText("Up to date", { timeout: 60_000 });
  const coming = page.waitForEvent("download");
  await video.getByRole("link", { name: "Download MP4" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^[A-Z]{2,4}-${name.toLowerCase().replaceAll(" ", "-")}\\.mp4$`));
  const path = testInfo.outputPath("reel.mp4");
  await file.saveAs(path);
  const { clip } = takes[0]!;
  const { stdout } = await promisify(execFile)("ffprobe", [
    "-v",
    "error",
    "-count_packets",
    "-show_entries",
    "stream=nb_read_packets",
    "-of",
    "csv=p=0",
    path,
  ]);
  const fps = clip!.fps;
  // three seconds of card, 24 frames that share half a second with it, and a whole clip
  expect(Number(stdout.trim())).toBe(Math.round(3 * fps) + 24 - Math.round(fps / 2) + Math.round((clip!.durationMs / 1000) * fps));

  await inBothThemes(page, () => expectAccessible(page));

  // the preview plays by the same plan
  const place = page.getByRole("slider", { name: "Place in the reel" });
  await place.fill("0");
  await page.getByRole("button", { name: "Play (Space)" }).click();
  await expect.poll(async () => Number(await place.inputValue()), { timeout: 20_000 }).toBeGreaterThan(Math.round(3 * fps) + 4);
  await page.getByRole("button", { name: "Pause (Space)" }).click();

  await parts.nth(2).focus();
  await page.keyboard.press("Delete");
  await expect(parts).toHaveCount(2);
  await expect(video).toContainText("Older than the reel");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(parts).toHaveCount(3);

  await page.goto("/reels");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page.getByText("Changed since it was rendered")).toBeVisible();
  await inBothThemes(page, () => expectAccessible(page));
});

test("a reel says when its shot goes on with another take, and swaps it", async ({ page }) => {
  const other = takes[2]!;
  await newReel(page, fresh("Round two"), [takes[0]!]);
  const address = page.url();
  await page.goto(`/shots/${other.shotId}?takes=${other.id}`);
  const choose = page.getByRole("button", { name: "Choose" }).first();
  await interactive(choose);
  await choose.click();
  await expect(page.getByRole("button", { name: /shot’s choice/ }).first()).toBeVisible();
  await page.goto(address);
  const swap = page.getByRole("button", { name: `Swap for T${other.number}` });
  await interactive(swap);
  await swap.click();
  await expect(page.getByRole("list", { name: "Parts of the reel" }).getByRole("button")).toHaveText([new RegExp(`T${other.number}`)]);
  await expect(swap).toHaveCount(0);
});

test("a zip that broke off half-way goes on from there, and comes to the same bytes", async ({ page }) => {
  await page.goto("/studio");
  const made = await page.evaluate(
    async (ids) => {
      const body = JSON.stringify({ selection: { takeIds: ids } });
      return (await fetch("/api/zip", { method: "POST", headers: { "content-type": "application/json" }, body })).json();
    },
    takes.map(({ id }) => id),
  );
  expect(made).toMatchObject({ clips: 3, leftOut: 0 });
  const whole = await page.request.get(made.url);
  const bytes = await whole.body();
  expect([whole.headers()["content-length"], bytes.length]).toEqual([String(made.bytes), made.bytes]);
  const half = Math.floor(made.bytes / 2);
  const rest = await page.request.get(made.url, { headers: { range: `bytes=${half}-`, "if-range": whole.headers().etag ?? "" } });
  expect(rest.status()).toBe(206);
  expect(Buffer.concat([bytes.subarray(0, half), await rest.body()]).equals(bytes)).toBe(true);
});

const named = ({ slate, number }: TakeView) => `${slate} T${number}`;

/** A reel of takes, in the order in which they are pressed. */
async function newReel(page: Page, name: string, wanted: readonly TakeView[]): Promise<void> {
  await page.goto("/reels");
  const make = page.getByRole("button", { name: "New reel" });
  await interactive(make);
  await make.click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Make the reel" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const add = page.getByRole("button", { name: "Add takes" }).first();
  await interactive(add);
  await add.click();
  const dialog = page.getByRole("dialog", { name: "Add takes" });
  for (const take of wanted) await dialog.getByRole("button", { name: named(take) }).click();
  await dialog.getByRole("button", { name: /^Add \d/ }).click();
  await expect(page.getByRole("list", { name: "Parts of the reel" }).getByRole("listitem")).toHaveCount(wanted.length);
}

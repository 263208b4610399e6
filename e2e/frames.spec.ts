import type { Page } from "@playwright/test";
import { type BurnedIn, burnedIn, playInstead, readsFrames, shownFrame } from "@/e2e/burned-in";
import { expect, test } from "@/e2e/fixtures";
import { ownersToken, rest } from "@/e2e/rest";
import { interactive } from "@/e2e/studio-page";
import type { TakeView } from "@/lib/takes/view";

// 81 frames at 16 a second, 5 s at 30, and what was interpolated to 32
const RATES = [
  { fps: 16, frames: 81 },
  { fps: 30, frames: 150 },
  { fps: 32, frames: 161 },
] as const;

let takes: TakeView[];
let clips: BurnedIn[];

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
test.beforeAll(async ({}, testInfo) => {
  const api = rest(await ownersToken());
  const still = await api.sendStill("dandelion");
  const started = await api.start({ provider: "eachlabs", stillId: still.id, prompt: "Frames that can be counted", count: RATES.length });
  clips = await Promise.all(RATES.map(({ fps, frames }) => burnedIn(testInfo.outputPath(`${fps}.mp4`), fps, frames)));
  takes = await Promise.all(started.map(({ id }) => api.ended(id)));
});

/** The room of the shot, standing at its first frame. */
async function openRoom(page: Page, search: string): Promise<void> {
  for (const [index, take] of takes.entries()) {
    const clip = clips[index];
    if (clip) await playInstead(page, take.id, clip);
  }
  await page.goto(`/shots/${takes[0]?.shotId}?${search}&frame=0`);
  await interactive(page.getByRole("button", { name: "Play (Space)" }));
  await readsFrames(page);
}

for (const [index, { fps, frames }] of RATES.entries()) {
  test(`each frame that is stepped to or sought is the one that is said, at ${fps} a second`, async ({ page }) => {
    await openRoom(page, `takes=${takes[index]?.id}`);
    const scrubber = page.getByRole("slider", { name: "Place in the clip" });
    await expect(scrubber).toHaveAttribute("max", String(frames - 1));
    await expect.poll(() => shownFrame(page.locator("video"))).toBe(0);

    const wrong = await page.evaluate(async (count) => {
      const video = document.querySelector("video");
      const slider = document.querySelector<HTMLInputElement>("input[data-keys=frames]");
      if (!video || !slider) throw new Error("There is no player.");
      const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const found: string[] = [];
      const look = async (expected: number) => {
        await window.settled();
        const said = Number(/frame (\d+) of/.exec(slider.getAttribute("aria-valuetext") ?? "")?.[1]) - 1;
        let shown = window.frameOf(video);
        // a busy machine paints late; what is wrong stays wrong
        for (let looks = 0; shown !== expected && looks < 60; looks += 1) {
          await new Promise(requestAnimationFrame);
          shown = window.frameOf(video);
        }
        if (said !== expected || shown !== expected) found.push(`asked for ${expected}, said ${said}, shown ${shown}`);
      };
      for (let frame = 0; frame < count; frame += 1) {
        await look(frame);
        press("ArrowRight");
      }
      await look(count - 1);
      for (let frame = count - 1; frame > count - 12; frame -= 1) {
        await look(frame);
        press("ArrowLeft");
      }
      // the same each time, and all over the clip
      for (let turn = 1; turn <= 40; turn += 1) {
        const to = (turn * 61) % count;
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
        set?.call(slider, String(to));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await look(to);
      }
      return found;
    }, frames);
    expect(wrong).toEqual([]);

    // where it stops by itself is the frame that is said, too
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause (Space)" })).toBeVisible();
    await expect.poll(() => scrubber.inputValue().then(Number)).toBeGreaterThan(8);
    await page.keyboard.press("Space");
    const stood = await shownFrame(page.locator("video"));
    await expect(scrubber).toHaveValue(String(stood));
    await expect(page).toHaveURL(new RegExp(`frame=${stood}$`));
  });
}

test("a marked range loops and nothing around it is shown; J goes back", async ({ page }) => {
  await openRoom(page, `takes=${takes[0]?.id}`);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("i");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("o");
  const range = page.getByRole("button", { name: "Clear the range, frame 21 to 31" });
  await expect(range).toBeVisible();
  await page.keyboard.press("Space");
  const seen = await page.evaluate(async () => {
    const video = document.querySelector("video");
    if (!video) throw new Error("There is no player.");
    const frames: number[] = [];
    // until it has come around twice
    for (let wraps = 0; wraps < 2; ) {
      await new Promise(requestAnimationFrame);
      const frame = window.frameOf(video);
      if (frame < (frames.at(-1) ?? 0)) wraps += 1;
      if (frame !== frames.at(-1)) frames.push(frame);
    }
    return frames;
  });
  expect(Math.min(...seen), "a busy machine may leave one out").toBeGreaterThanOrEqual(20);
  expect(Math.max(...seen), "a busy machine may show the frame after it").toBeLessThanOrEqual(31);
  await page.keyboard.press("Shift+I");
  await expect.poll(() => shownFrame(page.locator("video"))).toBe(20);
  await page.keyboard.press("Shift+O");
  await expect.poll(() => shownFrame(page.locator("video"))).toBe(30);
  await page.keyboard.press("Escape");
  await expect(range).toBeHidden();

  const scrubber = page.getByRole("slider", { name: "Place in the clip" });
  await page.keyboard.press("j");
  await expect.poll(() => scrubber.inputValue().then(Number)).toBeLessThan(24);
  await page.keyboard.press("k");
  const stood = await shownFrame(page.locator("video"));
  await expect(scrubber).toHaveValue(String(stood));
});

test("three takes of three rates play within a frame of each other, and stand at the same moment", async ({ page }) => {
  await openRoom(page, `takes=${takes.map(({ id }) => id).join(",")}&view=side`);
  await expect(page.locator("video")).toHaveCount(3);
  await page.evaluate(() => window.settled());
  await page.keyboard.press("Space");
  const gaps = await page.evaluate(
    async (rates) => {
      const videos = [...document.querySelectorAll("video")];
      const first = videos[0];
      if (!first) throw new Error("There is no player.");
      const found: number[] = [];
      // through a loop's end and on
      for (let wraps = 0, last = 0; wraps < 2; ) {
        await new Promise(requestAnimationFrame);
        if (videos.some((video) => video.seeking || video.paused)) continue;
        if (first.currentTime < last) wraps += 1;
        last = first.currentTime;
        const spans = videos.map((video, index) => {
          const { fps, frames } = rates[index] ?? { fps: 1, frames: 1 };
          const frame = window.frameOf(video);
          // a clip that is over holds its last frame
          return { from: frame / fps, to: frame === frames - 1 ? Number.POSITIVE_INFINITY : (frame + 1) / fps };
        });
        // how long the last one of them is still to wait for the moment that another shows already
        found.push(Math.max(0, Math.max(...spans.map(({ from }) => from)) - Math.min(...spans.map(({ to }) => to))));
      }
      return found;
    },
    RATES.map(({ fps, frames }) => ({ fps, frames })),
  );
  const frame = 1 / 16;
  expect(gaps.length).toBeGreaterThan(50);
  const within = gaps.filter((gap) => gap <= frame).length / gaps.length;
  test.info().annotations.push({
    type: "drift",
    description: `${(Math.max(...gaps) / frame).toFixed(2)} frames at worst, ${(within * 100).toFixed(1)} % within one`,
  });
  expect(within, "of all looks").toBeGreaterThan(0.95);

  await page.keyboard.press("Space");
  const scrubber = page.getByRole("slider", { name: "Place in the clip" });
  const stood = await Promise.all([0, 1, 2].map((index) => shownFrame(page.locator("video").nth(index))));
  const lead = Number(await scrubber.inputValue());
  expect(stood[0]).toBe(lead);
  const moment = (lead + 0.5) / 16;
  for (const [index, { fps, frames }] of RATES.entries()) expect(stood[index]).toBe(Math.min(frames - 1, Math.floor(moment * fps + 0.05)));
});

import type { Locator, Page } from "@playwright/test";
import { ffprobe, sha256Of } from "@/e2e/clip-file";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { sandbox } from "@/e2e/sandbox";
import { studio } from "@/e2e/studio";
import { photograph, studioPage, takesWith, watchStates } from "@/e2e/studio-page";

/** Frames that are drawn, not only announced: the brightness of a few spots of the picture that shows. */
async function picture(video: Locator): Promise<number[]> {
  return video.evaluate((element: HTMLVideoElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 8;
    const context = canvas.getContext("2d");
    context?.drawImage(element, 0, 0, 8, 8);
    return [...(context?.getImageData(0, 0, 8, 8).data ?? [])];
  });
}

async function expectPlays(page: Page, frames: number): Promise<void> {
  const video = page.getByRole("dialog").locator("video");
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(at).toBeGreaterThan(0.3);
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames)).toBeGreaterThan(3);
  await page.getByRole("button", { name: "Pause (Space)" }).click();
  const scrubber = page.getByRole("slider", { name: "Place in the clip" });
  await expect(scrubber).toHaveAttribute("max", String(frames - 1));
  await scrubber.press("Home");
  await expect.poll(at).toBeLessThan(0.1);
  const first = await picture(video);
  expect(Math.max(...first.filter((_, index) => index % 4 !== 3)), "a picture that is not black").toBeGreaterThan(20);
  await scrubber.press("End");
  await expect.poll(at).toBeGreaterThan(4.8);
  await expect.poll(() => picture(video), "the camera has moved").not.toEqual(first);
}

test.beforeAll(() => sandbox(studio().sandboxUrl).set({ sharesClips: false }));
test.afterAll(() => sandbox(studio().sandboxUrl).set({ sharesClips: true }));
test.afterEach(() => sandbox(studio().sandboxUrl).behave());

interface Way {
  provider: "wavespeed" | "eachlabs";
  label: string;
  prompt: string;
  bring: (page: Page) => Promise<void>;
  shape: string;
  /** Settings, and what the receipt says of them. */
  set: (page: Page) => Promise<void>;
  receipt: RegExp[];
  wouldCost: number | null;
  sent: { width: number; height: number };
  clip: { width: number; height: number; frames: number; seconds: number };
  /** Told once that there is no room: five seconds in which the queue shows. */
  isHeldInQueue: boolean;
}

const WAYS: Way[] = [
  {
    provider: "wavespeed",
    label: "WaveSpeed",
    prompt: "Wind in the dandelions, slow push in",
    bring: (page) => studioPage(page).drop(photograph("dandelion"), "Still"),
    shape: "1:1",
    set: async (page) => {
      const { choice, price } = studioPage(page);
      await choice("Resolution", "720p").check();
      await expect(price).toContainText("would cost $0.30 live");
      await choice("Length", "8 s").check();
      await expect(price).toContainText("would cost $0.48 live");
      await choice("Resolution", "480p").check();
      await choice("Length", "5 s").check();
    },
    receipt: [/1 × WaveSpeed 480p, 5 s/, /Sandbox: free, would cost \$0\.15 live/],
    wouldCost: 150_000,
    sent: { width: 1080, height: 1080 },
    clip: { width: 624, height: 624, frames: 81, seconds: 5.0625 },
    isHeldInQueue: true,
  },
  {
    provider: "eachlabs",
    label: "Eachlabs",
    prompt: "The camera rises over the stream",
    bring: (page) => studioPage(page).choose(photograph("stream")),
    shape: "16:9",
    set: async (page) => {
      const { choice, composer } = studioPage(page);
      await choice("Provider", "Eachlabs").check();
      await choice("Resolution", "480p").check();
      await choice("Shape", "16:9").check();
      await composer.getByText("Advanced").click();
      await composer.getByRole("slider", { name: "Steps" }).fill("30");
      await choice("Interpolator", "None").check();
      await composer.getByRole("switch", { name: "Safety checker" }).check();
      await expect(composer.getByText("3 changed")).toBeVisible();
    },
    receipt: [/1 × Eachlabs 480p/, /Sandbox: free/],
    wouldCost: null,
    sent: { width: 1920, height: 1080 },
    clip: { width: 832, height: 480, frames: 81, seconds: 5.0625 },
    isHeldInQueue: false,
  },
];

for (const way of WAYS) {
  test(`a photograph becomes a clip at ${way.label}: seen, found, downloaded, and nothing charged`, async ({ page }, testInfo) => {
    const { open, composer, still, prompt, generate, price, choice, takesOf, tile } = studioPage(page);
    const words = fresh(way.prompt);
    await open();
    await way.bring(page);
    await expect(still.getByRole("button", { name: "Replace" })).toBeVisible();
    await choice("Crop", way.shape).check();
    await expect(still.getByText(/of the picture is lost/).last()).toBeVisible();
    await still.getByRole("button", { name: /^Crop/ }).press("ArrowRight");
    await prompt.fill(words);
    await way.set(page);
    for (const line of way.receipt) await expect(price).toContainText(line);
    await composer.getByRole("button", { name: "More takes" }).click();
    await expect(generate).toHaveText("Generate 2 takes free");
    await composer.getByRole("button", { name: "Fewer takes" }).click();
    await expect(generate).toHaveText("Generate 1 take free");
    await expectAccessible(page);

    // each step held long enough to be seen
    await sandbox(studio().sandboxUrl).misbehave(
      ...(way.isHeldInQueue ? [{ on: "create", kind: "rate_limit", prompt: words } as const] : []),
      { on: "create", kind: "delay", delayMs: 1_500, prompt: words },
      { on: "download", kind: "delay", delayMs: 1_500, prompt: words },
    );
    const seen = await watchStates(page, words);
    await generate.click();
    await expect(takesOf(words)).toBeVisible();
    await expect(tile(words)).toBeVisible({ timeout: 45_000 });
    const states = [...new Set(await seen())];
    expect(states.slice(-4)).toEqual(["Sending", "Generating", "Saving", "Ready"]);
    if (way.isHeldInQueue) expect(states.find((state) => state !== "On its way")).toBe("Queued");

    await expectAccessible(page);
    await tile(words).click();
    const dialog = page.getByRole("dialog");
    await expectPlays(page, way.clip.frames);
    await expect(dialog).toContainText(`${way.clip.width} × ${way.clip.height}`);
    await expect(dialog).toContainText("nothing, sandbox");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();

    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Gallery" }).click();
    const [take] = await takesWith(page, words);
    if (!take?.clip) throw new Error("The take has no clip.");
    await page.getByRole("grid", { name: "Takes" }).locator(`[data-take="${take.id}"]`).getByRole("link").click();
    const coming = page.waitForEvent("download");
    await page
      .getByRole("dialog")
      .getByRole("link", { name: /^Download/ })
      .click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^[A-Z]{3}-\\d\\d-T1-${way.prompt.toLowerCase().split(/\W+/).slice(0, 3).join("-")}.*-${way.provider}-${take.seed}\\.mp4$`),
    );
    const file = testInfo.outputPath("clip.mp4");
    await download.saveAs(file);
    expect(await sha256Of(file, take.clip.bytes), "the provider's bytes, before the recipe").toBe(take.clip.sha256);
    const { codec, seconds, ...size } = await ffprobe(file);
    expect({ codec, ...size }).toEqual({ codec: "h264", width: way.clip.width, height: way.clip.height, frames: way.clip.frames });
    expect(seconds).toBeCloseTo(way.clip.seconds, 2);

    expect(take).toMatchObject({ provider: way.provider, mode: "sandbox", estimateMicros: way.wouldCost, chargedMicros: 0 });
    expect([take.still.width, take.still.height]).toEqual([way.sent.width, way.sent.height]);
    const ledger = await rows("SELECT DISTINCT kind::text, mode::text, amount_micros::int AS micros FROM ledger WHERE take_id = $1 ORDER BY 1", [
      take.id,
    ]);
    expect(ledger).toEqual(["charged", "released", "reserved"].map((kind) => ({ kind, mode: "sandbox", micros: 0 })));
    expect(await sandbox(studio().sandboxUrl).creates(words)).toMatchObject([
      ...(way.isHeldInQueue ? [{ isAccepted: false }] : []),
      { isAccepted: true, seed: take.seed },
    ]);
  });
}

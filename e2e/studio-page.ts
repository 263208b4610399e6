import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { TakeStatus } from "@/lib/takes/limits";
import type { TakePage, TakeView } from "@/lib/takes/view";

/** A photograph of the samples, as a file on disk. */
export function photograph(name: string): string {
  return path.join(import.meta.dirname, "..", "public", "samples", `${name}.jpg`);
}

/** Resolves once React answers for an element, and the page around it has come to rest: before that what is typed may be lost, and a key unheard. */
export async function interactive(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))), {
      message: "the page becomes interactive",
      timeout: 60_000,
    })
    .toBe(true);
  // a page that always has something to do is waited for no longer than that
  await element.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3_000 })));
}

const DROP_HINTS = {
  Still: "The clip starts on this picture.",
  "End still": "The clip ends on this picture.",
  Recipe: "An MP4 from Dailies fills the form as it was for this take.",
};

/** The studio's page, by what a person sees of it. */
export function studioPage(page: Page) {
  // it is there once the draft was read
  const composer = page.getByRole("form", { name: "New takes" }).and(page.locator("form:not([inert])"));
  const still = composer.getByRole("region", { name: "Still", exact: true });
  const feed = page.getByRole("region", { name: "Takes", exact: true });
  const prompt = composer.getByRole("textbox", { name: "Prompt", exact: true });
  /** By the file picker, as a person would. */
  const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
    const picker = page.waitForEvent("filechooser");
    await still.getByRole("button", { name: /^(Drop a still here|Choose a still|Replace)/ }).click();
    await (await picker).setFiles(file);
  };
  return {
    composer,
    still,
    feed,
    prompt,
    generate: composer.getByRole("button", { name: /^(Generate|Press again)/ }),
    price: composer.getByLabel("Price", { exact: true }),

    async open(place = "/studio"): Promise<void> {
      await page.goto(place);
      await interactive(prompt);
    },
    choose,
    /** A file dragged from the desktop and let go over a place named so. */
    async drop(file: string, place: "Still" | "End still" | "Recipe"): Promise<void> {
      const browser = await page.context().newCDPSession(page);
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      const send = (type: "dragEnter" | "dragOver" | "drop", x: number, y: number) => browser.send("Input.dispatchDragEvent", { type, x, y, data });
      await send("dragEnter", 20, 20);
      // as a browser does while a file hovers: the places go when nothing is heard of it
      const hover = async (): Promise<{ x: number; y: number } | null> => {
        await send("dragOver", 20, 20);
        return page
          .locator('[aria-hidden="true"]')
          .getByText(DROP_HINTS[place])
          .evaluateAll(([found]) => {
            const box = found?.getBoundingClientRect();
            return box ? { x: box.x, y: box.y } : null;
          });
      };
      await expect.poll(hover, { message: `there is a place for ${place} to drop at` }).not.toBeNull();
      const box = await hover();
      if (!box) throw new Error(`The place for ${place} went again.`);
      await send("dragOver", box.x + 4, box.y + 4);
      await send("drop", box.x + 4, box.y + 4);
      await browser.detach();
    },
    /** The quickest way to a still that stands. */
    async bring(name: string): Promise<void> {
      await choose(photograph(name));
      await expect(still.getByRole("img", { name: `Still: ${name}.jpg` })).toBeVisible();
      await expect(still.getByRole("progressbar")).toHaveCount(0);
    },
    choice: (group: string, name: string) => composer.getByRole("radiogroup", { name: group }).getByRole("radio", { name, exact: true }),
    /** Takes of one prompt stand together. */
    takesOf: (words: string) => feed.getByRole("region", { name: words }),
    row: (words: string, index = 0) => feed.getByRole("region", { name: words }).locator("li[data-status]").nth(index),
    tile: (words: string, index = 0) =>
      feed
        .getByRole("region", { name: words })
        .getByRole("link", { name: /take \d+, / })
        .nth(index),
  };
}

/** The takes of one prompt as the studio answers for them, newest first. */
export async function takesWith(page: Page, words: string): Promise<TakeView[]> {
  const answer = await page.request.get("/api/v1/takes?limit=100");
  expect(answer.ok(), await answer.text()).toBe(true);
  const { data } = (await answer.json()) as TakePage; // the interface's own answer
  return data.filter((take) => take.prompt.includes(words));
}

/** Waits until the only take of a prompt stands so. */
export async function expectStatus(page: Page, words: string, status: TakeStatus): Promise<TakeView> {
  await expect.poll(async () => (await takesWith(page, words)).map((take) => take.status), { timeout: 45_000 }).toEqual([status]);
  const [take] = await takesWith(page, words);
  if (!take) throw new Error("The take is gone.");
  return take;
}

/** Writes down each word of state that shows for takes of a prompt, from now on and without a reload. */
export async function watchStates(page: Page, words: string): Promise<() => Promise<string[]>> {
  await page.evaluate((prompt) => {
    const seen: string[] = [];
    const look = () => {
      const group = [...document.querySelectorAll("section[aria-label]")].find((section) => section.getAttribute("aria-label")?.includes(prompt));
      const state = group?.querySelector("li[data-status] .state")?.textContent ?? (group?.querySelector("li.tile") ? "Ready" : null);
      if (state && seen.at(-1) !== state) seen.push(state);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, { statesSeen: seen });
  }, words);
  return () => page.evaluate(() => (window as unknown as { statesSeen: string[] }).statesSeen); // set above; a reload would lose it
}

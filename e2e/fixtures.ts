import { test as base, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { stateFile, studio } from "@/e2e/studio";

/**
 * A journey's `page`, at the studio's address and signed in as its owner.
 * An error in the console or a page that throws fails the journey, but for those that it expects: `expectedErrors.push(/…/)`.
 */
export const test = base.extend<{ expectedErrors: RegExp[]; noErrors: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  baseURL: async ({}, use) => use(studio().url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  storageState: async ({}, use) => use(stateFile()),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  expectedErrors: async ({}, use) => use([]),
  noErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      context.on("console", (message) => message.type() === "error" && note(`${message.text()} (${message.location().url})`));
      context.on("weberror", (error) => note(error.error().stack ?? error.error().message));
      await use(undefined);
      expect(errors, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails when axe finds anything on the page as it stands, by WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // it comes a moment after the page that one went to
  await expect(page).toHaveTitle(/\S/);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    // what is still fading in is not yet as it is read
    const fades = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(fades.map(({ finished }) => finished));
    const { violations } = await window.axe.run({ runOnly: tags, resultTypes: ["violations"] });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `  ${target.join(" ")}: ${failureSummary}`).join("\n")}`,
    );
  }, WCAG);
  expect(found, "what axe found").toEqual([]);
}

/** The same look in dark and in light, with nothing fading meanwhile. */
export async function inBothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await look();
  }
  await page.emulateMedia({ reducedMotion: null, colorScheme: null });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export { expect };

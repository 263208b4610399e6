import { expect, type Page } from "@playwright/test";
import { OWNER } from "@/e2e/studio";
import { interactive } from "@/e2e/studio-page";

/** Opens the printed link and becomes the owner, who is signed in by it. */
export async function becomeOwner(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await interactive(page.getByRole("button", { name: "Open the studio" }));
  await page.getByLabel("Your name").fill(OWNER.name);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Open the studio" }).click();
  await expect(page).toHaveURL(/\/studio/, { timeout: 60_000 });
}

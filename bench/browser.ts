import process from "node:process";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { type BenchStudio, OWNER } from "@/bench/studio";

/** Chromium as the journeys run it. */
export function openBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
  });
}

/** Signs the owner in, once a context. */
export async function signIn(context: BrowserContext, { url }: BenchStudio): Promise<void> {
  if ((await context.cookies()).length > 0) return;
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`, { waitUntil: "networkidle" });
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("main").locator('button[type="submit"]').click();
  await page.waitForURL(/\/studio/);
  await page.close();
}

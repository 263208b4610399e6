import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { devices } from "@playwright/test";
import { rows } from "@/e2e/database";
import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { rest, tokenByCommand } from "@/e2e/rest";
import { studio } from "@/e2e/studio";
import { expectStatus, interactive, studioPage } from "@/e2e/studio-page";
import { readCells } from "@/lib/csv";
import type { TakeView } from "@/lib/takes/view";
import { readZip } from "@/lib/zip/testing";

const WORDS = `Steam climbs from the cup ${process.pid}`;
const NOTE = "Slower at the rim";
const NAME = `The cup, for sign-off ${process.pid}`;

let takes: TakeView[];

test.beforeAll(async () => {
  const api = rest(await tokenByCommand("signed-off", "read,write,spend"));
  const still = await api.sendStill("fig");
  const started = await api.start({ provider: "eachlabs", stillId: still.id, prompt: WORDS, settings: { resolution: "480p" }, count: 3 });
  takes = await Promise.all(started.map(({ id }) => api.ended(id)));
});

test("a pile is culled, compared, noted and made anew; what is approved goes by a link to a phone, is signed off there and kept as a zip", async ({
  page,
  browser,
}) => {
  test.slow();
  const [first] = takes;
  const shotId = first?.shotId ?? "";

  await test.step("cull: of three takes in the gallery one goes to the trash", async () => {
    await page.goto(`/gallery?shot=${shotId}`);
    const tiles = page.getByRole("grid", { name: "Takes" }).locator(".tile-link");
    await interactive(tiles.first());
    await expect(tiles).toHaveCount(3);
    await tiles.last().focus();
    await page.keyboard.press("x");
    await page.getByRole("toolbar", { name: "Selected takes" }).getByRole("button", { name: "Trash" }).click();
    await expect(tiles).toHaveCount(2);
    await tiles.first().focus();
    await page.keyboard.press("Enter");
    await interactive(page.getByRole("dialog").getByRole("button", { name: /\(Space\)$/ }));
    await page.keyboard.press("r");
    await expect(page).toHaveURL(new RegExp(`/shots/${shotId}\\?takes=`));
  });

  const write = page.getByRole("form", { name: "New note" }).getByLabel("Note", { exact: true });
  const note = page.getByRole("article").filter({ hasText: NOTE });
  await test.step("compare: both that are left, side by side; then a note on one of them", async () => {
    await interactive(page.getByRole("button", { name: /^(Play|Pause) \(Space\)$/ }));
    await page.keyboard.press("b");
    await expect(page.locator("video")).toHaveCount(2);
    await page.keyboard.press("t");
    await expect(page.locator("video")).toHaveCount(1);
    await interactive(write);
    await write.fill(NOTE);
    await page.getByRole("form", { name: "New note" }).getByRole("button", { name: "Send" }).click();
    await expect(note).toHaveCount(1);
    await expect(write).toHaveValue("");
  });

  const made = await test.step("a new take with this note: the form is filled, its words are offered, the price stands on the button", async () => {
    await note
      .getByRole("button", { name: /^More for the note/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Make a new take with this note" }).click();
    const form = studioPage(page);
    await expect(form.prompt).toHaveValue(new RegExp(`^${WORDS}\\n${NOTE}`));
    await expect(page.getByRole("region", { name: /^From .+ take \d$/ })).toContainText(`note: “${NOTE}`);
    await form.prompt.fill(`${WORDS}, slower.`);
    await form.generate.click();
    const take = await expectStatus(page, `${WORDS}, slower.`, "ready");
    expect(take.from).toMatchObject({ how: "changed" });
    return take;
  });

  await test.step("approve: the note is shown against both frames until then, and closed by it", async () => {
    await page.goto(`/shots/${shotId}?takes=${made.id}`);
    const carried = page.getByRole("region", { name: "Carried from earlier takes" });
    await expect(carried.getByText(NOTE)).toBeVisible();
    await expect(carried.getByRole("button", { name: /^Show frame \d+ of this take$/ })).toBeVisible();
    await inBothThemes(page, () => expectAccessible(page));
    const verdict = page.getByRole("region", { name: "Verdict" });
    await interactive(verdict.getByRole("button", { name: "Approve" }));
    await verdict.getByRole("button", { name: "Approve" }).click();
    await expect(verdict.getByText("Approved", { exact: true })).toBeVisible();
    await expect(carried).toHaveCount(0);
  });

  const link = await test.step("share: what of the shot is approved, for one client, who may keep it", async () => {
    await page.getByRole("button", { name: "Share the shot" }).click();
    const dialog = page.getByRole("dialog", { name: /^Share shot / });
    await inBothThemes(page, () => expectAccessible(page));
    await dialog.getByLabel("Name").fill(NAME);
    await dialog.getByLabel("For whom").fill("Dana Whitlock <dana@client.example>");
    await dialog.getByRole("radio", { name: "Approved ones" }).check({ force: true });
    await dialog.getByRole("radio", { name: "After approval" }).check({ force: true });
    await dialog.getByRole("button", { name: "Make the link" }).click();
    return page.getByLabel("Link for Dana Whitlock", { exact: true }).inputValue();
  });

  const phone = await browser.newContext({
    ...devices["Pixel 7"],
    viewport: { width: 390, height: 844 },
    baseURL: studio().url,
    storageState: { cookies: [], origins: [] },
  });
  const guest = await phone.newPage();
  const bytes = await test.step("the guest, on a phone and without an account, signs off and keeps all of it as a zip", async () => {
    await guest.goto(link);
    await expect(guest.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
    await expect(guest.getByRole("status").filter({ hasText: "0 of 1 approved" }), "the team's word is not the client's").toBeVisible();
    const clip = guest.getByRole("link", { name: new RegExp(`^Watch .*T${made.number}`) });
    await interactive(clip);
    await clip.tap();
    const open = guest.getByRole("region", { name: new RegExp(`take ${made.number}$`) });
    await open.getByRole("button", { name: "Approve", exact: true }).tap();
    const who = guest.getByRole("dialog", { name: "Who are you?" });
    await expect(who.getByLabel("Your name")).toHaveValue("Dana Whitlock");
    await who.getByRole("button", { name: "Continue" }).tap();
    await expect(open.getByText(/^You approved this clip on /)).toBeVisible();
    await inBothThemes(guest, () => expectAccessible(guest));
    const kept = guest.waitForEvent("download");
    await guest.getByRole("button", { name: /^Download/ }).tap();
    return readFileSync(await (await kept).path());
  });
  await phone.close();

  await test.step("the sign-off, the zip, its manifest and the clip say the same", async () => {
    await page.goto("/shares");
    const row = page.getByRole("row").filter({ hasText: NAME });
    await expect(row).toContainText("1 approval");
    await row.getByRole("button", { name: NAME, exact: true }).click();
    const drawer = page.getByRole("dialog", { name: NAME });
    await expect(drawer.getByText(/Dana Whitlock approved .* take \d+/).first()).toBeVisible();
    await inBothThemes(page, () => expectAccessible(page));
    const csv = await (await page.request.get((await drawer.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "")).text();

    const entries = readZip(bytes.length, (from, to) => bytes.subarray(from, to));
    const clipName = `${made.slate}-T${made.number}.mp4`;
    expect(entries.map(({ name }) => name)).toEqual([clipName, "manifest.csv"]);
    const [clip, manifest] = entries;
    const [stored] = await rows<{ sha256: string }>("SELECT sha256 FROM clip WHERE take_id = $1", [made.id]);
    const held = createHash("sha256")
      .update(clip?.data() ?? "")
      .digest("hex");
    expect(held, "the bytes in the zip").toBe(stored?.sha256);
    expect(lineOf(manifest?.data().toString() ?? "")).toMatchObject({ file: clipName, verdict: "approved", clip_sha256: stored?.sha256 });
    expect(lineOf(csv)).toMatchObject({ who: "Dana Whitlock", verdict: "Approved", stands: "yes", take_id: made.id, clip_sha256: stored?.sha256 });
  });
});

/** The only line of a file of cells, by the names in its head. */
function lineOf(csv: string): Record<string, string> {
  const [head = [], line = [], ...more] = readCells(csv);
  expect(more).toEqual([]);
  return Object.fromEntries(head.map((name, at) => [name, line[at] ?? ""]));
}

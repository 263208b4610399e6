import { expect, expectAccessible, inBothThemes, test } from "@/e2e/fixtures";
import { fresh } from "@/e2e/fresh";
import { studioPage } from "@/e2e/studio-page";

test("a preset is saved for the team, chosen from the menu and the palette, renamed, deleted and had back", async ({ page }) => {
  const studio = studioPage(page);
  await studio.open();
  const presets = studio.composer.getByRole("button", { name: "Presets" });
  const menu = page.getByRole("group", { name: "Presets" });
  const length = (value: string) => studio.choice("Length", value);

  const name = fresh("Long push");
  const later = fresh("Longer push");
  await studio.prompt.fill("A slow push-in.");
  await length("8 s").check();
  await presets.click();
  await menu.getByRole("button", { name: "Save as preset…" }).click();
  const save = page.getByRole("dialog", { name: "Save as preset" });
  await save.getByRole("button", { name: "Save preset" }).click();
  await expect(save.getByText("Give the preset a name.")).toBeVisible();
  await save.getByRole("textbox", { name: "Name" }).fill(name);
  await save.getByRole("checkbox", { name: /^The prompt/ }).check();
  await inBothThemes(page, () => expectAccessible(page));
  await page.keyboard.press("Enter");
  await expect(page.getByText(`“${name}” is saved for the team.`)).toBeVisible();
  await expect(presets, "the focus is back").toBeFocused();

  await length("5 s").check();
  await studio.prompt.fill("Something else.");
  await presets.click();
  await expect(menu.getByRole("button", { name: new RegExp(`^${name}`) })).toContainText("8 s");
  await inBothThemes(page, () => expectAccessible(page));
  await menu.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await expect(length("8 s")).toBeChecked();
  await expect(studio.prompt).toHaveValue("A slow push-in.");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(length("5 s")).toBeChecked();
  await expect(studio.prompt).toHaveValue("Something else.");

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name.toLowerCase());
  await expect(page.getByRole("option", { name: new RegExp(`^${name}`), selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(length("8 s")).toBeChecked();

  await presets.click();
  await menu.getByRole("button", { name: "Save as preset…" }).click();
  await save.getByRole("textbox", { name: "Name" }).fill(name.toUpperCase());
  await expect(save.getByRole("button", { name: `Replace “${name}”` }), "a name is taken once").toBeVisible();
  await page.keyboard.press("Escape");

  await presets.press("Enter");
  await menu.getByRole("button", { name: "Manage presets…" }).press("Enter");
  const manage = page.getByRole("dialog", { name: "Presets" });
  await manage.getByRole("button", { name: `Rename “${name}”` }).click();
  await manage.getByRole("textbox", { name: "Name" }).fill(later);
  await page.keyboard.press("Enter");
  await expect(manage.getByText(later, { exact: true })).toBeVisible();
  await expect(manage.getByRole("button", { name: `Rename “${later}”` })).toBeFocused();
  await inBothThemes(page, () => expectAccessible(page));
  await manage.getByRole("button", { name: `Delete “${later}”` }).click();
  await expect(manage.getByText(`“${later}” is deleted.`)).toBeVisible();
  await manage.getByRole("button", { name: "Undo" }).click();
  await expect(manage.getByText(later, { exact: true })).toBeVisible();
  await manage.getByRole("button", { name: `Delete “${later}”` }).click();
  await expect(manage.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Escape");
  await presets.click();
  await expect(menu.getByRole("button", { name: "Save as preset…" })).toBeVisible();
  await expect(menu.getByRole("button", { name: new RegExp(`^${later}`) })).toHaveCount(0);
});

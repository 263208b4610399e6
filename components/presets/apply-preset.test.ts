import { describe, expect, it } from "vitest";
import { appliedWords, presetInForm, presetWords } from "@/components/presets/apply-preset";
import { EMPTY_DRAFT } from "@/components/takes/composer/draft";
import type { PresetView } from "@/lib/presets/view";
import { fieldsOf } from "@/lib/providers/form";
import { modelOf } from "@/lib/providers/registry";
import type { ProviderForm } from "@/lib/settings/loaders";

const fields = fieldsOf(modelOf("eachlabs"));
const forms = [{ provider: "eachlabs", fields }] as unknown as ProviderForm[]; // only these are read
const preset: PresetView = {
  id: "p",
  name: "Rough cut",
  provider: "eachlabs",
  settings: { resolution: "480p", shift: 7 },
  prompt: null,
  negativePrompt: null,
  by: "Leo",
  updatedAt: "2026-11-21T00:00:00.000Z",
};
const draft = { ...EMPTY_DRAFT, prompt: "Slow push in.", negativePrompt: "blur", changed: { wavespeed: { duration: 8 }, eachlabs: { shift: 2 } } };

describe("a preset in the form", () => {
  it("sets its provider and its settings, the others to the usual, and leaves the words and the other provider alone", () => {
    const { change, losses } = presetInForm(preset, fields, draft);
    expect(change).toMatchObject({ provider: "eachlabs", changed: { wavespeed: { duration: 8 }, eachlabs: { resolution: "480p", shift: 7 } } });
    expect(change.changed?.eachlabs?.guidance_scale).toBe(3.5);
    expect(Object.keys(change)).not.toContain("prompt");
    expect(Object.keys(change)).not.toContain("negativePrompt");
    expect(losses).toEqual([]);
    expect(appliedWords(preset, losses)).toBe("“Rough cut” is in the form.");
  });
  it("brings the words that belong to it, and empties what it says is empty", () => {
    expect(presetInForm({ ...preset, prompt: "Pan left.", negativePrompt: "" }, fields, draft).change).toMatchObject({
      prompt: "Pan left.",
      negativePrompt: "",
    });
  });
  it("drops what the model no longer takes, and says so", () => {
    const old = { ...preset, settings: { resolution: "1080p", shift: 99, shutter: 180, num_frames: 121 } };
    const { change, losses } = presetInForm(old, fields, draft);
    expect(change.changed?.eachlabs).toMatchObject({ resolution: "720p", shift: 5, num_frames: 81 });
    expect(change.changed?.eachlabs).not.toHaveProperty("shutter");
    expect(losses).toHaveLength(4);
    expect(losses).toContain("shutter 180");
    expect(appliedWords(old, ["A 1", "B 2"])).toBe("“Rough cut” is in the form without A 1 and B 2: Eachlabs no longer takes that.");
  });
  it("is told by its provider, what is asked often, and how much besides", () => {
    expect(presetWords({ ...preset, settings: { ...preset.settings, aspect_ratio: "16:9" }, prompt: "Pan left." }, forms)).toBe(
      "Eachlabs · 480p · 16:9 · 1 more · prompt",
    );
  });
});

import { describe, expect, it } from "vitest";
import { changedOf, groupFields, helpWords, resetFields, settingsOf, valueWords } from "@/components/form/settings";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import { fieldsOf } from "@/lib/providers/form";
import { WAVESPEED_MODEL } from "@/lib/providers/wavespeed/model";

const eachlabs = fieldsOf(EACHLABS_MODEL);
const wavespeed = fieldsOf(WAVESPEED_MODEL);

describe("settings of a form", () => {
  it("come first when common, then the advanced, and as facts when the vendor fixed them", () => {
    const { common, tuning, fixed } = groupFields(eachlabs);
    expect(common.map((field) => field.name)).toEqual(["resolution", "aspect_ratio"]);
    expect(tuning.length).toBeGreaterThan(6);
    expect(fixed.map((field) => field.name)).toEqual(["frames_per_second", "num_frames"]);
  });

  it("are exactly what the provider takes", () => {
    expect(EACHLABS_MODEL.settings.safeParse(settingsOf(eachlabs)).success).toBe(true);
    expect(WAVESPEED_MODEL.settings.safeParse(settingsOf(wavespeed, { duration: 8 })).success).toBe(true);
  });

  it("keep what was changed and drop what the model doesn't take", () => {
    const settings = settingsOf(eachlabs, {
      shift: 7,
      num_inference_steps: 99,
      guidance_scale: "3",
      enable_safety_checker: true,
      num_frames: 120,
      duration: 8,
    });
    expect(settings).toMatchObject({ shift: 7, num_inference_steps: 27, guidance_scale: 3.5, enable_safety_checker: true, num_frames: 81 });
    expect(settings).not.toHaveProperty("duration");
    expect(
      changedOf(eachlabs, settings)
        .map((field) => field.name)
        .sort(),
    ).toEqual(["enable_safety_checker", "shift"]);
  });

  it("go back to their defaults", () => {
    const { tuning } = groupFields(eachlabs);
    const settings = settingsOf(eachlabs, { shift: 7, resolution: "480p" });
    expect(resetFields(tuning, settings)).toMatchObject({ shift: 5, resolution: "480p" });
  });

  it("read as people say them", () => {
    const words = (fields: typeof eachlabs, name: string, value: string | number | boolean) =>
      valueWords(fields.find((field) => field.name === name)!, value);
    expect(words(wavespeed, "duration", 8)).toBe("8 s");
    expect(words(eachlabs, "interpolator_model", "film")).toBe("FILM");
    expect(words(eachlabs, "guidance_scale", 3.5000000000000004)).toBe("3.5");
    expect(words(eachlabs, "enable_safety_checker", true)).toBe("on");
    expect(words(eachlabs, "frames_per_second", 16)).toBe("16 fps");
  });

  it("say how far they go and what they are by themselves", () => {
    const help = (fields: typeof eachlabs, name: string) => helpWords(fields.find((field) => field.name === name)!);
    expect(help(eachlabs, "num_inference_steps")).toMatch(/\. From 2 to 40; 27 unless changed\.$/);
    expect(help(eachlabs, "enable_safety_checker")).toMatch(/\. Off unless changed\.$/);
    expect(help(wavespeed, "duration")).toBe("How long the clip plays. 5 s unless changed.");
    expect(help(eachlabs, "num_frames")).not.toContain("unless changed");
  });
});

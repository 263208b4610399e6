import { describe, expect, it } from "vitest";
import { settingsOf } from "@/components/form/settings";
import { type Carrier, carryOver } from "@/components/takes/composer/carry-over";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import { fieldsOf } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";
import { WAVESPEED_MODEL } from "@/lib/providers/wavespeed/model";

const wavespeed: Carrier = { provider: "wavespeed", fields: fieldsOf(WAVESPEED_MODEL), aspectSetting: null };
const eachlabs: Carrier = { provider: "eachlabs", fields: fieldsOf(EACHLABS_MODEL), aspectSetting: "aspect_ratio" };
const toEachlabs = (set: Settings, held: Settings = {}, shape: Parameters<typeof carryOver>[4] = "whole") =>
  carryOver(wavespeed, settingsOf(wavespeed.fields, set), eachlabs, held, shape);
const toWavespeed = (set: Settings, held: Settings = {}, shape: Parameters<typeof carryOver>[4] = "whole") =>
  carryOver(eachlabs, settingsOf(eachlabs.fields, set), wavespeed, held, shape);

describe("going over to the other provider", () => {
  it.each(["480p", "720p"])("keeps %s, which means the same", (resolution) => {
    expect(toEachlabs({ resolution })).toEqual({ changed: { resolution }, shape: "whole", losses: [] });
    expect(toWavespeed({ resolution })).toEqual({ changed: { resolution }, shape: "whole", losses: [] });
  });

  it("says what has no twin there, and what stands instead", () => {
    expect(toEachlabs({ duration: 8 }).losses).toEqual(["8 s has no twin at Eachlabs: its clips are 5.06 s."]);
    expect(toEachlabs({ duration: 5 }).losses).toEqual([]);
    expect(toWavespeed({ resolution: "580p" })).toMatchObject({
      changed: {},
      losses: ["580p has no twin at WaveSpeed: its resolution is 480p."],
    });
    expect(toWavespeed({ resolution: "580p" }, { resolution: "720p" })).toMatchObject({
      changed: { resolution: "720p" },
      losses: ["580p has no twin at WaveSpeed: its resolution is 720p."],
    });
  });

  it("leaves fine tuning where it means something, and says so", () => {
    expect(toWavespeed({ resolution: "480p", shift: 7, num_inference_steps: 30 }).losses).toEqual([
      "WaveSpeed has no such setting as Steps or Shift: what you set waits with Eachlabs.",
    ]);
    const held = { shift: 7, num_inference_steps: 30, resolution: "720p" };
    expect(toEachlabs({ resolution: "480p" }, held).changed).toEqual({ ...held, resolution: "480p" });
  });

  it("keeps a shape as a crop of the still where the provider follows the still", () => {
    expect(toWavespeed({ resolution: "480p", aspect_ratio: "16:9" })).toMatchObject({ shape: "16:9", losses: [] });
    expect(toWavespeed({ aspect_ratio: "16:9" }, {}, "1:1")).toMatchObject({
      shape: "1:1",
      losses: ["WaveSpeed has no shape of its own: the clip is 1:1, as the still is cropped."],
    });
    expect(toWavespeed({ aspect_ratio: "auto" }, {}, "9:16")).toMatchObject({ shape: "9:16", losses: [] });
  });

  it("follows the still at a provider that has shapes, unless it makes that very one", () => {
    expect(toEachlabs({}, { aspect_ratio: "16:9" }, "1:1").changed).not.toHaveProperty("aspect_ratio");
    expect(toEachlabs({}, { aspect_ratio: "16:9" }, "16:9").changed).toHaveProperty("aspect_ratio", "16:9");
  });

  it("always comes to settings that the provider takes", () => {
    for (const resolution of ["480p", "580p", "720p"]) {
      const { changed } = toWavespeed({ resolution, shift: 7, aspect_ratio: "9:16" });
      expect(WAVESPEED_MODEL.settings.safeParse(settingsOf(wavespeed.fields, changed)).success).toBe(true);
    }
    expect(EACHLABS_MODEL.settings.safeParse(settingsOf(eachlabs.fields, toEachlabs({ duration: 8 }).changed)).success).toBe(true);
  });
});

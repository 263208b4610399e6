import { describe, expect, it } from "vitest";
import { settingsOf } from "@/components/form/settings";
import type { CropShape } from "@/components/takes/composer/crop";
import { matched, parityOf, type Side } from "@/components/takes/composer/parity";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import { fieldsOf } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";
import { WAVESPEED_MODEL } from "@/lib/providers/wavespeed/model";

const wavespeed = (set: Settings = {}): Side => {
  const fields = fieldsOf(WAVESPEED_MODEL);
  return { form: { provider: "wavespeed", fields, aspectSetting: null }, settings: settingsOf(fields, set) };
};
const eachlabs = (set: Settings = {}): Side => {
  const fields = fieldsOf(EACHLABS_MODEL);
  return { form: { provider: "eachlabs", fields, aspectSetting: "aspect_ratio" }, settings: settingsOf(fields, set) };
};
const differences = (ours: Settings, theirs: Settings, shape: CropShape = "whole") => parityOf(wavespeed(ours), eachlabs(theirs), shape).differences;

describe("what differs between the two", () => {
  it("is nothing that can be set right at one resolution and five seconds", () => {
    expect(parityOf(wavespeed({ resolution: "720p" }), eachlabs(), "whole")).toEqual({
      differences: [],
      givens: ["WaveSpeed doesn’t say its frame rate.", "Eachlabs makes 81 frames at 16 a second, interpolated to 32: 5.06 s."],
    });
  });

  it("is named with what has no twin", () => {
    expect(differences({ resolution: "480p" }, { resolution: "720p" })).toEqual(["Resolution: WaveSpeed 480p, Eachlabs 720p."]);
    expect(differences({ resolution: "480p" }, { resolution: "580p" })).toEqual([
      "Resolution: WaveSpeed 480p, Eachlabs 580p. 580p has no twin at WaveSpeed.",
    ]);
    expect(differences({ resolution: "720p", duration: 8 }, {})).toEqual(["Length: WaveSpeed 8 s, Eachlabs 5.06 s. 8 s has no twin at Eachlabs."]);
    expect(differences({ resolution: "720p" }, { adjust_fps_for_interpolation: false })).toEqual([
      "Length: WaveSpeed 5 s, Eachlabs 10.06 s. Eachlabs plays the frames it adds at the same rate, so its clip is slower.",
    ]);
    expect(differences({ resolution: "720p" }, { aspect_ratio: "16:9" })).toEqual([
      "Shape: Eachlabs cuts 16:9 around the middle, the other follows the still.",
    ]);
    expect(differences({ resolution: "720p" }, { aspect_ratio: "16:9" }, "16:9")).toEqual([]);
    expect(differences({ resolution: "720p" }, { enable_prompt_expansion: true })).toEqual([
      "Eachlabs expands the prompt: it is no longer the same.",
    ]);
  });

  it("tells what one of them has alone, and how it is drawn between", () => {
    const { givens } = parityOf(wavespeed(), eachlabs({ num_inference_steps: 30, interpolator_model: "none" }), "whole");
    expect(givens[1]).toBe("Eachlabs makes 81 frames at 16 a second: 5.06 s. Set for it alone: steps 30, interpolator None.");
    expect(parityOf(wavespeed(), eachlabs({ num_interpolated_frames: 3 }), "whole").givens[1]).toContain("interpolated to 64");
  });
});

describe("a match", () => {
  const match = (ours: Settings, theirs: Settings, shape: CropShape = "whole") => {
    const found = matched(wavespeed(ours), eachlabs(theirs), shape);
    const [a, b] = [wavespeed(found.changed.wavespeed), eachlabs(found.changed.eachlabs)];
    expect(parityOf(a, b, found.shape).differences).toEqual([]);
    expect(WAVESPEED_MODEL.settings.safeParse(a.settings).success).toBe(true);
    expect(EACHLABS_MODEL.settings.safeParse(b.settings).success).toBe(true);
    return { a: a.settings, b: b.settings, shape: found.shape };
  };

  it("sets what differs to what both can do", () => {
    expect(match({ resolution: "480p", duration: 8 }, { resolution: "720p" })).toMatchObject({
      a: { resolution: "480p", duration: 5 },
      b: { resolution: "480p" },
    });
    expect(match({ resolution: "720p" }, { resolution: "580p", enable_prompt_expansion: true, adjust_fps_for_interpolation: false })).toMatchObject({
      b: { resolution: "720p", enable_prompt_expansion: false, adjust_fps_for_interpolation: true },
    });
  });

  it("makes a shape that one of them was told a crop of the still for both", () => {
    expect(match({}, { aspect_ratio: "9:16" })).toMatchObject({ shape: "9:16", b: { aspect_ratio: "9:16" } });
    expect(match({}, { aspect_ratio: "9:16" }, "1:1")).toMatchObject({ shape: "1:1", b: { aspect_ratio: "auto" } });
  });

  it("leaves fine tuning as it is", () => {
    expect(match({}, { shift: 7 }).b).toMatchObject({ shift: 7 });
  });
});

import { z } from "zod";
import { PRESET_NAME_MAX } from "@/lib/presets/limits";
import { StartTakes } from "@/lib/takes/schema";

const name = z
  .string({ error: "Give the preset a name." })
  .trim()
  .min(1, { error: "Give the preset a name." })
  .max(PRESET_NAME_MAX, { error: `Keep the name to ${PRESET_NAME_MAX} characters.` });
const presetId = z.uuid({ error: "There is no such preset." });

const { provider, settings, prompt, negativePrompt } = StartTakes.shape;
/** Null, or none: the preset leaves what stands in the form. The settings are parsed by the provider's model. */
const held = { provider, settings, prompt: prompt.nullish(), negativePrompt: negativePrompt.nullish() };

export const SavePreset = z.strictObject({ name, ...held });
export type SavePreset = z.output<typeof SavePreset>;

export const UpdatePreset = z.strictObject({ presetId, ...held });
export type UpdatePreset = z.output<typeof UpdatePreset>;

export const RenamePreset = z.strictObject({ presetId, name });
export type RenamePreset = z.output<typeof RenamePreset>;

export const PresetRef = z.strictObject({ presetId });
export type PresetRef = z.output<typeof PresetRef>;

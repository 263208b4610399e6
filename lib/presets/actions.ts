"use server";

import { action } from "@/lib/next/action";
import { deletePreset, renamePreset, restorePreset, updatePreset } from "@/lib/presets/change";
import { savePreset } from "@/lib/presets/save";
import { PresetRef, RenamePreset, SavePreset, UpdatePreset } from "@/lib/presets/schema";

export const savePresetAction = action(SavePreset, savePreset);
export const updatePresetAction = action(UpdatePreset, updatePreset);
export const renamePresetAction = action(RenamePreset, renamePreset);
export const deletePresetAction = action(PresetRef, (actor, input) => deletePreset(actor, input));
export const restorePresetAction = action(PresetRef, restorePreset);

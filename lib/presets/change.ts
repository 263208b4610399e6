import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PRESET_SELECT, toPresetView } from "@/lib/presets/data";
import type { PresetRef, RenamePreset, UpdatePreset } from "@/lib/presets/schema";
import { unlessTaken } from "@/lib/presets/taken";
import type { PresetView } from "@/lib/presets/view";
import { modelOf } from "@/lib/providers/registry";
import { readSettings } from "@/lib/takes/recipe";
import type { Prisma } from "@/prisma/generated/client";

/** Keeps other settings under the same name. Throws `not_found`, and `invalid` by the field. */
export async function updatePreset(actor: Actor, { presetId, provider, settings, prompt, negativePrompt }: UpdatePreset): Promise<PresetView> {
  requireRight(actor, "write");
  const parsed = readSettings(modelOf(provider), settings);
  return write(presetId, { provider, settings: parsed, prompt: prompt ?? null, negativePrompt: negativePrompt ?? null });
}

/** Throws `not_found`, and `invalid` by the name where it is taken. */
export async function renamePreset(actor: Actor, { presetId, name }: RenamePreset): Promise<PresetView> {
  requireRight(actor, "write");
  return unlessTaken(name, () => write(presetId, { name }));
}

/** Puts a preset away; its name is free at once. `restorePreset` takes it back. The same one twice is no error. */
export async function deletePreset(actor: Actor, { presetId }: PresetRef, now = new Date()): Promise<void> {
  requireRight(actor, "write");
  await db().preset.updateMany({ where: { id: presetId, deletedAt: null }, data: { deletedAt: now } });
}

/** Takes a deleted preset back as it was. Throws `not_found` once it is gone for good, and `invalid` by the name where another has it by now. */
export async function restorePreset(actor: Actor, { presetId }: PresetRef): Promise<PresetView> {
  requireRight(actor, "write");
  const deleted = await db().preset.findUnique({ where: { id: presetId }, select: { name: true } });
  if (!deleted) throw gone();
  return unlessTaken(deleted.name, async () =>
    toPresetView(await db().preset.update({ where: { id: presetId }, data: { deletedAt: null }, select: PRESET_SELECT })),
  );
}

async function write(presetId: string, data: Prisma.PresetUpdateManyMutationInput): Promise<PresetView> {
  const [row] = await db().preset.updateManyAndReturn({ where: { id: presetId, deletedAt: null }, data, select: PRESET_SELECT });
  if (!row) throw gone();
  return toPresetView(row);
}

function gone(): AppError {
  return new AppError("not_found", "This preset is gone. Somebody may have deleted it.");
}

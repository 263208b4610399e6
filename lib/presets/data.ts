import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { PRESETS_MAX } from "@/lib/presets/limits";
import type { PresetView } from "@/lib/presets/view";
import type { Settings } from "@/lib/providers/provider";
import type { Prisma } from "@/prisma/generated/client";

export const PRESET_SELECT = {
  id: true,
  name: true,
  provider: true,
  settings: true,
  prompt: true,
  negativePrompt: true,
  createdBy: { select: { name: true } },
  updatedAt: true,
} satisfies Prisma.PresetSelect;

type PresetRow = Prisma.PresetGetPayload<{ select: typeof PRESET_SELECT }>;

/** The team's presets, by name. */
export async function listPresets(_scope: ReadScope): Promise<PresetView[]> {
  const rows = await db().preset.findMany({ where: { deletedAt: null }, select: PRESET_SELECT, take: PRESETS_MAX });
  return rows.map(toPresetView).sort((one, other) => one.name.localeCompare(other.name, "en", { sensitivity: "base", numeric: true }));
}

export function toPresetView({ createdBy, updatedAt, settings, ...row }: PresetRow): PresetView {
  return {
    ...row,
    settings: settings as Settings, // only savePreset and updatePreset write it, as the model's schema parsed it
    by: createdBy?.name ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}

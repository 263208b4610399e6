import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { PRESET_SELECT, toPresetView } from "@/lib/presets/data";
import { PRESETS_MAX } from "@/lib/presets/limits";
import type { SavePreset } from "@/lib/presets/schema";
import { unlessTaken } from "@/lib/presets/taken";
import type { PresetView } from "@/lib/presets/view";
import { modelOf } from "@/lib/providers/registry";
import { readSettings } from "@/lib/takes/recipe";

/** Keeps settings under a name, for the whole team. Throws `invalid` by the field for a name that is taken and for settings that the model doesn't take. */
export async function savePreset(actor: Actor, { name, provider, settings, prompt, negativePrompt }: SavePreset): Promise<PresetView> {
  requireRight(actor, "write");
  const parsed = readSettings(modelOf(provider), settings);
  if ((await db().preset.count({ where: { deletedAt: null } })) >= PRESETS_MAX) {
    throw new AppError("conflict", `There are ${PRESETS_MAX} presets already. Delete one that nobody uses.`);
  }
  const row = await unlessTaken(name, () =>
    db().preset.create({
      data: {
        id: newId(),
        name,
        provider,
        settings: parsed,
        prompt: prompt ?? null,
        negativePrompt: negativePrompt ?? null,
        createdById: actor.memberId,
      },
      select: PRESET_SELECT,
    }),
  );
  return toPresetView(row);
}

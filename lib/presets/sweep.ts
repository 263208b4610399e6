import { db } from "@/lib/db";
import { DELETED_PRESET_KEPT_MS } from "@/lib/presets/limits";

/** Removes for good the presets that were deleted so long ago that nobody takes them back. */
export async function sweepPresets(now = Date.now()): Promise<void> {
  await db().preset.deleteMany({ where: { deletedAt: { lt: new Date(now - DELETED_PRESET_KEPT_MS) } } });
}

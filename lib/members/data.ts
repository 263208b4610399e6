import { db } from "@/lib/db";
import type { Preferences } from "@/lib/members/view";

export const PREFERENCE_FIELDS = { hasGrace: true, hasSingleKeys: true } as const;

/** A member's own preferences; null when the member is gone. */
export async function findPreferences(memberId: string): Promise<Preferences | null> {
  return db().member.findUnique({ where: { id: memberId }, select: PREFERENCE_FIELDS });
}

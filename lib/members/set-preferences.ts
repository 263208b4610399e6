import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PREFERENCE_FIELDS } from "@/lib/members/data";
import type { SetPreferences } from "@/lib/members/schema";
import type { Preferences } from "@/lib/members/view";

/** Sets what a member prefers, for that member alone; everybody may, whatever their role. Answers what holds now. */
export async function setPreferences(actor: Actor, { hasGrace, hasSingleKeys, hasDigest }: SetPreferences): Promise<Preferences> {
  // a token works for its member, it does not decide how they work
  if (actor.kind !== "member") throw new AppError("forbidden", "Preferences are the member’s own to set, signed in.");
  return db().member.update({
    where: { id: actor.memberId },
    data: {
      ...(hasGrace !== undefined && { hasGrace }),
      ...(hasSingleKeys !== undefined && { hasSingleKeys }),
      ...(hasDigest !== undefined && { hasDigest }),
    },
    select: PREFERENCE_FIELDS,
  });
}

"use server";

import { removeMember } from "@/lib/members/remove";
import { MemberRef, SetPreferences, SetRole } from "@/lib/members/schema";
import { setPreferences } from "@/lib/members/set-preferences";
import { setRole } from "@/lib/members/set-role";
import { action } from "@/lib/next/action";

export const setPreferencesAction = action(SetPreferences, setPreferences);
export const setRoleAction = action(SetRole, setRole);
export const removeMemberAction = action(MemberRef, (actor, input) => removeMember(actor, input));

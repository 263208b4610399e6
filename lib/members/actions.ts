"use server";

import { SetPreferences } from "@/lib/members/schema";
import { setPreferences } from "@/lib/members/set-preferences";
import { action } from "@/lib/next/action";

export const setPreferencesAction = action(SetPreferences, setPreferences);

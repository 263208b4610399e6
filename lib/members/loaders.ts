import "server-only";
import { cache } from "react";
import { findPreferences, listMembers } from "@/lib/members/data";
import type { Preferences } from "@/lib/members/view";
import { requireMember } from "@/lib/next/session";

const USUAL: Preferences = { hasGrace: true, hasSingleKeys: true, hasDigest: true };

/** What who is signed in prefers; sends strangers to sign in. */
export const loadPreferences = cache(async (): Promise<Preferences> => {
  const { memberId } = await requireMember();
  return (await findPreferences(memberId)) ?? USUAL;
});

/** Who may come in. */
export const loadMembers = cache(async () => listMembers(await requireMember()));
